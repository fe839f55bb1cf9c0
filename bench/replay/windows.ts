import type { Db } from '#platform/db'
import { zonedInstant } from '#platform/time'
import type { Api } from '../calls/api.ts'
import { inParallel } from '../calls/in-parallel.ts'
import type { RegionPlan, SkuPlan } from './day-plan.ts'
import { ZONE } from './set-up.ts'
import { regionIdOf, type World } from './world.ts'
import { readOffers } from './world-queries.ts'

const OPENS = '07:00'
const CLOSES = '23:00'
// What orders leave of the server: the next day's windows are made while people still order.
const CALLS_AT_ONCE = 2

/** The window of one region on a day. */
export interface DayWindow {
  windowId: string
  /** PROD_CODE → offer. */
  offerIds: Map<string, string>
}

export const openingOf = (date: string): Date => zonedInstant(date, OPENS, ZONE)
export const cutoffOf = (date: string): Date => zonedInstant(date, CLOSES, ZONE)

/**
 * Makes and publishes the windows of a day, one a region for all its communities, over the public
 * API. What a window may sell is what the day sells, so that its last basket sells it out. Done
 * again it finds the windows of the first time, by their keys.
 * @returns by STORE_REGION
 */
export async function publishWindows(
  { db, api, world }: { db: Db; api: Api; world: World },
  plans: ReadonlyMap<string, RegionPlan>,
): Promise<Map<string, DayWindow>> {
  const windows = new Map<string, DayWindow>()
  await inParallel(CALLS_AT_ONCE, [...plans], async ([region, { date, skus }]) => {
    const regionId = regionIdOf(region)
    const call = { method: 'POST' as const, token: world.staff.operations.token }
    const listings = world.listingIds.get(regionId)!
    const path = `/regions/${regionId}/windows`
    const { suppliers } = world.hubs.get(regionId)!
    const key = `replay-window-${region}-${date}`
    const made = await api.ask<{ id: string; version: number }>({
      ...call,
      path,
      key,
      body: {
        name: { en: date },
        opensAt: openingOf(date).toISOString(),
        closesAt: cutoffOf(date).toISOString(),
        pickupDate: dayAfter(date),
        communityIds: world.communityIds.get(regionId),
        offers: [...skus.values()].map((sku) => ({
          listingId: listings.get(sku.product),
          supplierId: suppliers.get(sku.supplier)!.supplierId,
          ...termsOf(sku),
        })),
      },
    })
    await api.ask({
      ...call,
      path: `${path}/${made.id}/publication`,
      key: `${key}-publication`,
      // Nothing of the log has a picture.
      body: { version: made.version, acceptWarnings: true },
    })
    windows.set(region, {
      windowId: made.id,
      offerIds: await readOffers(db, regionId, made.id),
    })
  })
  return windows
}

const termsOf = (sku: SkuPlan) => ({
  priceMinor: sku.priceMinor,
  // Null is for the supplier's own offer to say.
  costMinor: sku.isAsOffered ? null : sku.costMinor,
  cap: sku.ordered,
  ...(sku.isContested ? { commissionBasisPoints: 0 } : {}),
})

export const dayAfter = (date: string): string =>
  Temporal.PlainDate.from(date).add({ days: 1 }).toString()
