import fc from 'fast-check'
import { newId } from '#platform/ids'
import type { PriceBook, PricedOffer } from '#pricing'

/** An offer at a price, sold from a cap, with nothing else said. */
export const pricedOffer = (wish: Partial<PricedOffer> = {}): PricedOffer => ({
  offerId: newId(),
  listingId: newId(),
  skuId: newId(),
  productId: newId(),
  supplierId: null,
  name: { 'zh-CN': '番茄' },
  measure: 'piece',
  storage: 'ambient',
  taxCode: 'food',
  taxRateBasisPoints: 900,
  isListed: true,
  listPriceMinor: 480,
  windowPriceMinor: null,
  communities: new Map(),
  costMinor: null,
  commissionBasisPoints: null,
  limitPerResident: null,
  cutoffAt: new Date('2027-01-02'),
  supply: { kind: 'cap' },
  stepGrams: 1,
  minimumGrams: 1,
  withdrawnAt: null,
  sort: 0,
  ...wish,
})

export const COMMUNITY = '0197a3c2-7d1e-7c4b-9a51-3f2e8d6b1c04'

/** A book open from 2027-01-01 to 2027-01-02 for one community. */
export const priceBook = (
  offers: readonly PricedOffer[],
  wish: Partial<PriceBook> = {},
  community: object = {},
): PriceBook => ({
  regionId: 'chengdu',
  currency: 'CNY',
  taxMode: 'included',
  bookVersion: 1,
  windowId: newId(),
  windowVersion: 1,
  opensAt: new Date('2027-01-01'),
  closesAt: new Date('2027-01-02'),
  pickupDate: '2027-01-03',
  slots: [],
  publishedAt: new Date('2026-12-31'),
  withdrawnAt: null,
  communities: new Map([
    [
      COMMUNITY,
      {
        minimumOrderMinor: 0,
        pickupStationId: newId(),
        deliveryFeeMinor: 500,
        freeDeliveryFromMinor: 3900,
        defaultCommissionBasisPoints: 1000,
        holdMinutes: 15,
        ...community,
      },
    ],
  ]),
  offers: new Map(offers.map((offer) => [offer.offerId, offer])),
  ...wish,
})

/** Any offer that can be ordered, with a quantity of it. */
export const anyWanted = fc
  .record({
    measure: fc.constantFrom('piece' as const, 'weighed' as const),
    listPriceMinor: fc.integer({ min: 0, max: 100_000 }),
    windowPriceMinor: fc.option(fc.integer({ min: 0, max: 100_000 })),
    taxRateBasisPoints: fc.integer({ min: 0, max: 2500 }),
    quantity: fc.integer({ min: 1, max: 5000 }),
  })
  .map(({ quantity, ...wish }) => ({ offer: pricedOffer(wish), quantity }))
