import { expect, test } from 'vitest'
import type { Offer } from '../../../api/index.ts'
import { standingOf } from './offer-standing.ts'

const offer = (wish: Partial<Offer>): Offer => ({
  id: 'a',
  supplierId: 's',
  skuId: 'tomato',
  costMinor: 310,
  validFrom: '2026-11-01',
  validUntil: null,
  caseSize: 1,
  minimumQuantity: 1,
  leadDays: 1,
  lotRule: 'optional',
  sourceRank: 1,
  state: 'accepted',
  declinedWhy: null,
  createdAt: '2026-10-30T08:00:00Z',
  acceptedAt: '2026-10-31T08:00:00Z',
  ...wish,
})

test('a new price takes the place of the old one on its first day, not before', () => {
  const old = offer({})
  const next = offer({ id: 'b', validFrom: '2026-11-10', acceptedAt: '2026-11-02T08:00:00Z' })
  const other = offer({ id: 'c', skuId: 'prawn', validFrom: '2026-11-05' })
  const on = (day: string) =>
    [old, next, other].map((one) => standingOf(one, [old, next, other], day))
  expect(on('2026-11-09')).toEqual(['accepted', 'coming', 'accepted'])
  expect(on('2026-11-10')).toEqual(['replaced', 'accepted', 'accepted'])
})

test('of two prices from one day the one accepted last holds; an ended one holds no more', () => {
  const early = offer({})
  const late = offer({ id: '0', acceptedAt: '2026-11-01T08:00:00Z', validUntil: '2026-11-12' })
  const on = (day: string) => [early, late].map((one) => standingOf(one, [early, late], day))
  expect(on('2026-11-12')).toEqual(['replaced', 'accepted'])
  expect(on('2026-11-13')).toEqual(['accepted', 'over'])
})

test('what was not agreed replaces nothing', () => {
  const held = offer({})
  const others = (['proposed', 'declined', 'withdrawn'] as const).map((state) =>
    offer({ id: state, state, validFrom: '2026-11-05', acceptedAt: null }),
  )
  const all = [held, ...others]
  expect(all.map((one) => standingOf(one, all, '2026-11-20'))).toEqual([
    'accepted',
    'proposed',
    'declined',
    'withdrawn',
  ])
})
