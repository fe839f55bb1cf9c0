import type { Db } from '#platform/db'
import { zonedInstant } from '#platform/time'
import type { Api } from './api.ts'
import { dayPrices, type LogDay } from './baskets.ts'
import { inParallel } from './in-parallel.ts'
import { WEIGHED_PER_KG_MINOR } from './prices.ts'
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
  day: LogDay,
): Promise<Map<string, DayWindow>> {
  const windows = new Map<string, DayWindow>()
  const prices = dayPrices(day)
  const demand = demandOf(day)
  await inParallel(CALLS_AT_ONCE, [...demand], async ([region, quantities]) => {
    const regionId = regionIdOf(region)
    const call = { method: 'POST' as const, token: world.staff.operations.token }
    const listings = world.listingIds.get(regionId)!
    const path = `/regions/${regionId}/windows`
    const key = `replay-window-${region}-${day.date}`
    const made = await api.ask<{ id: string; version: number }>({
      ...call,
      path,
      key,
      body: {
        name: { en: day.date },
        opensAt: openingOf(day.date).toISOString(),
        closesAt: cutoffOf(day.date).toISOString(),
        pickupDate: dayAfter(day.date),
        communityIds: world.communityIds.get(regionId),
        offers: [...quantities].map(([product, cap]) => ({
          listingId: listings.get(product),
          priceMinor: prices.get(product) ?? WEIGHED_PER_KG_MINOR,
          cap,
        })),
      },
    })
    await api.ask({
      ...call,
      path: `${path}/${made.id}/publication`,
      key: `${key}-publication`,
      // Nothing of the log has a picture or a known cost.
      body: { version: made.version, acceptWarnings: true },
    })
    windows.set(region, {
      windowId: made.id,
      offerIds: await readOffers(db, regionId, made.id),
    })
  })
  return windows
}

/** STORE_REGION → PROD_CODE → pieces or grams of the whole day, both in order. */
function demandOf(day: LogDay): Map<string, Map<string, number>> {
  const demand = new Map<string, Map<string, number>>()
  for (const { region, lines } of day.baskets) {
    const ofRegion = demand.get(region) ?? new Map<string, number>()
    demand.set(region, ofRegion)
    for (const line of lines) {
      const quantity = line.kind === 'piece' ? line.quantity : line.grams
      ofRegion.set(line.product, (ofRegion.get(line.product) ?? 0) + quantity)
    }
  }
  return demand
}

const dayAfter = (date: string): string => Temporal.PlainDate.from(date).add({ days: 1 }).toString()
