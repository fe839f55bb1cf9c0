import { momentOf } from '../sheet/cells.ts'
import type { TableAddress } from './address.ts'
import type { Column, Filter, Source } from './column.ts'
import { arrange, askedOf } from './rows.ts'

/** More than this is for the import and export of the API, not for a browser. */
export const MOST_ROWS = 50_000

type Cell = string | number | null

// A spreadsheet computes what begins so; an apostrophe makes it text again.
const FORMULA = /^[=+\-@\t\r]/

/** A text that no spreadsheet takes for a formula. */
export const escapedCell = (value: Cell): Cell =>
  typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value

const quoted = (value: Cell): string => {
  const text = value === null ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The rows as comma-separated values, as a spreadsheet opens them in any language. */
export const csvOf = (sheet: readonly (readonly Cell[])[]): string =>
  `\uFEFF${sheet.map((row) => row.map((cell) => quoted(escapedCell(cell))).join(',')).join('\r\n')}\r\n`

/** All rows that the address asks for, page after page. */
export async function allRows<Row>(
  source: Source<Row>,
  columns: readonly Column<Row>[],
  filters: readonly Filter[],
  address: TableAddress,
  tell: (rows: number) => void,
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  let cursor: string | undefined
  do {
    const page = await source.page({
      ...askedOf(address),
      signal,
      ...(cursor === undefined ? {} : { cursor }),
    })
    rows.push(...page.items)
    cursor = page.nextCursor
    tell(rows.length)
  } while (cursor !== undefined && rows.length < MOST_ROWS)
  const bounded = rows.slice(0, MOST_ROWS)
  return source.isWhole ? arrange(bounded, columns, filters, address) : bounded
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

/** A time as the region's clocks show it, which a spreadsheet sorts and counts by day. */
const localTime = (value: Cell, zone: string): Cell =>
  typeof value === 'string' && INSTANT.test(value) ? momentOf(value, zone, 'second') : value

/** The header and the rows of what is shown. */
export const sheetOf = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  zone: string,
): readonly (readonly Cell[])[] => [
  columns.map(({ name }) => name),
  ...rows.map((row) => columns.map(({ value }) => localTime(value(row), zone))),
]

export async function xlsxOf(sheet: readonly (readonly Cell[])[]): Promise<Blob> {
  const { default: writeExcelFile } = await import('write-excel-file/browser')
  const data = sheet.map((row, line) =>
    row.map((cell) => {
      const value = escapedCell(cell)
      if (value === null) return null
      return typeof value === 'number'
        ? { value, type: Number }
        : { value, type: String, ...(line === 0 ? { fontWeight: 'bold' as const } : {}) }
    }),
  )
  return writeExcelFile(data, { stickyRowsCount: 1 }).toBlob()
}

/** Gives the person a file. */
export function save(name: string, content: Blob): void {
  const href = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
