import { zonedInstant } from '#platform/time'
import { inParallel } from '../calls/in-parallel.ts'
import { claim } from './claim.ts'
import { confirmDeliveries, redeliver } from './confirm.ts'
import type { RegionPlan } from './day-plan.ts'
import { deliver } from './deliver.ts'
import { handOver } from './hand-over.ts'
import { procure } from './procure.ts'
import { type Means, type RegionDay, regionDay } from './region-day.ts'
import { ZONE } from './set-up.ts'
import { sort } from './sort.ts'

const REGIONS_AT_ONCE = 4
/** Until all goods are where they are fetched it stays morning. */
const NOON = '12:00'
/** By now whoever has not said what came has confirmed it by silence. */
const AFTERNOON = '13:30'

type Step = (day: RegionDay) => Promise<void>

/**
 * Does all that follows the cutoff of a day, region by region: before noon the goods are bought,
 * received, sorted and brought to their pickup points, after it they are handed over and claimed.
 * Done again it leaves out what is done.
 */
export async function fulfilDay(
  means: Means,
  plans: ReadonlyMap<string, RegionPlan>,
): Promise<void> {
  const days = [...plans.values()].map((plan) => regionDay(means, plan))
  const [first] = days
  if (first === undefined) return
  const timeOf = (time: string) => zonedInstant(first.pickupDate, time, ZONE)
  const morning = eachOf(means, days, [procure, sort, deliver, confirmDeliveries, redeliver])
  means.clock.holdAt(timeOf(NOON), morning)
  await morning
  if (means.stop.aborted) return
  await means.clock.to(timeOf(AFTERNOON))
  await eachOf(means, days, [handOver, claim])
}

async function eachOf(means: Means, days: RegionDay[], steps: readonly Step[]): Promise<void> {
  await inParallel(REGIONS_AT_ONCE, days, async (day) => {
    for (const step of steps) {
      if (means.stop.aborted) return
      await means.times.of(step.name, () => step(day))
    }
  })
}
