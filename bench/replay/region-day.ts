import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '#platform/db'
import type { Api } from '../calls/api.ts'
import type { DayClock } from './clock.ts'
import type { RegionPlan } from './day-plan.ts'
import type { ReplayRules } from './rules.ts'
import type { StepTimes } from './step-times.ts'
import { dayAfter } from './windows.ts'
import { type Hub, regionIdOf, type World } from './world.ts'

/** What it takes to do the work of a day after its cutoff. */
export interface Means {
  db: Db
  api: Api
  world: World
  rules: ReplayRules
  clock: DayClock
  times: StepTimes
  /** Aborted when no more is to be begun. */
  stop: AbortSignal
}

/** One region on the day after an ordering day, when its goods come and are handed out. */
export interface RegionDay extends Means {
  plan: RegionPlan
  regionId: string
  /** YYYY-MM-DD: the day after the orders'. */
  pickupDate: string
  hub: Hub
  /** Begins every path. */
  path: string
  /** Begins the Idempotency-Key of every call that moves something. */
  key: string
}

export function regionDay(means: Means, plan: RegionPlan): RegionDay {
  const regionId = regionIdOf(plan.region)
  return {
    ...means,
    plan,
    regionId,
    pickupDate: dayAfter(plan.date),
    hub: means.world.hubs.get(regionId)!,
    path: `/regions/${regionId}`,
    key: `replay-${plan.region}-${plan.date}`,
  }
}

const POLL_MS = 200
const PATIENCE_MS = 90_000

/**
 * Asks until the answer is there: the server works by itself, some steps a moment after the call.
 * @returns null when it is to stop
 * @throws Error when nothing came for a minute and a half
 */
export async function until<Answer>(
  day: Pick<RegionDay, 'stop' | 'key'>,
  what: string,
  ask: () => Promise<Answer | null>,
): Promise<Answer | null> {
  const startedAt = performance.now()
  for (;;) {
    if (day.stop.aborted) return null
    const answer = await ask()
    if (answer !== null) return answer
    if (performance.now() - startedAt > PATIENCE_MS) {
      throw new Error(`${day.key}: ${what} did not come`)
    }
    await sleep(POLL_MS)
  }
}
