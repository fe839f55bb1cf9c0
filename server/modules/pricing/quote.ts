import {
  priceOfGrams,
  shareMinor,
  sumMinor,
  type TaxMode,
  taxOf,
  timesQuantity,
} from '#platform/money'
import type { PriceBook, PricedOffer } from './price-book.ts'
import { isOfferedIn, type Step, unitPrice } from './unit-price.ts'

export type { Step }

/** What a line may come to: as many lines as a checkout may have still sum to an exact number. */
const MOST_MINOR = 1_000_000_000_000

export interface WantedLine {
  offerId: string
  /** Pieces, or grams where weighed. */
  quantity: number
}

export interface QuoteRequest {
  communityId: string
  fulfilment: 'pickup' | 'delivery'
  lines: readonly WantedLine[]
  /** Business time: whether window and offers are open. */
  at: Date
}

export interface QuotedLine {
  offerId: string
  quantity: number
  unitPriceMinor: number
  /** Before discounts. */
  goodsMinor: number
  discountMinor: number
  taxRateBasisPoints: number
  taxMinor: number
  /** What this line costs in the end. */
  totalMinor: number
  steps: Step[]
}

/** What keeps a wanted line, or the whole, from being ordered; with what would be possible. */
export interface QuoteFault {
  code:
    | 'window-closed'
    | 'not-served'
    | 'not-offered'
    | 'past-cutoff'
    | 'wrong-quantity'
    | 'below-minimum'
  offerId?: string
  details: Record<string, unknown>
}

export interface Quote {
  currency: string
  lines: QuotedLine[]
  goodsMinor: number
  discountMinor: number
  feeMinor: number
  taxMinor: number
  totalMinor: number
  steps: Step[]
  faults: QuoteFault[]
}

/**
 * Prices wanted lines by a price book: a pure function, the same for the cart page, the placing and
 * the tests. Lines that cannot be ordered are left out of the sums and named in faults; the others
 * are priced as if they had not been asked for. Sums are exact: total = goods − discount + fee, and
 * plus tax where the region adds it.
 */
export function quote(book: PriceBook, request: QuoteRequest): Quote {
  const faults = faultsOfWhole(book, request)
  const lines: QuotedLine[] = []
  for (const wanted of request.lines) {
    const fault = faultOfLine(book, request, wanted)
    if (fault === null) lines.push(quoteLine(book, request.communityId, wanted))
    else faults.push(fault)
  }
  const goodsMinor = sumMinor(lines.map((line) => line.goodsMinor))
  const minimumMinor = book.communities.get(request.communityId)?.minimumOrderMinor ?? 0
  if (goodsMinor < minimumMinor && lines.length > 0) {
    faults.push({
      code: 'below-minimum',
      details: { minimumMinor, missingMinor: minimumMinor - goodsMinor },
    })
  }
  return withSums(book, request, lines, faults)
}

function withSums(
  book: PriceBook,
  request: QuoteRequest,
  lines: QuotedLine[],
  faults: QuoteFault[],
): Quote {
  const goodsMinor = sumMinor(lines.map((line) => line.goodsMinor))
  const discountMinor = sumMinor(lines.map((line) => line.discountMinor))
  const fee = feeOf(book, request, goodsMinor - discountMinor, lines.length)
  const taxMinor = sumMinor(lines.map((line) => line.taxMinor))
  const steps: Step[] = [{ what: 'goods', amountMinor: goodsMinor }, ...fee.steps]
  if (book.taxMode === 'added') steps.push({ what: 'tax', amountMinor: taxMinor })
  return {
    currency: book.currency,
    lines,
    goodsMinor,
    discountMinor,
    feeMinor: fee.feeMinor,
    taxMinor,
    totalMinor: sumMinor(lines.map((line) => line.totalMinor)) + fee.feeMinor,
    steps,
    faults,
  }
}

