import { type Problem, readTable } from '#platform/csv'
import { goodsColumns } from './goods-columns.ts'
import { type GoodsRow, type NoteKind, readGoodsRow } from './goods-row.ts'

export interface GoodsSheet {
  /** How many rows the file has below its header, bad ones too. */
  rowCount: number
  /** The rows that are good by themselves. */
  rows: GoodsRow[]
  problems: Problem[]
  notes: string[]
  /** Each column as the file calls it. */
  written: ReadonlyMap<string, string>
}

/** Reads a goods sheet and finds what is wrong in it by itself, without looking at the catalog. */
export function readGoodsSheet(table: string, currency: string): GoodsSheet {
  const read = readTable(table, goodsColumns(currency))
  const problems = [...read.problems]
  const lines = new Map<NoteKind, number[]>()
  const rows: GoodsRow[] = []
  const before = new Map<string, number>()
  for (const { line, value } of read.rows) {
    const { row, faults, notes } = readGoodsRow(line, value)
    faults.push(...repeated(row, before))
    problems.push(...faults.map((fault) => ({ line, ...fault })))
    if (faults.length > 0) continue
    for (const kind of notes) lines.set(kind, [...(lines.get(kind) ?? []), line])
    rows.push(row)
  }
  problems.sort((a, b) => a.line - b.line)
  const notes = [...lines].map(([kind, at]) => NOTES[kind](at.length, someLines(at)))
  const badLines = new Set(read.problems.map((problem) => problem.line).filter((line) => line > 1))
  const rowCount = read.rows.length + badLines.size
  return { rowCount, rows, problems, notes: [...read.notes, ...notes], written: read.written }
}

/** What the row says that an earlier one said already, and only one SKU can have. */
function repeated(row: GoodsRow, before: Map<string, number>) {
  const keys: [string, string][] = [['货号', row.code]]
  for (const barcode of row.barcodes ?? []) keys.push(['条码', barcode])
  if (row.scaleCode !== null) keys.push(['秤码', row.scaleCode])
  return keys.flatMap(([column, value]) => {
    const key = `${column} ${value}`
    const line = before.get(key)
    if (line === undefined) before.set(key, row.line)
    if (line === undefined || line === row.line) return []
    return [{ column, reason: `“${value}” is on line ${line} already.` }]
  })
}

const NOTES: Record<NoteKind, (count: number, lines: string) => string> = {
  'own-code': (count, lines) =>
    `${count} codes have not the 13 digits of a barcode; they are kept as the shop’s own (lines ${lines}).`,
  'scale-label': (count, lines) =>
    `${count} codes begin with 2 as labels of scales do; they are not kept as barcodes (lines ${lines}).`,
  'no-unit': (count, lines) =>
    `${count} rows say no unit; they are sold by the piece (lines ${lines}).`,
  'weighed-by-piece': (count, lines) =>
    `${count} rows are weighed though their unit is not kg; their price is taken per kg (lines ${lines}).`,
  'per-half-kilo': (count, lines) =>
    `${count} rows are priced per 500 g; they are kept at twice that per kg (lines ${lines}).`,
  'no-shelf-life': (count, lines) =>
    `${count} rows have a shelf life of 0 days; it is taken as not known (lines ${lines}).`,
}

const LINES_NAMED = 5

function someLines(lines: readonly number[]): string {
  const named = lines.slice(0, LINES_NAMED).join(', ')
  return `${named}${lines.length > LINES_NAMED ? ', …' : ''}`
}
