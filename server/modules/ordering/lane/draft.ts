import { newId, newOrderNumber } from '#platform/ids'
import { type PriceBook, type PricedOffer, type Quote, quote } from '#pricing'
import { type PlannedPayment, planPayments } from '../payment-plan.ts'
import type { Party } from '../queries/parties.ts'
import { quoteToken } from '../quote-token.ts'
import {
  CashNotTaken,
  NotOrderable,
  PaymentsDoNotSum,
  QuoteChanged,
  SlotNotOffered,
} from '../refusals.ts'
import type { Checkout, CheckoutPart } from './checkout.ts'

/** One order as it will be written, if what it draws on is there. */
export interface DraftOrder {
  id: string
  number: string
  part: CheckoutPart
  book: PriceBook
  quote: Quote
  stationId: string
  offers: PricedOffer[]
}

export interface Draft {
  checkout: Checkout
  party: Party
  communityId: string
  orders: DraftOrder[]
  payments: PlannedPayment[]
  totalMinor: number
}

/**
 * Prices a checkout by the books in force and plans its payments. Pure but for the ids it gives.
 * @param instantIn business time as it counts in a book's window
 * @throws NotOrderable, QuoteChanged, SlotNotOffered, PaymentsDoNotSum, CashNotTaken
 */
export function draftCheckout(
  checkout: Checkout,
  party: Party,
  books: ReadonlyMap<string, PriceBook>,
  instantIn: (book: PriceBook) => Date,
): Draft {
  const communityId = party.communityId!
  const priced = checkout.parts.map((part) => {
    const book = books.get(part.windowId)!
    const { lines, fulfilment } = part
    const at = instantIn(book)
    return { part, book, quote: quote(book, { communityId, fulfilment, lines, at }) }
  })
  const quotes = priced.map(({ quote }) => quote)
  const token = quoteToken(quotes)
  const faults = quotes.flatMap((quote) => quote.faults)
  if (faults.length > 0) throw new NotOrderable(faults, quotes, token)
  if (checkout.quoteToken !== null && checkout.quoteToken !== token) {
    throw new QuoteChanged(quotes, token)
  }
  for (const { part, book } of priced) refuseOtherSlots(part, book)
  const totalMinor = quotes.reduce((sum, { totalMinor }) => sum + totalMinor, 0)
  const payments = planPayments(totalMinor, checkout.payments)
  if (payments === null) throw new PaymentsDoNotSum(totalMinor)
  refuseWrongCash(checkout, payments)
  return {
    checkout,
    party,
    communityId,
    payments,
    totalMinor,
    orders: priced.map(({ part, book, quote }) => ({
      id: newId(),
      number: newOrderNumber(),
      part,
      book,
      quote,
      stationId: book.communities.get(communityId)!.pickupStationId,
      offers: part.lines.map((line) => book.offers.get(line.offerId)!),
    })),
  }
}

function refuseOtherSlots(part: CheckoutPart, book: PriceBook): void {
  if (part.slot === null) return
  if (book.slots.some((slot) => `${slot.from}-${slot.to}` === part.slot)) return
  throw new SlotNotOffered(book.slots)
}

function refuseWrongCash(checkout: Checkout, payments: readonly PlannedPayment[]): void {
  const cash = payments.some(({ method }) => method === 'cash')
  if (!cash && checkout.residentId === null && payments.length > 0) {
    throw new CashNotTaken('A walk-in without an account pays cash at the counter.')
  }
  if (cash && payments.length > 1) {
    throw new CashNotTaken('Cash pays for the whole order or for none of it.')
  }
}
