import type { Db } from '#platform/db'
import type { PriceBook, Quote } from '#pricing'
import type { PriceBooks } from './lane/price-books.ts'
import { type CartLine, getCart } from './queries/carts.ts'
import { type Quoted, quoteParts } from './quote-parts.ts'
import type { Shortage } from './refusals.ts'

export interface CartLineChange {
  what: 'price' | 'stock' | 'gone' | 'cutoff'
  before?: number
  now?: number
}

/** The cart with its quote, and for each line what changed since it was put in. */
export async function showCart(
  db: Db,
  books: PriceBooks,
  resident: { regionId: string; id: string; communityId: string },
) {
  const cart = await getCart(db, resident.regionId, resident.id)
  const windowIds = [...new Set(cart.lines.map((line) => line.windowId))]
  const quoted = await quoteParts(db, books, {
    regionId: resident.regionId,
    communityId: resident.communityId,
    parts: windowIds.map((windowId) => ({
      windowId,
      fulfilment: 'pickup',
      lines: cart.lines.filter((line) => line.windowId === windowId),
    })),
  })
  return {
    version: cart.version,
    lines: cart.lines.map(({ seenUnitPriceMinor: _seen, ...line }, at) => ({
      ...line,
      ...goodsOf(quoted.books[windowIds.indexOf(line.windowId)]!, line.offerId),
      changes: changesOf(
        cart.lines[at]!,
        quoted.quotes[windowIds.indexOf(line.windowId)]!,
        quoted.shortages,
      ),
    })),
    ...withoutBooks(quoted),
  }
}

/** What the line is of; the book keeps withdrawn offers too. */
function goodsOf(book: PriceBook, offerId: string) {
  const offer = book.offers.get(offerId)
  return { name: offer?.name ?? {}, measure: offer?.measure ?? ('piece' as const) }
}

const withoutBooks = ({ books: _books, ...rest }: Quoted) => rest

/** What is other than when the line was put in. Pure. */
function changesOf(line: CartLine, quote: Quote, shortages: readonly Shortage[]): CartLineChange[] {
  const fault = quote.faults.find((one) => one.offerId === line.offerId)
  if (fault?.code === 'past-cutoff' || quote.faults.some((one) => one.code === 'window-closed')) {
    return [{ what: 'cutoff' }]
  }
  if (fault !== undefined || quote.faults.some((one) => one.code === 'not-served')) {
    return [{ what: 'gone' }]
  }
  const changes: CartLineChange[] = []
  const priced = quote.lines.find((one) => one.offerId === line.offerId)
  const before = line.seenUnitPriceMinor
  if (priced !== undefined && before !== null && priced.unitPriceMinor !== before) {
    changes.push({ what: 'price', before, now: priced.unitPriceMinor })
  }
  const short = shortages.find((one) => one.offerId === line.offerId)
  if (short !== undefined) changes.push({ what: 'stock', before: line.quantity, now: short.left })
  return changes
}
