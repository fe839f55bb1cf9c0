import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { m } from '../../i18n/index.ts'
import type { GridProps } from './grid-props.ts'
import { Head } from './head.tsx'
import { useRowKeys } from './keys.ts'
import { RowOf } from './row.tsx'

const ROW_PX = { calm: 45, dense: 33 }
const FEW = 60
const CHECK_PX = 40

/** The head and the rows; only those in sight are drawn when there are many. */
export function Grid<Row extends object>(props: GridProps<Row>) {
  const { table, shown, query, states, address, selects, target } = props
  const scroller = useRef<HTMLElement>(null)
  const navigate = useNavigate()
  const rows = table.getRowModel().rows
  const isLong = rows.length > FEW
  const virtual = useVirtualizer({
    count: rows.length,
    enabled: isLong,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX[address.density],
    overscan: 12,
  })
  const keys = useRowKeys(scroller, {
    toggle: (index) => selects && rows[index]?.toggleSelected(),
    open: (index) => {
      const goal = rows[index] && target?.(rows[index].original)
      if (goal) navigate(goal as never)
    },
  })
  if (query.isError && rows.length === 0) return states.failed(query.error, query.refetch)
  if (query.isPending) return states.loading
  if (rows.length === 0) {
    return (
      <>
        {states.empty}
        {query.hasNextPage ? <Foot count={0} query={query} /> : null}
      </>
    )
  }
  const seen = isLong
    ? virtual.getVirtualItems()
    : rows.map((_, index) => ({ index, start: 0, end: 0 }))
  const above = isLong ? (seen[0]?.start ?? 0) : 0
  const below = isLong ? virtual.getTotalSize() - (seen.at(-1)?.end ?? 0) : 0
  // A cell over more columns than there are would make one that takes its share of the width.
  const columns = shown.length + (selects ? 1 : 0)
  const sizes = shown.map(({ id }) => table.getColumn(id)?.getSize() ?? 0)
  const least = sizes.reduce((sum, size) => sum + size, selects ? CHECK_PX : 0)
  return (
    <section
      className="table-scroll"
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={props.label}
      onKeyDown={keys}
    >
      <table className="table-grid" style={{ minWidth: `max(100%, ${least}px)` }}>
        <Head {...props} />
        <tbody>
          {above > 0 && <Gap height={above} columns={columns} />}
          {seen.map(({ index }) => (
            <RowOf
              key={rows[index]!.id}
              row={rows[index]!}
              index={index}
              shown={shown}
              selects={selects}
              isSelected={rows[index]!.getIsSelected()}
              goal={target?.(rows[index]!.original)}
            />
          ))}
          {below > 0 && <Gap height={below} columns={columns} />}
        </tbody>
      </table>
      <Foot count={rows.length} query={query} />
    </section>
  )
}

function Gap({ height, columns }: { height: number; columns: number }) {
  return (
    <tr>
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}

function Foot<Row extends object>({
  count,
  query,
}: {
  count: number
  query: GridProps<Row>['query']
}) {
  return (
    <div className="table-foot">
      <span className="console-soft" role="status">
        {query.hasNextPage ? m.console_table_some({ count }) : m.console_table_all({ count })}
      </span>
      {query.hasNextPage && (
        <Button
          variant="light"
          size="xs"
          loading={query.isFetchingNextPage}
          onClick={() => query.fetchNextPage()}
        >
          {m.console_table_more()}
        </Button>
      )}
    </div>
  )
}
