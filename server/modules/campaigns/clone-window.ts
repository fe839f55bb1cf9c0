import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import type { Names } from '#platform/i18n'
import { listCosts } from '#suppliers'
import { createWindow } from './create-window.ts'
import type { Offer, OfferTerms } from './offer.ts'
import { listOffers } from './queries/offers.ts'
import { listCommunityIdsOf } from './queries/price-book.ts'
import { getWindow } from './queries/windows.ts'
import type { Window } from './window.ts'
import { daysBetween, shiftDays } from './window-times.ts'

export interface Cloning {
  regionId: string
  windowId: string
  /** YYYY-MM-DD; opening and cutoffs move by as many days, at the same time of day in the region. */
  pickupDate: string
  name?: Names | undefined
  by: string
  at: Date
}

/** Makes a new window like an earlier one, for another day. Withdrawn offers are left behind. */
export async function cloneWindow(tx: Tx, cloning: Cloning): Promise<Window> {
  const { regionId, windowId, pickupDate, by, at } = cloning
  const source = await getWindow(tx, regionId, windowId)
  const { timeZone } = await getRegion(tx, regionId)
  const days = daysBetween(source.pickupDate, pickupDate)
  return createWindow(tx, {
    regionId,
    planId: null,
    name: cloning.name ?? source.name,
    opensAt: shiftDays(source.opensAt, days, timeZone),
    closesAt: shiftDays(source.closesAt, days, timeZone),
    pickupDate,
    slots: source.slots,
    communityIds: await listCommunityIdsOf(tx, regionId, windowId),
    offers: await offersFor(tx, source, pickupDate, (cutoffAt) =>
      shiftDays(cutoffAt, days, timeZone),
    ),
    by,
    at,
  })
}

/** The offers of a window as a later one sells them, with what suppliers ask on its day. */
export async function offersFor(
  tx: Tx,
  source: Window,
  pickupDate: string,
  shifted: (cutoffAt: Date) => Date,
): Promise<OfferTerms[]> {
  const { regionId, id: windowId } = source
  const offers = await listOffers(tx, { regionId, windowId, isWithdrawn: false })
  const skuIds = offers.map((offer) => offer.skuId)
  const asked = await listCosts(tx, regionId, skuIds, pickupDate)
  const sold = new Set(asked.flatMap((cost) => [cost.skuId, `${cost.skuId}/${cost.supplierId}`]))
  const isAsked = ({ skuId, supplierId }: Offer) =>
    sold.has(supplierId === null ? skuId : `${skuId}/${supplierId}`)
  return offers.map((offer) => ({
    listingId: offer.listingId,
    priceMinor: offer.priceMinor,
    costMinor: isAsked(offer) ? null : offer.costMinor,
    supplierId: offer.supplierId,
    commissionBasisPoints: offer.commissionBasisPoints,
    limitPerResident: offer.limitPerResident,
    cutoffAt: offer.cutoffAt === null ? null : shifted(offer.cutoffAt),
    supply: offer.supply,
    sort: offer.sort,
  }))
}
