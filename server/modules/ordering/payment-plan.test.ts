import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumMinor } from '#platform/money'
import type { WantedPayment } from './lane/checkout.ts'
import { assignPayments, planPayments } from './payment-plan.ts'

const anyAmount = fc.integer({ min: 0, max: 100_000 })
const anyWanted: fc.Arbitrary<WantedPayment> = fc.record({
  method: fc.constantFrom('wallet' as const, 'cash' as const, 'sandbox' as const),
  amountMinor: fc.option(anyAmount),
})
const anyWish = fc.array(anyWanted, { minLength: 1, maxLength: 4 })

test('a plan sums to the total exactly, or there is none', () => {
  fc.assert(
    fc.property(anyAmount, anyWish, (totalMinor, wanted) => {
      const planned = planPayments(totalMinor, wanted)
      const hasOpen = wanted.some(({ amountMinor }) => amountMinor === null)
      const mostMinor = sumMinor(wanted.map(({ amountMinor }) => amountMinor ?? 0))
      if (planned === null) {
        expect(hasOpen).toBe(false)
        expect(mostMinor).toBeLessThan(totalMinor)
        return
      }
      expect(hasOpen || mostMinor >= totalMinor).toBe(true)
      expect(sumMinor(planned.map(({ amountMinor }) => amountMinor))).toBe(totalMinor)
      for (const { amountMinor } of planned) expect(amountMinor).toBeGreaterThan(0)
    }),
  )
})

test('no method pays more than was said, and an open one only what the others leave', () => {
  const wallet = (amountMinor: number | null): WantedPayment => ({ method: 'wallet', amountMinor })
  const online = (amountMinor: number | null): WantedPayment => ({ method: 'sandbox', amountMinor })
  expect(planPayments(480, [wallet(100), online(null)])).toEqual([
    { method: 'wallet', amountMinor: 100 },
    { method: 'sandbox', amountMinor: 380 },
  ])
  // Whatever the order in which they are named.
  expect(planPayments(480, [online(null), wallet(100)])).toEqual([
    { method: 'wallet', amountMinor: 100 },
    { method: 'sandbox', amountMinor: 380 },
  ])
  expect(planPayments(80, [wallet(100), online(null)])).toEqual([
    { method: 'wallet', amountMinor: 80 },
  ])
  expect(planPayments(0, [wallet(null)])).toEqual([])
  expect(planPayments(480, [wallet(100)])).toBeNull()
})

test('payments spread over orders fill each exactly, and no payment gives more than it has', () => {
  fc.assert(
    fc.property(fc.array(anyAmount, { minLength: 1, maxLength: 8 }), anyWish, (totals, wanted) => {
      const open = [...wanted, { method: 'sandbox' as const, amountMinor: null }]
      const planned = planPayments(sumMinor(totals), open)!
      const parts = assignPayments(planned, totals)
      for (const { amountMinor } of parts) expect(amountMinor).toBeGreaterThan(0)
      for (const [at, totalMinor] of totals.entries()) {
        const filled = parts.filter((part) => part.order === at)
        expect(sumMinor(filled.map(({ amountMinor }) => amountMinor))).toBe(totalMinor)
      }
      for (const [at, payment] of planned.entries()) {
        const given = parts.filter((part) => part.payment === at)
        expect(sumMinor(given.map(({ amountMinor }) => amountMinor))).toBe(payment.amountMinor)
      }
    }),
  )
})
