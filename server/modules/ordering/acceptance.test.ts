import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pricedOffer } from '#testing'
import { accept, type Demand, limitKey, pastKey, type Stores, stockKey } from './acceptance.ts'

const STATION = 's1'
const [TODAY, TOMORROW] = ['2026-11-23', '2026-11-24'] as const
const DAYS = [TODAY, TOMORROW]
const RESIDENTS = ['r1', 'r2', 'r3']
/** Capped, without bound, from stock, and both capped and limited. */
const OFFERS = [
  pricedOffer({ offerId: 'capped' }),
  pricedOffer({ offerId: 'unbounded' }),
  pricedOffer({ offerId: 'stocked', skuId: 'k1', supply: { kind: 'stock', stationId: STATION } }),
  // Another offer of the same goods at the same station: one stock for both.
  pricedOffer({
    offerId: 'stocked-too',
    skuId: 'k1',
    supply: { kind: 'stock', stationId: STATION },
  }),
  pricedOffer({ offerId: 'limited', limitPerResident: 5 }),
]
const [, unbounded, , , limited] = OFFERS

const anyStores: fc.Arbitrary<Stores> = fc.record({
  supplyLeft: fc
    .record({ capped: fc.nat(20), limited: fc.nat(20) })
    .map((left) => new Map(Object.entries(left))),
  stockLeft: fc.nat(20).map((left) => new Map([[stockKey(STATION, 'k1'), left]])),
  // What does not last to one day does not last to the next.
  stockPast: fc.tuple(fc.nat(8), fc.nat(8)).map(
    ([today, more]) =>
      new Map([
        [pastKey(stockKey(STATION, 'k1'), TODAY), today],
        [pastKey(stockKey(STATION, 'k1'), TOMORROW), today + more],
      ]),
  ),
  limitTaken: fc.nat(5).map((taken) => new Map([[limitKey('limited', 'r1'), taken]])),
  spendable: fc.nat(500).map((money) => new Map([['wallet:r1', money]])),
})

const anyDemand: fc.Arbitrary<Demand> = fc.record({
  residentId: fc.option(fc.constantFrom(...RESIDENTS)),
  lines: fc.array(
    fc.record({
      offer: fc.constantFrom(...OFFERS),
      quantity: fc.integer({ min: 1, max: 6 }),
      lastsTo: fc.constantFrom(...DAYS),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  spendings: fc.array(
    fc.record({
      accountId: fc.constantFrom('wallet:r1', 'wallet:closed'),
      amountMinor: fc.integer({ min: 1, max: 120 }),
    }),
    { maxLength: 2 },
  ),
})

const anyDemands = fc.array(anyDemand, { maxLength: 25 })

const copyOf = (stores: Stores): Stores => ({
  supplyLeft: new Map(stores.supplyLeft),
  stockLeft: new Map(stores.stockLeft),
  stockPast: stores.stockPast,
  limitTaken: new Map(stores.limitTaken),
  spendable: new Map(stores.spendable),
})

const sold = (demands: readonly Demand[], fits: (offerId: string, who: string | null) => boolean) =>
  demands
    .flatMap(({ lines, residentId }) => lines.map((line) => ({ ...line, residentId })))
    .filter(({ offer, residentId }) => fits(offer.offerId, residentId))
    .reduce((sum, { quantity }) => sum + quantity, 0)

test('what is accepted never exceeds what is there, whatever draws on it', () => {
  fc.assert(
    fc.property(anyStores, anyDemands, (start, demands) => {
      const stores = copyOf(start)
      const accepted = demands.filter((demand) => accept(stores, demand).accepted)
      for (const offerId of ['capped', 'limited']) {
        const of = sold(accepted, (id) => id === offerId)
        expect(of).toBeLessThanOrEqual(start.supplyLeft.get(offerId)!)
        expect(stores.supplyLeft.get(offerId)).toBe(start.supplyLeft.get(offerId)! - of)
      }
      const ofStock = sold(accepted, (id) => id.startsWith('stocked'))
      const stock = stockKey(STATION, 'k1')
      expect(ofStock).toBeLessThanOrEqual(start.stockLeft.get(stock)!)
      // Of what lasts to a day no more is promised for it and for later days than there is.
      for (const day of DAYS) {
        const lines = accepted.flatMap((demand) => demand.lines)
        const forIt = lines
          .filter(({ offer, lastsTo }) => offer.supply.kind === 'stock' && lastsTo >= day)
          .reduce((sum, { quantity }) => sum + quantity, 0)
        const lasting = start.stockLeft.get(stock)! - start.stockPast.get(pastKey(stock, day))!
        expect(forIt).toBeLessThanOrEqual(Math.max(lasting, 0))
      }
      for (const who of RESIDENTS) {
        const key = limitKey('limited', who)
        const taken = sold(accepted, (id, by) => id === 'limited' && by === who)
        const before = start.limitTaken.get(key) ?? 0
        expect(before + taken).toBeLessThanOrEqual(Math.max(5, before))
      }
      const spent = accepted.flatMap((demand) => demand.spendings)
      for (const id of ['wallet:r1', 'wallet:closed']) {
        const sum = spent
          .filter(({ accountId }) => accountId === id)
          .reduce((total, { amountMinor }) => total + amountMinor, 0)
        expect(sum).toBeLessThanOrEqual(start.spendable.get(id) ?? 0)
      }
    }),
  )
})

test('what is refused takes nothing, and is told what was truly short', () => {
  fc.assert(
    fc.property(anyStores, anyDemands, (start, demands) => {
      const stores = copyOf(start)
      for (const demand of demands) {
        const before = copyOf(stores)
        const verdict = accept(stores, demand)
        if (verdict.accepted) continue
        expect(stores).toEqual(before)
        if (verdict.why === 'balance') {
          expect(verdict.missingMinor).toBeGreaterThan(0)
          continue
        }
        expect(verdict.shortages.length).toBeGreaterThan(0)
        for (const { offerId, left } of verdict.shortages) {
          const stockWanted = sold([demand], (id) => id.startsWith('stocked'))
          const wanted = offerId.startsWith('stocked')
            ? stockWanted
            : sold([demand], (id) => id === offerId)
          expect(wanted).toBeGreaterThan(left)
        }
      }
    }),
  )
})

test('who comes first is served first: what comes later changes nothing for them', () => {
  fc.assert(
    fc.property(anyStores, anyDemands, anyDemands, (start, first, later) => {
      const verdicts = (demands: readonly Demand[]) => {
        const stores = copyOf(start)
        return demands.map((demand) => accept(stores, demand))
      }
      expect(verdicts([...first, ...later]).slice(0, first.length)).toEqual(verdicts(first))
    }),
  )
})

test('a supply without bound refuses nobody, and a walk-in has no limit', () => {
  const stores: Stores = {
    supplyLeft: new Map(),
    stockLeft: new Map(),
    stockPast: new Map(),
    limitTaken: new Map(),
    spendable: new Map(),
  }
  const wanted = (residentId: string | null, offer = unbounded!) => ({
    residentId,
    lines: [{ offer, quantity: 1_000_000, lastsTo: TODAY }],
    spendings: [],
  })
  expect(accept(stores, wanted('r1')).accepted).toBe(true)
  expect(accept(stores, wanted(null, limited!)).accepted).toBe(true)
  expect(accept(stores, wanted('r1', limited!))).toMatchObject({
    accepted: false,
    why: 'limit-reached',
    shortages: [{ left: 5 }],
  })
})
