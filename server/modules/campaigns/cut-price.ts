import type { Queryable, Tx } from '#platform/db'
import { announce } from '#platform/events'
import { unitPrice } from '#pricing'
import { decidePriceCuts } from './decide-price-cuts.ts'
import { loadPriceBook } from './load-price-book.ts'
import { type PriceCutCost, type PriceCutPolicy, readPriceCut } from './price-cuts.ts'
import { type PriceFall, priceFalls } from './price-falls.ts'
import { getOffer, setOfferPrice } from './queries/offers.ts'
import type { DecidedCut } from './queries/price-cuts.ts'
import { getWindow, lockWindowAt, raiseVersion } from './queries/windows.ts'
import { NotAPriceCut, WindowNotOpen } from './refusals.ts'
import { type Window, windowState } from './window.ts'

interface OfferPath {
  regionId: string
  windowId: string
  offerId: string
}

export type PriceCutPreview = PriceFall & PriceCutCost

/** Who paid more than a lower price, and what giving the difference back would cost. */
export async function previewPriceCut(
  db: Queryable,
  { regionId, windowId, offerId }: OfferPath,
  toMinor: number,
  at: Date,
): Promise<PriceCutPreview> {
  const window = await getWindow(db, regionId, windowId)
  refuseUnlessOpen(window, at)
  await getOffer(db, regionId, windowId, offerId)
  const fall = await fallOf(db, { regionId, windowId, offerId }, toMinor)
  return { ...fall, ...(await readPriceCut(db, regionId, offerId, toMinor)) }
}

export interface PriceCutWish extends OfferPath {
  version: number
  toMinor: number
  policy: PriceCutPolicy
  by: string
  at: Date
}

/** Lowers the price of an offer that people are ordering, and settles with those who paid more. */
export async function cutPrice(
  tx: Tx,
  wish: PriceCutWish,
): Promise<{ cut: DecidedCut; version: number }> {
  const { regionId, windowId, offerId, toMinor, policy, by, at } = wish
  const window = await lockWindowAt(tx, regionId, windowId, wish.version)
  refuseUnlessOpen(window, at)
  await getOffer(tx, regionId, windowId, offerId)
  const fall = await fallOf(tx, wish, toMinor)

  await setOfferPrice(tx, regionId, offerId, toMinor)
  const version = await raiseVersion(tx, regionId, windowId)
  const [cut] = await decidePriceCuts(tx, { regionId, windowId, falls: [fall], policy, by, at })
  await announce(tx, {
    type: 'window.changed',
    regionId,
    subjectKind: 'window',
    subjectId: windowId,
    body: { version, offerIds: [offerId] },
    actorId: by,
    occurredAt: at,
  })
  return { cut: cut!, version }
}

function refuseUnlessOpen(window: Window, at: Date): void {
  const state = windowState(window, at)
  if (state !== 'open') throw new WindowNotOpen(state)
}

async function fallOf(
  db: Queryable,
  { regionId, windowId, offerId }: OfferPath,
  toMinor: number,
): Promise<PriceFall> {
  const book = (await loadPriceBook(db, regionId, windowId))!
  const offer = book.offers.get(offerId)!
  const offers = new Map([[offerId, { ...offer, windowPriceMinor: toMinor }]])
  const fall = priceFalls(book, { ...book, offers }).find((one) => one.offerId === offerId)
  if (fall === undefined) {
    const prices = [...book.communities.keys()].map((id) => unitPrice(offer, id).unitPriceMinor)
    throw new NotAPriceCut(Math.min(...prices))
  }
  return fall
}
