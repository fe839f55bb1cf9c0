import fc from 'fast-check'
import { expect, test } from 'vitest'
import { imagePdf } from './image-pdf.ts'

const anyPage = fc.record({
  jpeg: fc.uint8Array({ minLength: 1, maxLength: 400 }),
  widthPx: fc.integer({ min: 1, max: 4000 }),
  heightPx: fc.integer({ min: 1, max: 4000 }),
  widthMm: fc.integer({ min: 20, max: 300 }),
  heightMm: fc.integer({ min: 20, max: 300 }),
})

test('every object of the file begins where its table says, whatever the pictures hold', () => {
  fc.assert(
    fc.property(fc.array(anyPage, { minLength: 1, maxLength: 5 }), (pages) => {
      const file = Buffer.from(imagePdf(pages))
      const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file.toString('latin1'))![1])
      const table = file.toString('latin1', start)
      const offsets = [...table.matchAll(/(\d{10}) 00000 n /g)].map(([, offset]) => Number(offset))
      expect(offsets).toHaveLength(2 + pages.length * 3)
      for (const [at, offset] of offsets.entries()) {
        expect(file.toString('latin1', offset, offset + 12)).toMatch(`${at + 1} 0 obj`)
      }
    }),
  )
})

test('a label of 60 by 40 mm is a page of that size, with its picture whole', () => {
  const jpeg = Uint8Array.from({ length: 300 }, (_, at) => at % 256)
  const file = Buffer.from(
    imagePdf([{ jpeg, widthPx: 720, heightPx: 480, widthMm: 60, heightMm: 40 }]),
  )
  expect(file.toString('latin1')).toContain('/MediaBox [0 0 170.08 113.39]')
  expect(file.includes(Buffer.from(jpeg))).toBe(true)
})