function faultsOfWhole(book: PriceBook, { communityId, at }: QuoteRequest): QuoteFault[] {
  const isOpen =
    book.publishedAt !== null &&
    book.withdrawnAt === null &&
    book.opensAt <= at &&
    at < book.closesAt
  if (!isOpen) {
    const { opensAt, closesAt } = book
    return [{ code: 'window-closed', details: { opensAt, closesAt } }]
  }
  return book.communities.has(communityId) ? [] : [{ code: 'not-served', details: {} }]
}

function faultOfLine(
  book: PriceBook,
  { communityId, at }: QuoteRequest,
  { offerId, quantity }: WantedLine,
): QuoteFault | null {
  const offer = book.offers.get(offerId)
  if (offer === undefined || !isOfferedIn(offer, communityId)) {
    return { code: 'not-offered', offerId, details: {} }
  }
  if (at >= offer.cutoffAt) {
    return { code: 'past-cutoff', offerId, details: { cutoffAt: offer.cutoffAt } }
  }
  if (!isWholeQuantity(offer, quantity)) {
    const { stepGrams, minimumGrams } = offer
    return { code: 'wrong-quantity', offerId, details: { stepGrams, minimumGrams } }
  }
  const units = offer.measure === 'weighed' ? quantity / 1000 : quantity
  if (unitPrice(offer, communityId).unitPriceMinor * units > MOST_MINOR) {
    return { code: 'wrong-quantity', offerId, details: { mostMinor: MOST_MINOR } }
  }
  return null
}

function isWholeQuantity(offer: PricedOffer, quantity: number): boolean {
  if (!Number.isSafeInteger(quantity) || quantity < 1) return false
  if (offer.measure !== 'weighed') return true
  return quantity >= offer.minimumGrams && quantity % offer.stepGrams === 0
}

function quoteLine(book: PriceBook, communityId: string, wanted: WantedLine): QuotedLine {
  const offer = book.offers.get(wanted.offerId)!
  const { unitPriceMinor, steps } = unitPrice(offer, communityId)
  const goodsMinor =
    offer.measure === 'weighed'
      ? priceOfGrams(unitPriceMinor, wanted.quantity)
      : timesQuantity(unitPriceMinor, wanted.quantity)
  return {
    offerId: wanted.offerId,
    quantity: wanted.quantity,
    unitPriceMinor,
    goodsMinor,
    ...discounted(goodsMinor, 0, offer.taxRateBasisPoints, book.taxMode),
    taxRateBasisPoints: offer.taxRateBasisPoints,
    steps,
  }
}

/** A line's tax and total after its part of a discount, which never takes it below zero. */
export function discounted(
  goodsMinor: number,
  discountMinor: number,
  taxRateBasisPoints: number,
  taxMode: TaxMode,
): { discountMinor: number; taxMinor: number; totalMinor: number } {
  const taken = Math.min(discountMinor, goodsMinor)
  const { taxMinor, grossMinor } = taxOf(goodsMinor - taken, taxRateBasisPoints, taxMode)
  return { discountMinor: taken, taxMinor, totalMinor: grossMinor }
}

/** A discount on the whole, spread over lines so that the parts sum exactly and none exceeds its line. */
export function spreadDiscount(discountMinor: number, goodsMinor: readonly number[]): number[] {
  return shareMinor(Math.min(discountMinor, sumMinor(goodsMinor)), goodsMinor)
}

function feeOf(
  book: PriceBook,
  { communityId, fulfilment }: QuoteRequest,
  goodsMinor: number,
  lineCount: number,
): { feeMinor: number; steps: Step[] } {
  const community = book.communities.get(communityId)
  if (fulfilment === 'pickup' || lineCount === 0 || community === undefined) {
    return { feeMinor: 0, steps: [] }
  }
  const { deliveryFeeMinor, freeDeliveryFromMinor } = community
  if (freeDeliveryFromMinor !== null && goodsMinor >= freeDeliveryFromMinor) {
    return { feeMinor: 0, steps: [{ what: 'free-delivery', amountMinor: deliveryFeeMinor }] }
  }
  return { feeMinor: deliveryFeeMinor, steps: [{ what: 'fee', amountMinor: deliveryFeeMinor }] }
}
