import fc from 'fast-check'
import { expect, test } from 'vitest'
import { taxOf } from '#platform/money'
import { lineCommission } from '#pricing'
import { commissionOnDue, shareOfQuantity } from './line-share.ts'

const anyLine = fc.record({
  quantity: fc.integer({ min: 1, max: 10_000_000 }),
  dueMinor: fc.integer({ min: 0, max: 1_000_000_000_000 }),
})

test('taken off piece by piece, in whatever parts, a line gives back just what it cost', () => {
  fc.assert(
    fc.property(anyLine, fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (line, parts) => {
      const left = { ...line }
      let taken = 0
      for (const part of parts) {
        const quantity = Math.floor(left.quantity * part)
        const amountMinor = shareOfQuantity(left, quantity)
        expect(amountMinor).toBeGreaterThanOrEqual(0)
        expect(amountMinor).toBeLessThanOrEqual(left.dueMinor)
        left.quantity -= quantity
        left.dueMinor -= amountMinor
        taken += amountMinor
      }
      expect(taken + shareOfQuantity(left, left.quantity)).toBe(line.dueMinor)
    }),
  )
})

test('pieces of one price give back that price each', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.integer({ min: 0, max: 1000 }),
      (quantity, unitMinor, lost) => {
        const missing = Math.min(lost, quantity)
        const line = { quantity, dueMinor: quantity * unitMinor }
        expect(shareOfQuantity(line, missing)).toBe(missing * unitMinor)
      },
    ),
  )
})

test('what is left of a line costs at most half a cent from its exact share', () => {
  fc.assert(
    fc.property(anyLine, fc.double({ min: 0, max: 1, noNaN: true }), (line, part) => {
      const quantity = Math.floor(line.quantity * part)
      const leftMinor = line.dueMinor - shareOfQuantity(line, quantity)
      const exact = BigInt(line.dueMinor) * BigInt(line.quantity - quantity)
      const off = exact - BigInt(leftMinor) * BigInt(line.quantity)
      expect((off < 0n ? -off : off) * 2n <= BigInt(line.quantity)).toBe(true)
    }),
  )
})

const anySold = fc.record({
  goodsMinor: fc.integer({ min: 0, max: 1_000_000_000 }),
  taxRateBasisPoints: fc.integer({ min: 0, max: 10_000 }),
  commissionBasisPoints: fc.integer({ min: 0, max: 5000 }),
})

test.each(['included', 'added'] as const)(
  'the commission of a whole line is the one it was sold with, tax %s',
  (mode) => {
    fc.assert(
      fc.property(anySold, ({ goodsMinor, ...sold }) => {
        const { netMinor, grossMinor } = taxOf(goodsMinor, sold.taxRateBasisPoints, mode)
        const rates = { offer: sold.commissionBasisPoints, leader: 0, level: 0, sku: 0, default: 0 }
        const { commissionMinor } = lineCommission(netMinor, rates)
        expect(commissionOnDue(grossMinor, sold)).toBe(commissionMinor)
      }),
    )
  },
)

test('a line that costs less never earns more', () => {
  fc.assert(
    fc.property(anySold, fc.integer({ min: 0 }), ({ goodsMinor, ...sold }, less) => {
      const dueMinor = Math.max(0, goodsMinor - less)
      expect(commissionOnDue(dueMinor, sold)).toBeLessThanOrEqual(commissionOnDue(goodsMinor, sold))
    }),
  )
})
