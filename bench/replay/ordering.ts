import { hash } from 'node:crypto'
import type { Db } from '#platform/db'
import { zonedInstant } from '#platform/time'
import type { Api } from '../calls/api.ts'
import { inParallel } from '../calls/in-parallel.ts'
import { type Basket, groupDays } from './baskets.ts'
import type { DayClock } from './clock.ts'
import type { DayPlanner, RegionPlan } from './day-plan.ts'
import { readLog } from './log.ts'
import { orderBasket, type Refused } from './orders.ts'
import { ZONE } from './set-up.ts'
import { cutoffOf, type DayWindow, dayAfter, openingOf, publishWindows } from './windows.ts'
import type { World } from './world.ts'

export interface Ordering {
  db: Db
  api: Api
  world: World
  dir: string
  weeks: number
  weighed: ReadonlySet<string>
  planner: DayPlanner
  /** The first day to order. */
  from: string
  /** An earlier day of which not all was handed over; null when there is none. */
  unfinished: string | null
  /** Business time. */
  clock: DayClock
  /** Orders under way at once. */
  concurrency: number
  seed: number
  /** Aborted when no more is to be begun. */
  stop: AbortSignal
  ordered(date: string, refused: Refused | null): void
  /** Does everything after the cutoff of a day, on the day after; left off when it is to stop. */
  fulfil(plans: ReadonlyMap<string, RegionPlan>): Promise<void>
  /** Told when a day is ordered whole; null when it was the last. */
  dayOver(date: string, next: string | null): void
  /** Told when all of a day is done. */
  fulfilled(date: string): void
}

interface PlannedDay {
  date: string
  baskets: Basket[]
  /** By STORE_REGION. */
  plans: Map<string, RegionPlan>
}

/**
 * Orders the days of a log one after the other in simulated time, each from its opening to its
 * cutoff. While a day is ordered the day before is fulfilled, and the next day's windows are
 * published.
 */
export async function replayDays(ordering: Ordering): Promise<void> {
  const { clock, stop } = ordering
  const days = daysFrom(ordering)
  let day = (await days.next()).value
  let waiting: PlannedDay | undefined
  if (day !== undefined && day.date < ordering.from) {
    waiting = day
    day = (await days.next()).value
  }
  let windows = day && publishWindows(ordering, day.plans)
  while (day !== undefined && windows !== undefined && !stop.aborted) {
    const next: PlannedDay | undefined = (await days.next()).value
    const open = await windows
    if (waiting !== undefined && dayAfter(waiting.date) !== day.date) {
      await fulfilAlone(ordering, waiting)
      waiting = undefined
    }
    if (stop.aborted) return
    // Told when it is waited for; a stop may come first.
    const nextWindows = next && publishWindows(ordering, next.plans)
    nextWindows?.catch(() => {})
    await clock.to(openingOf(day.date))
    const [isWhole] = await Promise.all([orderDay(ordering, day, open), fulfil(ordering, waiting)])
    if (!isWhole || stop.aborted) {
      await nextWindows
      return
    }
    await clock.to(cutoffOf(day.date))
    ordering.dayOver(day.date, next?.date ?? null)
    waiting = day
    day = next
    windows = nextWindows
  }
  await windows
  if (waiting !== undefined) await fulfilAlone(ordering, waiting)
}

async function fulfil(ordering: Ordering, day: PlannedDay | undefined): Promise<void> {
  if (day === undefined || ordering.stop.aborted) return
  await ordering.fulfil(day.plans)
  if (!ordering.stop.aborted) ordering.fulfilled(day.date)
}

/** Fulfils a day on whose morrow nobody orders. */
async function fulfilAlone(ordering: Ordering, day: PlannedDay): Promise<void> {
  const { clock } = ordering
  const morrow = dayAfter(day.date)
  await clock.to(openingOf(morrow))
  await fulfil(ordering, day)
  if (!ordering.stop.aborted) await clock.to(cutoffOf(morrow))
}

async function* daysFrom(ordering: Ordering): AsyncGenerator<PlannedDay, undefined> {
  const { dir, weeks, weighed, planner } = ordering
  const from = ordering.unfinished ?? ordering.from
  for await (const { lines } of readLog(dir, weeks)) {
    for (const day of groupDays(lines, weighed)) {
      if (day.baskets.length === 0) continue
      // Days that are over are planned all the same: what they left serves those after them.
      const plans = planner.plan(day)
      if (day.date >= from) yield { date: day.date, baskets: day.baskets, plans }
    }
  }
}

/** @returns false when it was stopped on the way */
async function orderDay(
  ordering: Ordering,
  { date, baskets }: PlannedDay,
  windows: Map<string, DayWindow>,
): Promise<boolean> {
  const { api, world, stop, concurrency, seed, clock } = ordering
  let hour = 0
  await inParallel(concurrency, arrivals(baskets, seed), async (basket) => {
    if (stop.aborted) return
    if (basket.hour > hour) {
      hour = basket.hour
      await clock.to(hourOf(date, hour))
    }
    const refused = await orderBasket(api, world, windows.get(basket.region)!, basket)
    ordering.ordered(date, refused)
  })
  return !stop.aborted
}

/** Within an hour whoever comes first is the seed's to say. */
function arrivals(baskets: readonly Basket[], seed: number): Basket[] {
  const places = new Map(baskets.map(({ id }) => [id, hash('sha1', `${seed} ${id}`)]))
  return [...baskets].sort(
    (a, b) => a.hour - b.hour || (places.get(a.id)! < places.get(b.id)! ? -1 : 1),
  )
}

/** What the till sold at night is ordered in the first or the last hour that the window is open. */
function hourOf(date: string, hour: number): Date {
  const open = Math.min(Math.max(hour, 7), 22)
  return zonedInstant(date, `${String(open).padStart(2, '0')}:00`, ZONE)
}
