import { readSuppliesLeft } from '#campaigns'
import { businessNow } from '#platform/clock'
import type { Db } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { type PriceBook, type Quote, quote } from '#pricing'
import type { PriceBooks } from './lane/price-books.ts'
import { quoteToken } from './quote-token.ts'
import type { Shortage } from './refusals.ts'

export interface WantedPart {
  windowId: string
  fulfilment: 'pickup' | 'delivery'
  lines: readonly { offerId: string; quantity: number }[]
}

export interface Quoted {
  quotes: Quote[]
  books: PriceBook[]
  totalMinor: number
  quoteToken: string
  shortages: Shortage[]
}

/** Prices parts as the placing will, and tells of what there is not enough now. */
export async function quoteParts(
  db: Db,
  books: PriceBooks,
  wanted: { regionId: string; communityId: string; parts: readonly WantedPart[] },
): Promise<Quoted> {
  const at = await businessNow(db)
  const { regionId, communityId, parts } = wanted
  const read = await Promise.all(
    parts.map(async ({ windowId }) => {
      const book = await books.current(regionId, windowId)
      if (book === null) throw new NotFound('window')
      return book
    }),
  )
  const quotes = parts.map(({ lines, fulfilment }, index) =>
    quote(read[index]!, { communityId, fulfilment, lines, at }),
  )
  const lines = parts.flatMap((part) => part.lines)
  const left = await readSuppliesLeft(
    db,
    regionId,
    lines.map((line) => line.offerId),
  )
  return {
    quotes,
    books: read,
    totalMinor: quotes.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    quoteToken: quoteToken(quotes),
    shortages: lines.flatMap(({ offerId, quantity }) => {
      const there = left.get(offerId)
      return there === undefined || there === null || there >= quantity
        ? []
        : [{ offerId, wanted: quantity, left: there }]
    }),
  }
}
