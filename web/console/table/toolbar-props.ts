import type { ReactNode } from 'react'
import type { TableAddress, Written } from './address.ts'
import type { Column, Filter, Source } from './column.ts'

export interface ToolbarProps<Row> {
  name: string
  label: string
  columns: readonly Column<Row>[]
  shown: readonly Column<Row>[]
  source: Source<Row>
  filters: readonly Filter[]
  searchHint?: string
  tools?: ReactNode
  address: TableAddress
  write: (changes: Written) => unknown
  toggle: (id: string) => void
}
