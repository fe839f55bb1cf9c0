import fc from 'fast-check'
import { expect, test } from 'vitest'
import { priceOfGrams, sumMinor } from '#platform/money'
import { anyWanted, COMMUNITY, priceBook, pricedOffer } from '#testing'
import type { PriceBook, PricedOffer } from './price-book.ts'
import { discounted, quote, spreadDiscount } from './quote.ts'

const OPEN = new Date('2027-01-01T12:00:00Z')
type Wanted = readonly { offer: PricedOffer; quantity: number }[]

const bookOf = (wanted: Wanted, wish: Partial<PriceBook> = {}, community: object = {}) =>
  priceBook(
    wanted.map(({ offer }) => offer),
    wish,
    community,
  )

const quoteOf = (
  book: PriceBook,
  wanted: Wanted,
  { at = OPEN, fulfilment = 'pickup' as 'pickup' | 'delivery', communityId = COMMUNITY } = {},
) => {
  const lines = wanted.map(({ offer, quantity }) => ({ offerId: offer.offerId, quantity }))
  return quote(book, { communityId, fulfilment, lines, at })
}

const anyLines = fc.array(anyWanted, { minLength: 1, maxLength: 12 })
const anyMode = fc.constantFrom('included' as const, 'added' as const)
const anyFulfilment = fc.constantFrom('pickup' as const, 'delivery' as const)

