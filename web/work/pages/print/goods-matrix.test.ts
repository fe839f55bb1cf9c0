import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matrixOf } from './goods-matrix.ts'

const anyItem = fc.record({
  skuId: fc.constantFrom('a', 'b', 'c', 'd'),
  name: fc.constant({ en: 'Tomato' }),
  isWeighed: fc.constant(false),
  quantity: fc.integer({ min: 1, max: 50 }),
})
const anyGroups = fc
  .array(fc.array(anyItem, { maxLength: 6 }), { maxLength: 9 })
  .map((all) => all.map((items, at) => ({ id: `g${at}`, name: `Group ${at}`, items })))

test('every piece of every group stands in the matrix once, however its sheets are cut', () => {
  fc.assert(
    fc.property(anyGroups, fc.integer({ min: 1, max: 4 }), (groups, columns) => {
      const sheets = matrixOf(groups, columns)
      const cells = sheets.flatMap(({ rows }) =>
        rows.flatMap(({ skuId, cells: all }) => all.map((cell) => ({ skuId, ...cell }))),
      )
      for (const { id, items } of groups) {
        for (const skuId of ['a', 'b', 'c', 'd']) {
          const wanted = items.filter((item) => item.skuId === skuId)
          const shown = cells.filter((cell) => cell.id === id && cell.skuId === skuId)
          const sum = (all: readonly { quantity: number }[]) =>
            all.reduce((total, { quantity }) => total + quantity, 0)
          expect(sum(shown)).toBe(sum(wanted))
        }
      }
      for (const { columns: shown, rows } of sheets) {
        expect(shown.length).toBeLessThanOrEqual(columns)
        for (const { cells: all } of rows)
          expect(all.map(({ id }) => id)).toEqual(shown.map(({ id }) => id))
      }
    }),
  )
})
