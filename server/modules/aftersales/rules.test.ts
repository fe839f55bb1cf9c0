import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whyItWaits } from './automatic-decision.ts'
import { REASONS } from './claim.ts'
import { claimWindowEnd } from './claim-window.ts'
import { claimableOf, costOfPart, refundOf } from './claimable.ts'
import { promisesToKeep } from './free-goods.ts'
import { refundOfAffected } from './incident.ts'
import { type KnownOfLine, lossOf } from './loss.ts'

const line = fc.record({ quantity: fc.nat(20_000), dueMinor: fc.nat(1_000_000) })
const wish = fc.record(
  { amountMinor: fc.nat(2_000_000), quantity: fc.integer({ min: 1, max: 30_000 }) },
  { requiredKeys: [] },
)

test('refunds one after another never take more off a line than it has and costs', () => {
  const claim = fc.record({
    quantity: fc.integer({ min: 1, max: 20_000 }),
    takenQuantity: fc.constant(0),
    refundedMinor: fc.constant(0),
  })
  fc.assert(
    fc.property(line, fc.array(fc.tuple(claim, wish)), (start, claims) => {
      const left = { ...start }
      let given = 0
      for (const [one, wanted] of claims) {
        const part = refundOf(left, one, wanted)
        expect(part.quantity).toBeGreaterThanOrEqual(0)
        expect(part.amountMinor).toBeGreaterThanOrEqual(0)
        left.quantity -= part.quantity
        left.dueMinor -= part.amountMinor
        given += part.amountMinor
      }
      expect(left.quantity).toBeGreaterThanOrEqual(0)
      expect(left.dueMinor).toBeGreaterThanOrEqual(0)
      expect(given).toBeLessThanOrEqual(start.dueMinor)
    }),
  )
})

test('pieces claimed one by one cost just what the line costs, whatever the order', () => {
  fc.assert(
    fc.property(
      fc.nat(100_000),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      (due, parts) => {
        const left = { quantity: parts.reduce((sum, part) => sum + part, 0), dueMinor: due }
        let given = 0
        for (const part of parts) {
          const cost = costOfPart(left, part)
          given += cost
          left.quantity -= part
          left.dueMinor -= cost
        }
        expect(given).toBe(due)
      },
    ),
  )
})

test('what an arbiter grants is what the resident has in all, and nothing is taken back', () => {
  const left = { quantity: 2, dueMinor: 860 }
  const claim = { quantity: 3, takenQuantity: 1, refundedMinor: 580 }
  expect(refundOf(left, claim, { amountMinor: 700 })).toEqual({ quantity: 0, amountMinor: 120 })
  expect(refundOf(left, claim, { amountMinor: 100 })).toEqual({ quantity: 0, amountMinor: 0 })
  expect(refundOf(left, claim, { quantity: 1 })).toEqual({ quantity: 0, amountMinor: 0 })
  expect(refundOf(left, claim, {})).toEqual({ quantity: 2, amountMinor: 860 })
})

test('what waits, was given again or made good in money is not claimed twice', () => {
  const of = (
    decision: 'refund' | 'again' | 'reject' | null,
    quantity: number,
    takenQuantity = 0,
  ) => ({
    decision,
    quantity,
    takenQuantity,
  })
  const left = { quantity: 10, dueMinor: 1000 }
  expect(claimableOf(left, [])).toBe(10)
  expect(claimableOf(left, [of(null, 2), of('again', 3)])).toBe(5)
  expect(claimableOf(left, [of('refund', 2), of('reject', 9)])).toBe(8)
  expect(claimableOf(left, [of('refund', 4, 4)])).toBe(10)
  expect(claimableOf(left, [of(null, 40)])).toBe(0)
})

const LIMITS = {
  'aftersales.autoApproveMinor': 3000,
  'aftersales.autoApproveCount': 3,
  'aftersales.autoApproveSumMinor': 5000,
  'aftersales.autoApproveReasons': ['missing' as const],
}

test('rules grant what is small, rare and clear', () => {
  const claim = {
    residentId: 'r',
    reason: 'missing' as const,
    wish: 'refund' as const,
    amountMinor: 3000,
    isRepeated: false,
  }
  const none = { count: 0, sumMinor: 0 }
  const why = (more: object, approved = none) => whyItWaits({ ...claim, ...more }, approved, LIMITS)
  expect(why({})).toBeNull()
  expect(why({ amountMinor: 3001 })).toBe('amount')
  expect(why({ reason: 'other' })).toBe('reason')
  expect(why({ residentId: null })).toBe('nobody-known')
  expect(why({ isRepeated: true })).toBe('claimed-before')
  expect(why({}, { count: 3, sumMinor: 0 })).toBe('count')
  expect(why({}, { count: 2, sumMinor: 2000 })).toBeNull()
  expect(why({}, { count: 2, sumMinor: 2001 })).toBe('sum')
})

