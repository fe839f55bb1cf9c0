import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { Invalid } from '#platform/refusals'
import type { PriceBook } from '#pricing'
import { checkWindow } from './check-window.ts'
import { decidePriceCuts } from './decide-price-cuts.ts'
import { loadPriceBook } from './load-price-book.ts'
import type { NewOffer, Offer, OfferTerms } from './offer.ts'
import { priceFalls } from './price-falls.ts'
import { refuseFindings } from './publish-window.ts'
import { fixCosts, insertOffers, listOffers, lockSupplies, updateOffers } from './queries/offers.ts'
import { lockWindowAt, raiseVersion } from './queries/windows.ts'
import { CapBelowReserved, SupplyInUse, WindowEnded } from './refusals.ts'
import { resolveOffers } from './resolve-offers.ts'
import { type Window, windowState } from './window.ts'

export interface OffersWish {
  regionId: string
  windowId: string
  version: number
  /** Offers of listings that the window has are written over; its other offers stay. */
  offers: readonly OfferTerms[]
  acceptWarnings: boolean
  /** Where a price falls while the window is open: null refuses; paying back is cutPrice's. */
  priceCutPolicy: 'keep' | null
  by: string
  at: Date
}

/**
 * Sets many offers of a window in one go, also while it is open: every later order is priced and
 * limited by what is written here. Answers the window's new version.
 */
export async function setOffers(tx: Tx, wish: OffersWish): Promise<{ version: number }> {
  const { regionId, windowId, at } = wish
  const window = await lockWindowAt(tx, regionId, windowId, wish.version)
  const state = windowState(window, at)
  if (state === 'closed' || state === 'withdrawn') throw new WindowEnded(state)
  const before = state === 'open' ? await loadPriceBook(tx, regionId, windowId) : null

  const wanted = await resolveOffers(tx, window, wish.offers)
  const there = await offersThere(tx, window, wanted)
  refuseUnfit(window, wanted, there, at)
  const written = await writeOffers(tx, window, wanted, there)

  const version = await raiseVersion(tx, regionId, windowId)
  if (window.publishedAt !== null) await checkWritten(tx, wish, written)
  if (before !== null) await decideCuts(tx, wish, before)
  await announce(tx, {
    type: 'window.changed',
    regionId,
    subjectKind: 'window',
    subjectId: windowId,
    body: { version, offerIds: written },
    actorId: wish.by,
    occurredAt: at,
  })
  return { version }
}

/** The window's offers of the listings named, with their supplies locked. */
async function offersThere(
  tx: Tx,
  { regionId, id }: Window,
  wanted: readonly NewOffer[],
): Promise<Map<string, Offer>> {
  const filter = { regionId, windowId: id, listingIds: wanted.map((offer) => offer.listingId) }
  const found = await listOffers(tx, filter)
  await lockSupplies(
    tx,
    regionId,
    found.map((offer) => offer.id),
  )
  // Read again: what is reserved may have grown while the lock was waited for.
  const locked = await listOffers(tx, filter)
  return new Map(locked.map((offer) => [offer.listingId, offer]))
}

function refuseUnfit(
  window: Window,
  wanted: readonly NewOffer[],
  there: ReadonlyMap<string, Offer>,
  at: Date,
): void {
  const tooLow: { listingId: string; cap: number; reserved: number }[] = []
  const inUse: string[] = []
  for (const [index, { listingId, supply, cutoffAt }] of wanted.entries()) {
    const was = there.get(listingId)
    const isMoved = cutoffAt?.getTime() !== was?.cutoffAt?.getTime()
    if (window.publishedAt !== null && cutoffAt !== null && cutoffAt <= at && isMoved) {
      throw new Invalid(`offers/${index}/cutoffAt`, 'A cutoff cannot be moved into the past.')
    }
    if (was === undefined || was.reserved === 0) continue
    if (stationOf(supply) !== stationOf(was.supply)) inUse.push(listingId)
    else if (supply.kind === 'cap' && supply.cap !== null && supply.cap < was.reserved) {
      tooLow.push({ listingId, cap: supply.cap, reserved: was.reserved })
    }
  }
  if (inUse.length > 0) throw new SupplyInUse(inUse)
  if (tooLow.length > 0) throw new CapBelowReserved(tooLow)
}

const stationOf = (supply: Offer['supply']): string | null =>
  supply.kind === 'stock' ? supply.stationId : null

async function writeOffers(
  tx: Tx,
  { regionId, id }: Window,
  wanted: readonly NewOffer[],
  there: ReadonlyMap<string, Offer>,
): Promise<string[]> {
  const changed = wanted.flatMap((offer) => {
    const was = there.get(offer.listingId)
    return was === undefined ? [] : [{ ...offer, id: was.id }]
  })
  const added = wanted.filter((offer) => !there.has(offer.listingId))
  if (changed.length > 0) await updateOffers(tx, regionId, changed)
  if (added.length > 0) await insertOffers(tx, regionId, id, added)
  return [...changed, ...added].map((offer) => offer.id)
}

// What is on sale already passes the same checks as what is published.
async function checkWritten(tx: Tx, wish: OffersWish, offerIds: readonly string[]): Promise<void> {
  const written = new Set(offerIds)
  const { findings, costs } = await checkWindow(tx, wish.regionId, wish.windowId, wish.at)
  const ofWritten = findings.filter(({ offerId }) => offerId !== null && written.has(offerId))
  refuseFindings(ofWritten, wish.acceptWarnings)
  const fixed = costs.filter(({ offerId }) => written.has(offerId))
  if (fixed.length > 0) await fixCosts(tx, wish.regionId, fixed)
}

async function decideCuts(tx: Tx, wish: OffersWish, before: PriceBook): Promise<void> {
  const after = await loadPriceBook(tx, wish.regionId, wish.windowId)
  const falls = priceFalls(before, after!)
  const back = falls.find(({ offerId }) => after!.offers.get(offerId)!.windowPriceMinor === null)
  if (back !== undefined) {
    throw new Invalid(
      'offers',
      'Name the lower price itself: while the window is open it cannot be left to the listing.',
      { falls },
    )
  }
  await decidePriceCuts(tx, { ...wish, policy: wish.priceCutPolicy, falls })
}
