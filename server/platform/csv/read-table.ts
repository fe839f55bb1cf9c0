import { CsvError, parse } from 'csv-parse/sync'
import type { Columns, RowOf } from './columns.ts'
import { unguardFormula } from './formula-guard.ts'
import { asWritten, matchHeaders, nameOf } from './headers.ts'

/** What is wrong and where: the line of the file (1 is the header), the header as people see it. */
export interface Problem {
  line: number
  column: string
  reason: string
}

export interface TableRow<Value> {
  line: number
  value: Value
}

export interface Table<Value> {
  /** The rows without a problem, in the file's order. */
  rows: TableRow<Value>[]
  /** Every problem of every row, at most 10,000; then nothing may be taken for complete. */
  problems: Problem[]
  /** What a person may want to know though nothing is wrong, such as columns not used. */
  notes: string[]
  /** The name in reports of a column → its header as the file writes it. */
  written: ReadonlyMap<string, string>
}

interface Line {
  line: number
  cells: string[]
}

const PROBLEMS_KEPT = 10_000
const ROW_LIMIT = 100_000
const LONGEST_LINE = 200_000

/**
 * Reads a person's CSV against declared columns and reports all that is wrong with it, so that an
 * import can be tried first and nothing be half imported. Headers may stand in any order and any
 * of their names; commas, semicolons or tabs apart; LF or CRLF; with or without the UTF-8 mark;
 * empty lines are passed over. Bytes are made text by `decodeTable`.
 *
 * A file whose headers are not right (one missing, one twice) yields that problem and no rows; one
 * with more than `rowLimit` rows (100,000) is read up to there and says so as a problem.
 */
export function readTable<Cols extends Columns>(
  text: string,
  columns: Cols,
  options: { rowLimit?: number } = {},
): Table<RowOf<Cols>> {
  const rowLimit = options.rowLimit ?? ROW_LIMIT
  const { lines, problem } = splitLines(text, rowLimit + 1)
  const header = lines.shift()
  if (!header) return failed(problem ?? { line: 1, column: '', reason: 'The file is empty.' })

  const headers = matchHeaders(header.cells, columns)
  if (headers.problems.length > 0) {
    const problems = headers.problems.map((found) => ({ line: header.line, ...found }))
    return { rows: [], problems, notes: headers.notes, written: headers.written }
  }

  const { notes, written } = headers
  const table: Table<RowOf<Cols>> = { rows: [], problems: [], notes, written }
  if (lines.length > rowLimit) {
    const reason = `The file has more than ${rowLimit} rows; divide it into several.`
    table.problems.push({ line: lines[rowLimit]!.line, column: '', reason })
    lines.length = rowLimit
  }
  if (problem) table.problems.push(problem)
  for (const line of lines) {
    if (table.problems.length >= PROBLEMS_KEPT) break
    readRow(line, header.cells.length, headers.places, columns, table)
  }
  table.problems.sort((a, b) => a.line - b.line)
  table.problems = asWritten(table.problems.slice(0, PROBLEMS_KEPT), headers)
  return table
}

function failed(problem: Problem) {
  return { rows: [], problems: [problem], notes: [], written: new Map<string, string>() }
}

function readRow<Cols extends Columns>(
  { line, cells }: Line,
  width: number,
  places: ReadonlyMap<string, number>,
  columns: Cols,
  table: Table<RowOf<Cols>>,
): void {
  const found: Problem[] = []
  if (cells.slice(width).some((cell) => cell.trim() !== '')) {
    const reason = `The row has ${cells.length} cells but there are only ${width} headers.`
    found.push({ line, column: '', reason })
  }
  const value: Record<string, unknown> = {}
  for (const [field, column] of Object.entries(columns)) {
    const place = places.get(field)
    const cell = place === undefined ? '' : unguardFormula(cells[place] ?? '').trim()
    if (cell === '') {
      value[field] = null
      if (column.required)
        found.push({ line, column: nameOf(column), reason: 'This must not be empty.' })
      continue
    }
    const read = column.read(cell)
    if ('reason' in read) found.push({ line, column: nameOf(column), reason: read.reason })
    else value[field] = read.value
  }
  if (found.length === 0) table.rows.push({ line, value: value as RowOf<Cols> })
  else table.problems.push(...found)
}

/** Lines that are not empty, with the number of the file's line where each starts. */
function splitLines(text: string, rowLimit: number): { lines: Line[]; problem?: Problem } {
  const lines: Line[] = []
  let linesBefore = 0
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // People write 5" nails without doubling the quote.
      relax_quotes: true,
      max_record_size: LONGEST_LINE,
      on_record: (cells: string[], context) => {
        const line = linesBefore + 1
        linesBefore = context.lines
        const empty = cells.every((cell) => unguardFormula(cell).trim() === '')
        if (!empty && lines.length <= rowLimit) lines.push({ line, cells })
        // Kept here already: null keeps the parser from holding every row a second time.
        return null
      },
    })
    return { lines }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { lines, problem: { line: linesBefore + 1, column: '', reason: reasonOf(error) } }
  }
}

function reasonOf(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return 'A quotation mark opens here and is never closed; the file cannot be read further.'
  }
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    return 'The row is too long; perhaps a quotation mark is missing. The file ends here for us.'
  }
  return 'The file cannot be read further from here.'
}

// Excel writes what the country's settings say, so the header decides; a tie is a comma.
function delimiterOf(text: string): string {
  const header = /^.*$/m.exec(text.slice(0, LONGEST_LINE).replace(/^\s+/, ''))?.[0] ?? ''
  const counted = [',', ';', '\t'].map((sign) => ({ sign, times: header.split(sign).length }))
  return counted.reduce((best, next) => (next.times > best.times ? next : best)).sign
}
