import { stringify } from 'csv-stringify/sync'
import { guardFormula } from './formula-guard.ts'

export type Cell = string | number | bigint | boolean | null

/**
 * A table as CSV (RFC 4180: commas, CRLF, quotes doubled) that spreadsheets open without running
 * anything in it: text that looks like a formula gets an apostrophe before it, which `readTable`
 * takes off again. Numbers are written plainly, null as an empty cell.
 *
 * It starts with the UTF-8 mark, without which Excel shows Chinese as nonsense; `mark: false`
 * leaves it out for programs.
 * @throws RangeError when a row has not as many cells as there are headers
 */
export function writeTable(
  headers: readonly string[],
  rows: Iterable<readonly Cell[]>,
  options: { mark?: boolean } = {},
): string {
  const written: string[][] = [headers.map(guardFormula)]
  for (const row of rows) {
    if (row.length !== headers.length) {
      throw new RangeError(`a row has ${row.length} cells under ${headers.length} headers`)
    }
    written.push(row.map(cellText))
  }
  return stringify(written, {
    record_delimiter: '\r\n',
    bom: options.mark ?? true,
    // By itself it quotes only cells with the whole delimiter, and a lone LF would end the row.
    quoted_match: /[\r\n]/,
  })
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  return typeof cell === 'string' ? guardFormula(cell) : String(cell)
}
