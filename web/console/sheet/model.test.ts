import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figureOf, instantOfMoment, momentOf, reader, readMoment } from './cells.ts'
import { begin, redo, step, undo } from './history.ts'
import {
  addRows,
  type Columns,
  changedRows,
  clear,
  fillDown,
  type Place,
  paste,
  type Range,
  readTable,
  removeRows,
  type Sheet,
  type SheetRow,
  write,
  writeTable,
} from './model.ts'

const columns: Columns = [
  { id: 'name', isFixed: true, read: (text) => text },
  { id: 'price', read: reader(100) },
  { id: 'cap', read: reader(1) },
  { id: 'limit', read: reader(1) },
]

const textIn =
  (sheet: Sheet) =>
  ({ row, column }: Place): string => {
    const value = sheet.rows[row]?.cells[columns[column]?.id ?? ''] ?? null
    return typeof value === 'number' && columns[column]?.id === 'price'
      ? String(value / 100)
      : String(value ?? '')
  }

const sheetOf = fc
  .array(fc.record({ price: fc.nat(), cap: fc.option(fc.nat()), limit: fc.option(fc.nat()) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map(
    (rows): Sheet => ({
      rows: rows.map((cells, nth) => ({
        id: `row-${nth}`,
        cells: { name: `Goods ${nth}`, ...cells },
      })),
    }),
  )
const place = fc.record({ row: fc.nat(9), column: fc.nat(4) })
const range = fc.record({ from: place, to: place })
const table = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 4,
})
const act = fc.oneof(
  fc.tuple(range, table).map(
    ([at, text]) =>
      (sheet: Sheet) =>
        paste(sheet, columns, at, text),
  ),
  range.map((at) => (sheet: Sheet) => fillDown(sheet, columns, at, textIn(sheet))),
  range.map((at) => (sheet: Sheet) => clear(sheet, columns, at)),
  fc.nat(9).map((nth) => (sheet: Sheet) => removeRows(sheet, new Set([`row-${nth}`]))),
  fc
    .nat(20)
    .map((nth) => (sheet: Sheet) => addRows(sheet, [{ id: `row-${nth}`, cells: { price: nth } }])),
)

test('undoing every step gives the sheet back exactly, and redoing them what it became', () => {
  fc.assert(
    fc.property(sheetOf, fc.array(act, { maxLength: 12 }), (sheet, acts) => {
      let history = begin(sheet)
      for (const one of acts) history = step(history, one(history.present))
      const became = history.present
      let steps = 0
      while (history.past.length > 0) {
        history = undo(history)
        steps += 1
      }
      expect(history.present).toBe(sheet)
      for (let nth = 0; nth < steps; nth += 1) history = redo(history)
      expect(history.present).toEqual(became)
    }),
  )
})

test('pasting and undoing leaves nothing behind, and no fixed cell is ever written', () => {
  fc.assert(
    fc.property(sheetOf, range, table, (sheet, at, text) => {
      const pasted = step(begin(sheet), paste(sheet, columns, at, text))
      expect(undo(pasted).present).toEqual(sheet)
      expect(pasted.present.rows.map(({ cells }) => cells.name)).toEqual(
        sheet.rows.map(({ cells }) => cells.name),
      )
      expect(pasted.present.rows).toHaveLength(sheet.rows.length)
    }),
  )
})

test('what a spreadsheet copied comes back as it was, also with tabs, lines and quotes in cells', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '1', ' ', '\t', '\n', '"', '番') })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }).chain((wide) =>
        fc.array(fc.array(text, { minLength: wide, maxLength: wide }), {
          minLength: 1,
          maxLength: 4,
        }),
      ),
      (lines) => {
        // One empty last line is how a spreadsheet ends what it copies.
        fc.pre(lines.at(-1)!.join('') !== '')
        expect(readTable(writeTable(lines))).toEqual(lines)
      },
    ),
  )
})

const at = (row: number, column: number, toRow = row, toColumn = column): Range => ({
  from: { row, column },
  to: { row: toRow, column: toColumn },
})
const three: Sheet = {
  rows: [1, 2, 3].map((nth) => ({ id: `row-${nth}`, cells: { name: `G${nth}`, price: nth } })),
}

test('one copied cell fills the selection; a block goes down and right as far as the sheet', () => {
  const filled = paste(three, columns, at(0, 1, 2, 1), [['4.80']])
  expect(filled.rows.map(({ cells }) => cells.price)).toEqual([480, 480, 480])
  const block = paste(three, columns, at(1, 1), [
    ['1', '10'],
    ['2', '20'],
    ['3', '30'],
  ])
  expect(block.rows.map(({ cells }) => [cells.price, cells.cap ?? null])).toEqual([
    [1, null],
    [100, 10],
    [200, 20],
  ])
})

test('filling down repeats the first row, and what is no figure stays to be mended', () => {
  const filled = fillDown(three, columns, at(0, 1, 2, 1), textIn(three))
  expect(filled.rows.map(({ cells }) => cells.price)).toEqual([1, 1, 1])
  const wrong = write(three, columns, [[{ row: 0, column: 1 }, reader(100)('about four')]])
  expect(wrong.rows[0]!.cells.price).toBe('about four')
  expect(changedRows(three, wrong)).toEqual(new Set(['row-1']))
})

test('a figure filled down means in each row what it would mean typed there', () => {
  const sizeOf = ({ cells }: SheetRow) => (cells.measure === 'weighed' ? 1000 : 1)
  const limits: Columns = [{ id: 'limit', read: (text, row) => reader(sizeOf(row))(text) }]
  const filled = (...rows: [measure: string, limit: number | null][]) => {
    const sheet: Sheet = {
      rows: rows.map(([measure, limit], nth) => ({ id: `row-${nth}`, cells: { measure, limit } })),
    }
    const textOf = ({ row }: Place) =>
      String(Number(sheet.rows[row]!.cells.limit) / sizeOf(sheet.rows[row]!))
    return fillDown(sheet, limits, at(0, 0, rows.length - 1, 0), textOf).rows.map(
      ({ cells }) => cells.limit,
    )
  }
  expect(filled(['piece', 3], ['weighed', null], ['piece', 9])).toEqual([3, 3000, 3])
  expect(filled(['weighed', 2000], ['piece', null])).toEqual([2000, 2])
})

test('figures are read as people write them', () => {
  for (const [text, figure] of [
    ['¥4.80', 4.8],
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ['1.234.567', 1234567],
    ['12,345', 12345],
    ['0,250', 0.25],
    ['1234,567', 1234.567],
    ['20.125', 20.125],
    ['4,80', 4.8],
    ['12 %', 12],
    ['５', 5],
    ['', null],
    ['4.8.0', null],
  ] as const) {
    expect(figureOf(text), text).toBe(figure)
  }
})

test('a time of a zone is the instant it is there, and back', () => {
  expect(instantOfMoment('2026-11-22 18:00', 'Asia/Shanghai')).toBe('2026-11-22T10:00:00.000Z')
  expect(momentOf('2026-07-01T10:00:00.000Z', 'Europe/Madrid')).toBe('2026-07-01 12:00')
  expect(readMoment('2026/11/2 8:05')).toBe('2026-11-02 08:05')
  expect(readMoment('tonight')).toBe('tonight')
})
