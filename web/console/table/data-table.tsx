import type { Target } from './target.ts'
import './table.css'
import { type ReactNode, useMemo } from 'react'
import { useTableAddress } from './address.ts'
import { Bulk } from './bulk.tsx'
import type { BulkAction, Column, Filter, Source, TableStates } from './column.ts'
import { Grid } from './grid.tsx'
import { useIntents } from './intents.ts'
import { useModel } from './model.ts'
import { useRows } from './rows.ts'
import { Toolbar } from './toolbar.tsx'

export interface DataTableProps<Row extends object> {
  /** Names the table's saved views and its files; one a table. */
  name: string
  /** What the table shows, for those who hear it. */
  label: string
  columns: readonly Column<Row>[]
  source: Source<Row>
  rowId: (row: Row) => string
  states: TableStates
  filters?: readonly Filter[]
  /** What the search field finds; without it there is no such field. */
  searchHint?: string
  target?: (row: Row) => Target | undefined
  actions?: readonly BulkAction<Row>[]
  /** What stands at the right of the toolbar: new, import. */
  tools?: ReactNode
}

const NO_FILTERS: readonly Filter[] = []

/**
 * A list that filters, sorts, chooses its columns and exports what it shows; its whole state is
 * in the address. Columns, filters and source should be stable between renders.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, source, rowId, filters = NO_FILTERS, actions = [] } = props
  const names = useMemo(() => filters.map(({ name }) => name), [filters])
  const { address, write } = useTableAddress(names)
  const { query, rows } = useRows(source, columns, filters, address)
  const table = useModel({ rows, columns, rowId, address, write })
  const shown = columns.filter(({ id }) => table.getColumn(id)?.getIsVisible())
  // Kept by the table: a dialog that is closed and opened again goes on with the same keys.
  const run = useIntents()
  const selected = table.getSelectedRowModel().rows.map(({ original }) => original)
  return (
    <div className="console-card table" data-density={address.density}>
      <Toolbar
        {...props}
        filters={filters}
        address={address}
        write={write}
        shown={shown}
        toggle={(id) => table.getColumn(id)?.toggleVisibility()}
      />
      {actions.length > 0 && selected.length > 0 && (
        <Bulk
          rows={selected}
          actions={actions}
          rowId={rowId}
          run={run}
          nameOf={(row) => String(columns[0]?.value(row) ?? rowId(row))}
          clear={() => table.resetRowSelection(true)}
          refresh={() => query.refetch()}
        />
      )}
      <Grid
        {...props}
        table={table}
        shown={shown}
        rows={rows}
        query={query}
        address={address}
        write={write}
        selects={actions.length > 0}
      />
    </div>
  )
}
