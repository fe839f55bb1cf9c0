import { windowsOfOffers } from '#campaigns'
import type { Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { unitPrice } from '#pricing'
import type { PriceBooks } from './lane/price-books.ts'
import type { Replacement } from './order.ts'
import { countOtherLines, deleteCartLines, touchCart, upsertCartLine } from './queries/carts.ts'
import { CartFull } from './refusals.ts'

const MOST_LINES = 200

export interface CartChange {
  regionId: string
  residentId: string
  communityId: string
  offerId: string
  quantity: number
  replacement: Replacement
  leaderId: string | null
}

/** Puts an offer into the cart, or sets its quantity; remembers the price that was seen. */
export async function putIntoCart(tx: Tx, books: PriceBooks, change: CartChange): Promise<void> {
  const { regionId, residentId, offerId } = change
  const windowId = (await windowsOfOffers(tx, regionId, [offerId])).get(offerId)
  if (windowId === undefined) throw new NotFound('offer')
  await touchCart(tx, regionId, residentId, change.leaderId)
  if ((await countOtherLines(tx, regionId, residentId, offerId)) >= MOST_LINES) {
    throw new CartFull(MOST_LINES)
  }
  const offer = (await books.current(regionId, windowId))?.offers.get(offerId)
  await upsertCartLine(tx, regionId, residentId, {
    offerId,
    quantity: change.quantity,
    replacement: change.replacement,
    seenUnitPriceMinor: offer ? unitPrice(offer, change.communityId).unitPriceMinor : null,
  })
}

export async function takeOutOfCart(
  tx: Tx,
  regionId: string,
  residentId: string,
  offerId: string,
): Promise<void> {
  await touchCart(tx, regionId, residentId, null)
  await deleteCartLines(tx, regionId, residentId, [offerId])
}
