import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import { merchantNumber, readMerchantNumber, refundNumber } from './merchant-number.ts'
import { compareBill } from './reconciliation.ts'
import { refundableMinor, spreadRefund } from './refund-shares.ts'
import { whyNotReroutable } from './reroute-refund.ts'
import { whyMisfit } from './settle-refund.ts'

const amount = fc.integer({ min: 0, max: 1_000_000 })

const paidPart = fc
  .record({
    paymentId: fc.uuid(),
    provider: fc.constantFrom('wallet', 'cash', 'sandbox'),
    paidMinor: amount,
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ share, ...part }) => ({ ...part, refundedMinor: Math.floor(part.paidMinor * share) }))

const paidParts = fc.uniqueArray(paidPart, { maxLength: 6, selector: (part) => part.paymentId })

describe('spreading a refund', () => {
  test('shares sum to the amount and none is above what its payment has left', () => {
    fc.assert(
      fc.property(paidParts, amount, (parts, wanted) => {
        const shares = spreadRefund(wanted, parts)
        if (wanted > refundableMinor(parts)) {
          expect(shares).toBeNull()
          return
        }
        expect(shares!.reduce((sum, share) => sum + share.amountMinor, 0)).toBe(wanted)
        for (const share of shares!) {
          const part = parts.find(({ paymentId }) => paymentId === share.paymentId)!
          expect(share.amountMinor).toBeGreaterThan(0)
          expect(share.amountMinor).toBeLessThanOrEqual(part.paidMinor - part.refundedMinor)
        }
      }),
    )
  })

  test('the order of payments does not matter', () => {
    fc.assert(
      fc.property(paidParts, amount, (parts, wanted) => {
        expect(spreadRefund(wanted, [...parts].reverse())).toEqual(spreadRefund(wanted, parts))
      }),
    )
  })

  test('the wallet comes first and cash last', () => {
    const part = { paidMinor: 100, refundedMinor: 0 }
    const parts = [
      { ...part, paymentId: 'c', provider: 'cash' },
      { ...part, paymentId: 'o', provider: 'sandbox' },
      { ...part, paymentId: 'w', provider: 'wallet' },
    ]
    expect(spreadRefund(250, parts)!.map(({ paymentId }) => paymentId)).toEqual(['w', 'o', 'c'])
  })
})

describe('merchant numbers', () => {
  test('say region, id and try, in characters every provider takes', () => {
    const region = fc.stringMatching(/^[a-z][a-z0-9-]{1,15}$/)
    fc.assert(
      fc.property(region, fc.uuid(), fc.integer({ min: 0, max: 99 }), (regionId, id, attempts) => {
        const number = refundNumber(regionId, id, attempts)
        expect(number).toMatch(/^[A-Za-z0-9_-]{1,64}$/)
        expect(readMerchantNumber(number)).toEqual({ regionId, id, attempts })
      }),
    )
    expect(merchantNumber('chengdu', newId()).length).toBeLessThanOrEqual(32)
  })

  test('what is none of ours is told apart', () => {
    for (const text of ['', 'x', 'chengdu_', 'chengdu_short', 'Chengdu_AZejwn0efEuaUT8ujWscBA']) {
      expect(readMerchantNumber(text)).toBeNull()
    }
  })
})

describe('what a provider says of a refund', () => {
  const refund = {
    amountMinor: 480,
    currency: 'CNY',
    attempts: 1,
    succeededAt: null,
    reroutedAt: null,
  }
  const said = { state: 'succeeded' as const, amountMinor: 480, currency: 'CNY' }

  test('fits when it is of this try', () => {
    expect(whyMisfit(refund, 1, said)).toBeNull()
    expect(whyMisfit(refund, 1, { ...said, state: 'failed' })).toBeNull()
  })

  test('does not fit when money went that was not to go', () => {
    expect(whyMisfit(refund, 0, said)).toContain('earlier try')
    expect(whyMisfit({ ...refund, reroutedAt: new Date() }, 1, said)).toContain('another way')
    expect(whyMisfit(refund, 1, { ...said, amountMinor: 481 })).toContain('4.81 CNY')
    expect(whyMisfit(refund, 1, { ...said, currency: 'USD' })).toContain('USD')
  })

  test('does not fit when it takes a success back, but an old failure is old news', () => {
    const succeeded = { ...refund, succeededAt: new Date() }
    expect(whyMisfit(succeeded, 1, { ...said, state: 'failed' })).toContain('had gone back')
    expect(whyMisfit(succeeded, 0, { ...said, state: 'failed' })).toBeNull()
  })

  test('another way is open only after a clear no, or for cash', () => {
    const state = { succeededAt: null, reroutedAt: null, askedAt: null, failedAt: null }
    const at = new Date()
    expect(whyNotReroutable({ ...state, route: 'original' })).toBe('waiting')
    expect(whyNotReroutable({ ...state, route: 'original', askedAt: at, failedAt: at })).toBe(
      'asked',
    )
    expect(whyNotReroutable({ ...state, route: 'original', failedAt: at })).toBeNull()
    expect(whyNotReroutable({ ...state, route: 'cash' })).toBeNull()
    expect(whyNotReroutable({ ...state, route: 'cash', succeededAt: at })).toBe('succeeded')
  })
})

test('a payment billed twice is a difference, though its amount is right', () => {
  const id = newId()
  const line = {
    kind: 'payment' as const,
    number: merchantNumber('chengdu', id),
    reference: 'r',
    amountMinor: 5,
    currency: 'CNY',
    at: new Date(0),
  }
  const booked = [{ kind: 'payment' as const, id, amountMinor: 5 }]
  expect(compareBill([line], booked)).toEqual([])
  expect(compareBill([line, line], booked)).toMatchObject([{ difference: 'missing-here', id }])
})
