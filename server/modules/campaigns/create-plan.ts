import { getRegion } from '#places'
import type { Queryable, Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { localDate, zonedInstant } from '#platform/time'
import { refuseBadSlots, refuseUnknownCommunities } from './create-window.ts'
import type { Plan, PlanFields } from './plan.ts'
import { plannedOffers } from './planned-offers.ts'
import { getPlan, insertPlan } from './queries/plans.ts'
import { resolveOffers } from './resolve-offers.ts'
import { shiftDays } from './window-times.ts'

/** Makes a plan: from now on its windows are made and opened by themselves. */
export async function createPlan(
  tx: Tx,
  regionId: string,
  fields: PlanFields,
  by: { personId: string; at: Date },
): Promise<Plan> {
  await refuseUnfitPlan(tx, regionId, fields, by.at)
  const id = newId()
  await insertPlan(tx, { ...fields, regionId, id }, by.personId)
  return getPlan(tx, regionId, id)
}

/** Throws Invalid where a plan's windows could not be. */
export async function refuseUnfitPlan(
  db: Queryable,
  regionId: string,
  plan: PlanFields,
  at: Date,
): Promise<void> {
  if (plan.cutoffDays === 0 && plan.cutoffTime <= plan.opensTime) {
    throw new Invalid('cutoffTime', 'The cutoff has to come after the opening.')
  }
  if (plan.pickupDays < plan.cutoffDays) {
    throw new Invalid('pickupDays', 'Goods cannot be fetched before the cutoff.')
  }
  refuseBadSlots(plan.slots)
  await refuseUnknownCommunities(db, regionId, plan.communityIds)
  const { timeZone } = await getRegion(db, regionId)
  // As if it opened today: the offers have to fit the times of any of its windows.
  const today = localDate(at, timeZone)
  const opensAt = zonedInstant(today, plan.opensTime, timeZone)
  const closing = zonedInstant(today, plan.cutoffTime, timeZone)
  const closesAt = shiftDays(closing, plan.cutoffDays, timeZone)
  await resolveOffers(
    db,
    { regionId, opensAt, closesAt, pickupDate: today },
    plannedOffers(plan.offers, today, timeZone),
  )
}
