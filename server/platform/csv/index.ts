export type { CellReader, Column, Columns, RowOf } from './columns.ts'
export {
  choice,
  date,
  integer,
  list,
  money,
  optional,
  required,
  text,
  time,
  yesOrNo,
} from './columns.ts'
export { decodeTable } from './decode.ts'
export { asWritten } from './headers.ts'
export type { Problem, Table, TableRow } from './read-table.ts'
export { readTable } from './read-table.ts'
export { sayReport } from './say-report.ts'
export type { Cell } from './write-table.ts'
export { writeTable } from './write-table.ts'
