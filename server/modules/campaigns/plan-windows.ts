import { getRegion, listCommunitiesByIds, type Region } from '#places'
import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { Refusal } from '#platform/refusals'
import { readSettings } from '#platform/settings'
import { addDays, localDate, weekday } from '#platform/time'
import { offersFor } from './clone-window.ts'
import { createWindow } from './create-window.ts'
import type { OfferTerms } from './offer.ts'
import type { Plan } from './plan.ts'
import { plannedOffers } from './planned-offers.ts'
import {
  findLastWindowId,
  listPickupDates,
  listPlannedRegions,
  lockPlansBefore,
  markPlannedThrough,
} from './queries/plans.ts'
import { getWindow } from './queries/windows.ts'
import { daysBetween, type PlannedTimes, plannedTimes, shiftDays } from './window-times.ts'

const PLANS_AT_ONCE = 20

/** Makes the windows that plans are due for; answers how many plans were looked at. */
export async function planWindows(tx: Tx): Promise<number> {
  const at = await businessNow(tx)
  let looked = 0
  // A region's plans follow its own zone, calendar and settings.
  for (const regionId of await listPlannedRegions(tx)) {
    const region = await getRegion(tx, regionId)
    const settings = await readSettings(tx, regionId, {}, at)
    const today = localDate(at, region.timeZone)
    const through = addDays(today, settings['campaign.planAheadDays'])
    const plans = await lockPlansBefore(tx, regionId, through, PLANS_AT_ONCE)
    for (const plan of plans) await planAhead(tx, { plan, region, today, through, at })
    looked += plans.length
  }
  return looked
}

interface Planning {
  plan: Plan
  region: Region
  today: string
  through: string
  at: Date
}

async function planAhead(tx: Tx, { plan, region, today, through, at }: Planning): Promise<void> {
  const next = plan.plannedThrough === null ? today : addDays(plan.plannedThrough, 1)
  const from = next > today ? next : today
  const planned = plannedTimes(plan, region.deliveryCalendar, region.timeZone, from, through)
  const taken = new Set(await listPickupDates(tx, plan, from))
  for (const times of planned) {
    if (times.closesAt <= at || taken.has(times.pickupDate)) continue
    await makeWindow(tx, { plan, region, times, at }).catch(async (error: unknown) => {
      await announceFailure(tx, plan, error, at)
    })
  }
  await markPlannedThrough(tx, plan, through)
}

async function makeWindow(
  tx: Tx,
  { plan, region, times, at }: { plan: Plan; region: Region; times: PlannedTimes; at: Date },
): Promise<void> {
  const communityIds = await communitiesOn(tx, plan, times.pickupDate)
  if (communityIds.length === 0) return
  await createWindow(tx, {
    regionId: plan.regionId,
    planId: plan.id,
    name: plan.name,
    ...times,
    slots: plan.slots,
    communityIds,
    offers: await offersOf(tx, plan, times, region.timeZone),
    by: null,
    at,
  })
}

// A plan whose offers cannot be any more, as of a station that was closed, must not hold up others.
async function announceFailure(tx: Tx, plan: Plan, error: unknown, at: Date): Promise<void> {
  if (!(error instanceof Refusal)) throw error
  await announce(tx, {
    type: 'plan.failed',
    regionId: plan.regionId,
    subjectKind: 'window-plan',
    subjectId: plan.id,
    body: { code: error.code, field: error.details.field },
    occurredAt: at,
  })
}

/** The plan's communities that are still there and get deliveries on a day. */
async function communitiesOn(tx: Tx, plan: Plan, day: string): Promise<string[]> {
  const communities = await listCommunitiesByIds(tx, plan.regionId, plan.communityIds)
  return communities
    .filter(
      ({ closedAt, deliveryWeekdays }) =>
        closedAt === null && deliveryWeekdays.includes(weekday(day)),
    )
    .map(({ id }) => id)
}

async function offersOf(
  tx: Tx,
  plan: Plan,
  times: PlannedTimes,
  zone: string,
): Promise<OfferTerms[]> {
  if (plan.offers.length > 0) return plannedOffers(plan.offers, times.openingDay, zone)
  const lastId = await findLastWindowId(tx, plan)
  if (lastId === undefined) return []
  const last = await getWindow(tx, plan.regionId, lastId)
  const days = daysBetween(localDate(last.opensAt, zone), times.openingDay)
  return offersFor(tx, last, times.pickupDate, (cutoffAt) => shiftDays(cutoffAt, days, zone))
}
