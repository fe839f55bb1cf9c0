import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type InvoiceLine,
  linesToInvoice,
  newInvoiceNumber,
  type PaidLine,
  sumOf,
} from './invoice.ts'

const lineOf = (lineNumber: number, rateBasisPoints: number, grossMinor: number): PaidLine => ({
  lineNumber,
  name: { en: 'Tomato' },
  taxCode: 'food',
  rateBasisPoints,
  quantity: 1,
  measure: 'piece',
  grossMinor,
})

const anyRefunds = fc.array(
  fc.record({
    rate: fc.constantFrom(0, 300, 600, 900, 1300),
    dues: fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 5 },
)

test('an invoice and its red-letter ones sum to the invoice of what is left, net and tax alike', () => {
  fc.assert(
    fc.property(anyRefunds, (orders) => {
      const invoiced: InvoiceLine[] = []
      const steps = Math.max(...orders.map(({ dues }) => dues.length))
      let left: PaidLine[] = []
      for (let step = 0; step < steps; step += 1) {
        left = orders.map(({ rate, dues }, index) => {
          const falling = [...dues].sort((a, b) => b - a)
          return lineOf(index + 1, rate, falling[Math.min(step, falling.length - 1)]!)
        })
        const lines = linesToInvoice(left, invoiced)
        for (const line of lines) expect(line.netMinor + line.taxMinor).toBe(line.grossMinor)
        if (step > 0) for (const line of lines) expect(line.grossMinor).toBeLessThan(0)
        invoiced.push(...lines)
      }
      expect(sumOf(invoiced)).toEqual(sumOf(linesToInvoice(left, [])))
    }),
  )
})

test('nothing given back is no red-letter line, and all given back leaves nothing invoiced', () => {
  const first = linesToInvoice([lineOf(1, 900, 1090)], [])
  expect(first).toMatchObject([{ netMinor: 1000, taxMinor: 90, grossMinor: 1090 }])
  expect(linesToInvoice([lineOf(1, 900, 1090)], first)).toEqual([])
  const back = linesToInvoice([lineOf(1, 900, 0)], first)
  expect(back).toMatchObject([{ netMinor: -1000, taxMinor: -90, grossMinor: -1090 }])
})

test('numbers are twenty digits and do not start with a zero', () => {
  const numbers = new Set(Array.from({ length: 500 }, newInvoiceNumber))
  expect(numbers.size).toBe(500)
  for (const number of numbers) expect(number).toMatch(/^[1-9]\d{19}$/)
})
