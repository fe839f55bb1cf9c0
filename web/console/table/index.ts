export type { BulkAction, Column, Filter, PageOf, Source, TableStates } from './column.ts'
export { DataTable, type Target } from './data-table.tsx'
export { paged, whole } from './source.ts'
export { tableStates } from './table-states.tsx'
