import {
  columnSizingFeature,
  columnVisibilityFeature,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import { type TableAddress, type Written, writeWidths } from './address.ts'
import type { Column } from './column.ts'

const features = tableFeatures({
  columnSizingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
})

const WIDTH = 150
const NARROWEST = 60

/** The model of a table: its order, widths and shown columns are the address's, never its own. */
export function useModel<Row extends object>({
  rows,
  columns,
  rowId,
  address,
  write,
}: {
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  rowId: (row: Row) => string
  address: TableAddress
  write: (changes: Written) => unknown
}) {
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({})
  const columnVisibility = useMemo(
    () =>
      Object.fromEntries(
        columns.map(({ id, isHidden }) => [
          id,
          address.columns === null ? !isHidden : address.columns.includes(id),
        ]),
      ),
    [columns, address.columns],
  )
  const definitions = useMemo(
    () =>
      columns.map(({ id, value, width = WIDTH }) => ({
        id,
        accessorFn: value,
        size: width,
        minSize: NARROWEST,
      })),
    [columns],
  )
  return useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    getRowId: rowId,
    state: { columnVisibility, columnSizing: { ...address.widths }, rowSelection },
    onRowSelectionChange: setRowSelection,
    onColumnSizingChange: (next) => {
      const widths = typeof next === 'function' ? next({ ...address.widths }) : next
      write({ widths: writeWidths(widths) })
    },
    onColumnVisibilityChange: (next) => {
      const shown = typeof next === 'function' ? next(columnVisibility) : next
      write({
        columns: columns
          .filter(({ id }) => shown[id])
          .map(({ id }) => id)
          .join('.'),
      })
    },
  })
}
