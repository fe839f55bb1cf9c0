import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

export type Density = 'calm' | 'dense'

/** The state of a table as its address holds it; nothing else holds it. */
export interface TableAddress {
  search: string
  sort: string
  isDescending: boolean
  columns: readonly string[] | null
  widths: Readonly<Record<string, number>>
  density: Density
  filters: Readonly<Record<string, string>>
}

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : String(value)

export function readAddress(
  search: Record<string, unknown>,
  filterNames: readonly string[],
): TableAddress {
  const sort = textOf(search.sort)
  const columns = textOf(search.columns)
  const widths = textOf(search.widths)
    .split('.')
    .map((one) => one.split('-'))
    .filter(([id, width]) => id && Number(width) > 0)
    .map(([id, width]) => [id, Number(width)] as const)
  return {
    search: textOf(search.q),
    sort: sort.replace(/^-/, ''),
    isDescending: sort.startsWith('-'),
    columns: columns === '' ? null : columns.split('.'),
    widths: Object.fromEntries(widths),
    density: search.density === 'dense' ? 'dense' : 'calm',
    filters: Object.fromEntries(
      filterNames.map((name) => [name, textOf(search[name])]).filter(([, value]) => value !== ''),
    ),
  }
}

export type Written = Record<string, string | undefined>

export const writeWidths = (widths: Readonly<Record<string, number>>): string | undefined =>
  Object.entries(widths)
    .map(([id, width]) => `${id}-${Math.round(width)}`)
    .join('.') || undefined

/** Reads and writes the state of a table in the address of its page. */
export function useTableAddress(filterNames: readonly string[]) {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const names = filterNames.join('.')
  const address = useMemo(
    () => readAddress(search, names === '' ? [] : names.split('.')),
    [search, names],
  )
  const write = useCallback(
    (changes: Written) =>
      navigate({
        to: '.',
        search: (before: Record<string, unknown>) => ({ ...before, ...changes }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
  return { address, write }
}
