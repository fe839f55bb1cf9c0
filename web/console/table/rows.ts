import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { TableAddress } from './address.ts'
import type { Asked, Column, Filter, Source } from './column.ts'

const folded = (text: unknown): string =>
  String(text ?? '')
    .toLocaleLowerCase()
    .normalize('NFKC')

export const askedOf = (address: TableAddress): Asked => ({
  search: address.search || undefined,
  sort: address.sort || undefined,
  isDescending: address.isDescending,
  filters: address.filters,
})

/** Narrows and sorts rows that came whole, as the server does with those that come in pages. */
export function arrange<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filters: readonly Filter[],
  address: TableAddress,
): readonly Row[] {
  const asked = folded(address.search)
  const kept = rows.filter(
    (row) =>
      columns.some(({ value }) => folded(value(row)).includes(asked)) &&
      filters.every(({ name, kind }) => {
        const wanted = address.filters[name]
        if (wanted === undefined) return true
        const held = columns.find(({ id }) => id === name)?.value(row)
        const own = (row as Record<string, unknown>)[name] ?? held
        return kind === 'text' ? folded(own).includes(folded(wanted)) : String(own) === wanted
      }),
  )
  const by = columns.find(({ id, sort }) => id === address.sort && sort === true)
  if (by === undefined) return kept
  const turn = address.isDescending ? -1 : 1
  return kept.toSorted((one, other) => turn * compare(by.value(one), by.value(other)))
}

function compare(one: string | number | null, other: string | number | null): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return String(one ?? '').localeCompare(String(other ?? ''))
}

/** The rows that the address asks for, as far as they were asked. */
export function useRows<Row>(
  source: Source<Row>,
  columns: readonly Column<Row>[],
  filters: readonly Filter[],
  address: TableAddress,
) {
  const asked = askedOf(address)
  const query = useInfiniteQuery({
    queryKey: [...source.key, source.isWhole ? 'whole' : asked],
    queryFn: ({ pageParam, signal }) =>
      source.page({ ...asked, signal, ...(pageParam === '' ? {} : { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor,
  })
  const pages = query.data?.pages
  const rows = useMemo(() => {
    const all = pages?.flatMap(({ items }) => items) ?? []
    return source.isWhole ? arrange(all, columns, filters, address) : all
  }, [pages, source.isWhole, columns, filters, address])
  return { query, rows }
}
