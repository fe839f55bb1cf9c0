import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellOf, readTerms, termsOfCell, typedTerms } from './price-cells.ts'

test('what a community may say is typed, read and kept as the same', () => {
  const terms = fc.record({
    priceMinor: fc.option(fc.integer({ min: 1, max: 100_000_000 })),
    isListed: fc.option(fc.boolean()),
  })
  fc.assert(
    fc.property(terms, fc.constantFrom(0, 2, 3), (own, digits) => {
      const cell = cellOf(own)
      expect(readTerms(typedTerms(cell, digits), 10 ** digits)).toEqual(cell)
      expect(termsOfCell(cell)).toEqual(own)
    }),
  )
})

test('people write it in their own words, and what says nothing stays to be mended', () => {
  for (const [text, cell] of [
    ['', null],
    ['¥4.80', 480],
    ['4,80', 480],
    ['¥4.80/公斤', 480],
    ['4,80 ¥/kg', 480],
    ['不卖', 'off'],
    ['no se vende', 'off'],
    ['NO', 'off'],
    ['on 3.5', 'on:350'],
    ['上架 12', 'on:1200'],
    ['about four', 'about four'],
    ['off later', 'off later'],
  ] as const) {
    expect(readTerms(text, 100), text).toBe(cell)
  }
  for (const cell of ['about four', 0, -1, 'on:0', 0.5, 'off:']) {
    expect(termsOfCell(cell), String(cell)).toBeNull()
  }
})
