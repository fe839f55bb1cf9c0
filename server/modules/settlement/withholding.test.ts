import fc from 'fast-check'
import { expect, test } from 'vitest'
import { taxOfMonth, type WithholdingRule, withheldFrom } from './withholding.ts'

const progressive: WithholdingRule = {
  thresholdMinor: 80_000,
  brackets: [
    { fromMinor: 0, basisPoints: 2000 },
    { fromMinor: 2_000_000, basisPoints: 3000 },
  ],
}

const anyRule = fc
  .record({
    thresholdMinor: fc.nat(1_000_000),
    brackets: fc.array(fc.record({ fromMinor: fc.nat(2_000_000), basisPoints: fc.nat(10_000) }), {
      maxLength: 4,
    }),
  })
  .map((rule): WithholdingRule => rule)

test('below the threshold nothing is withheld, above it each part at its own rate', () => {
  expect(taxOfMonth(80_000, progressive)).toBe(0)
  expect(taxOfMonth(80_004, progressive)).toBe(0)
  expect(taxOfMonth(80_005, progressive)).toBe(1)
  expect(taxOfMonth(180_000, progressive)).toBe(20_000)
  expect(taxOfMonth(2_180_000, progressive)).toBe(400_000 + 30_000)
  expect(taxOfMonth(1_000_000, { thresholdMinor: 0, brackets: [] })).toBe(0)
})

test('a month’s tax does not depend on how the month was split', () => {
  fc.assert(
    fc.property(
      anyRule,
      fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 1 }),
      (rule, parts) => {
        const before = { grossMinor: 0, taxMinor: 0 }
        for (const part of parts) {
          const tax = withheldFrom(part, before, rule)
          expect(tax).toBeGreaterThanOrEqual(0)
          expect(tax).toBeLessThanOrEqual(part)
          before.grossMinor += part
          before.taxMinor += tax
        }
        expect(before.taxMinor).toBe(taxOfMonth(before.grossMinor, rule))
      },
    ),
  )
})

test('more pay is never less in the hand', () => {
  fc.assert(
    fc.property(anyRule, fc.nat(5_000_000), fc.nat(5_000_000), (rule, one, more) => {
      const hand = (sum: number) => sum - taxOfMonth(sum, rule)
      expect(hand(one + more)).toBeGreaterThanOrEqual(hand(one))
    }),
  )
})