const known: KnownOfLine = {
  supplierId: 's',
  leaderId: 'l',
  stationId: 'p',
  isConfirmed: false,
  isElsewhereToo: false,
}
const supplier = { kind: 'supplier', id: 's' }
const operator = { kind: 'operator', id: null }
const leader = { kind: 'leader', id: 'l' }

test.each([
  ['quality', {}, 'supplier', supplier],
  ['spoiled', { isConfirmed: true }, 'supplier', supplier],
  ['spoiled', { supplierId: null }, 'supplier', operator],
  ['damaged', {}, 'supplier', supplier],
  ['damaged', { isConfirmed: true }, 'leader', leader],
  ['damaged', { isConfirmed: true, isElsewhereToo: true }, 'supplier', supplier],
  ['missing', {}, 'sorting', operator],
  ['missing', { isConfirmed: true }, 'leader', leader],
  ['missing', { isConfirmed: true, leaderId: null }, 'leader', { kind: 'station', id: 'p' }],
  ['missing', { isConfirmed: true, isElsewhereToo: true }, 'sorting', operator],
  ['wrong', { isConfirmed: true }, 'sorting', operator],
  ['short-weight', { isConfirmed: true }, 'sorting', operator],
  ['other', {}, 'unknown', operator],
] as const)('%s, %o is lost at %s and borne by %o', (reason, more, stage, bearer) => {
  expect(lossOf(reason, { ...known, ...more })).toEqual({ stage, bearer })
})

test('somebody bears every claim, and never somebody unknown but the operator', () => {
  const id = fc.option(fc.uuid(), { nil: null })
  const any = fc.record({
    supplierId: id,
    leaderId: id,
    stationId: fc.uuid(),
    isConfirmed: fc.boolean(),
    isElsewhereToo: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.constantFrom(...REASONS), any, (reason, of) => {
      const { bearer } = lossOf(reason, of)
      expect(bearer.id === null).toBe(bearer.kind === 'operator')
    }),
  )
})

test('the window ends so many hours after the handover, sooner for what keeps badly', () => {
  const hours = {
    'aftersales.claimHours': 48,
    'aftersales.claimHoursChilled': 24,
    'aftersales.claimHoursFrozen': 12,
  }
  const at = new Date('2026-11-22T10:00:00Z')
  const end = (storage: string) => claimWindowEnd(hours, storage, at).toISOString()
  expect(end('ambient')).toBe('2026-11-24T10:00:00.000Z')
  expect(end('chilled')).toBe('2026-11-23T10:00:00.000Z')
  expect(end('frozen')).toBe('2026-11-22T22:00:00.000Z')
})

test('promises are kept from what is free, the oldest first, and never from more', () => {
  const promise = fc.record({
    claimId: fc.uuid(),
    skuId: fc.constantFrom('a', 'b'),
    quantity: fc.integer({ min: 1, max: 9 }),
  })
  fc.assert(
    fc.property(fc.array(promise), fc.integer({ min: -5, max: 30 }), fc.nat(30), (all, a, b) => {
      const kept = promisesToKeep(
        all,
        new Map([
          ['a', a],
          ['b', b],
        ]),
      )
      for (const [skuId, free] of [
        ['a', a],
        ['b', b],
      ] as const) {
        const own = kept.filter((one) => one.skuId === skuId)
        const taken = own.reduce((sum, one) => sum + one.quantity, 0)
        expect(taken).toBeLessThanOrEqual(Math.max(0, free))
        const waiting = all.filter((one) => one.skuId === skuId && !kept.includes(one))
        // Nothing is left lying that would have served somebody.
        for (const one of waiting) expect(one.quantity).toBeGreaterThan(free - taken)
      }
    }),
  )
})

test('an incident gives back a share of the affected goods, all of it at most', () => {
  const bad = { quantity: 4, dueMinor: 1999 }
  expect(refundOfAffected(bad, 9, 10_000)).toEqual({ quantity: 4, amountMinor: 1999 })
  expect(refundOfAffected(bad, 2, 10_000)).toEqual({ quantity: 2, amountMinor: 999 })
  expect(refundOfAffected(bad, 4, 5000)).toEqual({ quantity: 0, amountMinor: 1000 })
  fc.assert(
    fc.property(line, fc.nat(30_000), fc.nat(10_000), (of, affected, share) => {
      const part = refundOfAffected(of, affected, share)
      expect(part.amountMinor).toBeLessThanOrEqual(of.dueMinor)
      expect(part.quantity).toBeLessThanOrEqual(of.quantity)
    }),
  )
})
