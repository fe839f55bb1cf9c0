import type { TableAddress, Written } from './address.ts'
import type { Column, TableStates } from './column.ts'
import type { useModel } from './model.ts'
import type { useRows } from './rows.ts'
import type { Target } from './target.ts'

export interface GridProps<Row extends object> {
  label: string
  table: ReturnType<typeof useModel<Row>>
  shown: readonly Column<Row>[]
  rows: readonly Row[]
  query: ReturnType<typeof useRows<Row>>['query']
  states: TableStates
  address: TableAddress
  write: (changes: Written) => unknown
  selects: boolean
  target?: (row: Row) => Target | undefined
}
