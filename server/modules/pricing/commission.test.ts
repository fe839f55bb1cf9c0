import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CommissionRates, lineCommission } from './commission.ts'

const anyRate = fc.option(fc.integer({ min: 0, max: 5000 }))
const anyRates: fc.Arbitrary<CommissionRates> = fc.record({
  offer: anyRate,
  leader: anyRate,
  level: anyRate,
  sku: anyRate,
  default: fc.integer({ min: 0, max: 5000 }),
})

test('the nearest rate that is set holds: offer, leader, level, SKU, default', () => {
  fc.assert(
    fc.property(anyRates, fc.integer({ min: 0, max: 1_000_000_000 }), (rates, netMinor) => {
      const { offer, leader, level, sku } = rates
      const set = [offer, leader, level, sku].filter((rate) => rate !== null)
      const { basisPoints } = lineCommission(netMinor, rates)
      expect(basisPoints).toBe(set[0] ?? rates.default)
    }),
  )
})

test('a commission is its share rounded down, never more than was earned', () => {
  fc.assert(
    fc.property(anyRates, fc.integer({ min: 0, max: 1_000_000_000_000 }), (rates, netMinor) => {
      const { basisPoints, commissionMinor } = lineCommission(netMinor, rates)
      const exact = BigInt(netMinor) * BigInt(basisPoints)
      const paid = BigInt(commissionMinor) * 10_000n
      expect(paid <= exact && exact - paid < 10_000n).toBe(true)
    }),
  )
})
