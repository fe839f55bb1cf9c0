/** What a cell holds: a figure, nothing, or text that could not be read as one (and is kept). */
export type CellValue = number | string | null

/** Cells by row and column; rows keep their order. All operations answer a new sheet. */
export interface Sheet {
  readonly rows: readonly SheetRow[]
}

export interface SheetRow {
  readonly id: string
  readonly cells: Readonly<Record<string, CellValue>>
}

export interface Place {
  row: number
  column: number
}

export interface Range {
  from: Place
  to: Place
}

/** Columns that can be written to, in the order in which they stand. */
export type Columns = readonly {
  id: string
  isFixed?: boolean
  read: (text: string, row: SheetRow) => CellValue
}[]

export const corners = ({ from, to }: Range) => ({
  top: Math.min(from.row, to.row),
  bottom: Math.max(from.row, to.row),
  left: Math.min(from.column, to.column),
  right: Math.max(from.column, to.column),
})

export const holds = (range: Range, { row, column }: Place): boolean => {
  const { top, bottom, left, right } = corners(range)
  return row >= top && row <= bottom && column >= left && column <= right
}

/** Writes values at places; fixed columns and places outside of the sheet stay as they are. */
export function write(
  sheet: Sheet,
  columns: Columns,
  values: Iterable<readonly [Place, CellValue]>,
): Sheet {
  const changed = new Map<number, Record<string, CellValue>>()
  for (const [{ row, column }, value] of values) {
    const target = columns[column]
    const was = sheet.rows[row]
    if (target === undefined || was === undefined || target.isFixed) continue
    const cells = changed.get(row) ?? { ...was.cells }
    if (cells[target.id] === value) continue
    cells[target.id] = value
    changed.set(row, cells)
  }
  if (changed.size === 0) return sheet
  return {
    rows: sheet.rows.map((row, index) => {
      const cells = changed.get(index)
      return cells === undefined ? row : { ...row, cells }
    }),
  }
}

/** What a spreadsheet copies: lines of cells between tabs; a cell in quotes may hold both. */
export function readTable(text: string): string[][] {
  const lines: string[][] = []
  let line: string[] = []
  let cell = ''
  let isQuoted = false
  const clean = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let at = 0; at < clean.length; at += 1) {
    const sign = clean[at]!
    if (isQuoted) {
      if (sign === '"' && clean[at + 1] === '"') {
        cell += '"'
        at += 1
      } else if (sign === '"') isQuoted = false
      else cell += sign
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === '\t' || sign === '\n') {
      line.push(cell)
      cell = ''
      if (sign === '\n') {
        lines.push(line)
        line = []
      }
    } else cell += sign
  }
  line.push(cell)
  lines.push(line)
  return lines
}

/** The same the other way: what a spreadsheet takes. */
export const writeTable = (lines: readonly (readonly string[])[]): string =>
  lines
    .map((line) =>
      line
        .map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join('\t'),
    )
    .join('\n')

/** Writes a table from a range's first cell on; one line or cell fills the whole range. */
export function paste(
  sheet: Sheet,
  columns: Columns,
  range: Range,
  table: readonly (readonly string[])[],
): Sheet {
  const { top, bottom, left, right } = corners(range)
  const wide = Math.max(1, ...table.map((line) => line.length))
  const rows = Math.max(table.length, repeats(bottom - top + 1, table.length))
  const across = Math.max(wide, repeats(right - left + 1, wide))
  const values: [Place, CellValue][] = []
  for (let down = 0; down < rows; down += 1) {
    const line = table[down % table.length] ?? []
    for (let over = 0; over < across; over += 1) {
      const text = line[over % wide]
      const column = columns[left + over]
      const row = sheet.rows[top + down]
      if (text === undefined || column === undefined || row === undefined) continue
      values.push([{ row: top + down, column: left + over }, column.read(text, row)])
    }
  }
  return write(sheet, columns, values)
}

const repeats = (room: number, size: number): number => Math.floor(room / size) * size

/**
 * Gives every row of a range what its first row says: read anew by each row, since the same figure
 * is pieces in one and kilograms in the next.
 */
export function fillDown(
  sheet: Sheet,
  columns: Columns,
  range: Range,
  textOf: (place: Place) => string,
): Sheet {
  const { top, bottom, left, right } = corners(range)
  if (top >= bottom || sheet.rows[top] === undefined) return sheet
  const line: string[] = []
  for (let column = left; column <= Math.min(right, columns.length - 1); column += 1) {
    line.push(textOf({ row: top, column }))
  }
  const below = { from: { row: top + 1, column: left }, to: { row: bottom, column: right } }
  return line.length === 0 ? sheet : paste(sheet, columns, below, [line])
}

/** Empties the cells of a range. */
export function clear(sheet: Sheet, columns: Columns, range: Range): Sheet {
  const { top, bottom, left, right } = corners(range)
  const values: [Place, CellValue][] = []
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) values.push([{ row, column }, null])
  }
  return write(sheet, columns, values)
}

/** Puts rows at the end; those that are there already stay where they are. */
export function addRows(sheet: Sheet, rows: readonly SheetRow[]): Sheet {
  const there = new Set(sheet.rows.map(({ id }) => id))
  const added = rows.filter(({ id }) => !there.has(id))
  return added.length === 0 ? sheet : { rows: [...sheet.rows, ...added] }
}

export function removeRows(sheet: Sheet, ids: ReadonlySet<string>): Sheet {
  const rows = sheet.rows.filter(({ id }) => !ids.has(id))
  return rows.length === sheet.rows.length ? sheet : { rows }
}

/** The rows of a sheet that are not as they were in another. */
export function changedRows(was: Sheet, is: Sheet): ReadonlySet<string> {
  const before = new Map(was.rows.map((row) => [row.id, row.cells]))
  return new Set(
    is.rows.filter(({ id, cells }) => !isSame(before.get(id), cells)).map(({ id }) => id),
  )
}

function isSame(
  one: Readonly<Record<string, CellValue>> | undefined,
  other: Readonly<Record<string, CellValue>>,
): boolean {
  if (one === other) return true
  if (one === undefined) return false
  return Object.keys({ ...one, ...other }).every((id) => (one[id] ?? null) === (other[id] ?? null))
}