test('a quote sums exactly: goods less discount, tax where it is added, and the fee', () => {
  fc.assert(
    fc.property(anyLines, anyMode, anyFulfilment, (wanted, taxMode, fulfilment) => {
      const quoted = quoteOf(bookOf(wanted, { taxMode }), wanted, { fulfilment })
      expect(quoted.faults).toEqual([])
      expect(quoted.lines).toHaveLength(wanted.length)
      expect(quoted.totalMinor).toBe(
        sumMinor(quoted.lines.map((line) => line.totalMinor)) + quoted.feeMinor,
      )
      const { goodsMinor, discountMinor, feeMinor, taxMinor } = quoted
      const added = taxMode === 'added' ? taxMinor : 0
      expect(quoted.totalMinor).toBe(goodsMinor - discountMinor + feeMinor + added)
      expect(taxMinor).toBe(sumMinor(quoted.lines.map((line) => line.taxMinor)))
      for (const line of quoted.lines) expect(line.totalMinor).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('a line is priced the same whatever else is ordered, in whatever order', () => {
  fc.assert(
    fc.property(anyLines, anyMode, (wanted, taxMode) => {
      const book = bookOf(wanted, { taxMode })
      const together = quoteOf(book, wanted).lines
      const alone = wanted.map((one) => quoteOf(book, [one]).lines[0])
      expect(together).toEqual(alone)
      const reversed = quoteOf(book, [...wanted].reverse()).lines
      expect(reversed).toEqual([...together].reverse())
    }),
  )
})

test('a line that cannot be ordered leaves the others priced as before', () => {
  fc.assert(
    fc.property(anyLines, fc.nat(), (wanted, pick) => {
      const at = pick % wanted.length
      const offer = { ...wanted[at]!.offer, withdrawnAt: OPEN }
      const broken = wanted.map((one, index) => (index === at ? { ...one, offer } : one))
      const whole = quoteOf(bookOf(wanted), wanted)
      const quoted = quoteOf(bookOf(broken), broken)
      expect(quoted.faults).toMatchObject([{ code: 'not-offered', offerId: offer.offerId }])
      expect(quoted.lines).toEqual(whole.lines.filter((_, index) => index !== at))
    }),
  )
})

test('weighed goods are priced by the gram, each step of a price is told', () => {
  const bass = pricedOffer({
    measure: 'weighed',
    listPriceMinor: 3980,
    windowPriceMinor: 2990,
    communities: new Map([[COMMUNITY, { isListed: null, priceMinor: 3500 }]]),
  })
  const [line] = quoteOf(priceBook([bass]), [{ offer: bass, quantity: 650 }]).lines
  expect(line).toMatchObject({ unitPriceMinor: 2990, goodsMinor: priceOfGrams(2990, 650) })
  expect(line!.steps).toEqual([
    { what: 'list', amountMinor: 3980 },
    { what: 'community', amountMinor: 3500 },
    { what: 'window', amountMinor: 2990 },
  ])
})

test('a delivery is free from its amount on, and pickup always', () => {
  const rice = pricedOffer({ listPriceMinor: 1300 })
  const feeFor = (quantity: number, fulfilment: 'pickup' | 'delivery', community = {}) =>
    quoteOf(priceBook([rice], {}, community), [{ offer: rice, quantity }], { fulfilment }).feeMinor
  expect(feeFor(2, 'delivery')).toBe(500)
  expect(feeFor(3, 'delivery')).toBe(0)
  expect(feeFor(2, 'pickup')).toBe(0)
  expect(feeFor(9, 'delivery', { freeDeliveryFromMinor: null })).toBe(500)
})

test('a window is open from its opening to just before its cutoff', () => {
  const [opens, closes] = [new Date('2027-01-01').getTime(), new Date('2027-01-02').getTime()]
  const offer = pricedOffer({ cutoffAt: new Date(closes - 1000) })
  const codeAt = (ms: number) =>
    quoteOf(priceBook([offer]), [{ offer, quantity: 1 }], { at: new Date(ms) }).faults[0]?.code
  expect(codeAt(opens - 1)).toBe('window-closed')
  expect(codeAt(opens)).toBeUndefined()
  expect(codeAt(closes - 1001)).toBeUndefined()
  expect(codeAt(closes - 1000)).toBe('past-cutoff')
  expect(codeAt(closes)).toBe('window-closed')
})

test('what keeps an order from being placed is told, with the way out', () => {
  const offer = pricedOffer({ listPriceMinor: 700 })
  const wanted = [{ offer, quantity: 2 }]
  const book = priceBook([offer], {}, { minimumOrderMinor: 2000 })
  expect(quoteOf(book, wanted).faults).toEqual([
    { code: 'below-minimum', details: { minimumMinor: 2000, missingMinor: 600 } },
  ])
  const elsewhere = { communityId: '0197a3c2-7d1e-7c4b-9a51-3f2e8d6b1c05' }
  expect(quoteOf(priceBook([offer]), wanted, elsewhere).faults[0]?.code).toBe('not-served')
  const hidden = pricedOffer({
    communities: new Map([[COMMUNITY, { isListed: false, priceMinor: null }]]),
  })
  const faults = quoteOf(priceBook([hidden]), [{ offer: hidden, quantity: 1 }]).faults
  expect(faults[0]?.code).toBe('not-offered')
})

test('quantities are whole, of the step and not beyond what can be counted', () => {
  const bass = pricedOffer({ measure: 'weighed', stepGrams: 100, minimumGrams: 300 })
  const gold = pricedOffer({ listPriceMinor: 100_000_000 })
  const codeOf = (offer: PricedOffer, quantity: number) =>
    quoteOf(priceBook([offer]), [{ offer, quantity }]).faults[0]?.code
  for (const grams of [200, 350, -300, 300.5, 2 ** 53]) {
    expect(codeOf(bass, grams)).toBe('wrong-quantity')
  }
  expect(codeOf(bass, 300)).toBeUndefined()
  expect(codeOf(gold, 1_000_000_000)).toBe('wrong-quantity')
  expect(codeOf(gold, 0)).toBe('wrong-quantity')
})

const anyGoods = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { maxLength: 20 })

test('a discount spread over lines sums exactly and takes no line below zero', () => {
  fc.assert(
    fc.property(anyGoods, fc.integer({ min: 0, max: 300_000_000 }), (goods, discountMinor) => {
      const parts = spreadDiscount(discountMinor, goods)
      expect(sumMinor(parts)).toBe(Math.min(discountMinor, sumMinor(goods)))
      for (const [at, part] of parts.entries()) {
        expect(part).toBeGreaterThanOrEqual(0)
        expect(part).toBeLessThanOrEqual(goods[at]!)
      }
    }),
  )
})

test('a discounted line is never below zero, and its net and tax make its total', () => {
  const anyMinor = fc.integer({ min: 0, max: 10_000_000 })
  fc.assert(
    fc.property(anyMinor, anyMinor, fc.nat(3000), anyMode, (goods, discount, rate, mode) => {
      const line = discounted(goods, discount, rate, mode)
      expect(line.discountMinor).toBe(Math.min(discount, goods))
      expect(line.taxMinor).toBeGreaterThanOrEqual(0)
      const net = goods - line.discountMinor
      expect(line.totalMinor).toBe(mode === 'added' ? net + line.taxMinor : net)
      expect(line.taxMinor).toBeLessThanOrEqual(Math.max(net, line.totalMinor))
    }),
  )
})
