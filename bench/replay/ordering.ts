import { hash } from 'node:crypto'
import { setBusinessTime } from '#platform/clock'
import type { Db } from '#platform/db'
import { zonedInstant } from '#platform/time'
import type { Api } from './api.ts'
import { type Basket, groupDays, type LogDay } from './baskets.ts'
import { inParallel } from './in-parallel.ts'
import { readLog } from './log.ts'
import { orderBasket, type Refused } from './orders.ts'
import { ZONE } from './set-up.ts'
import { cutoffOf, type DayWindow, openingOf, publishWindows } from './windows.ts'
import type { World } from './world.ts'

export interface Ordering {
  db: Db
  api: Api
  world: World
  dir: string
  weeks: number
  weighed: ReadonlySet<string>
  /** The first day to order. */
  from: string
  /** Orders under way at once. */
  concurrency: number
  seed: number
  /** Aborted when no more is to be begun. */
  stop: AbortSignal
  ordered(date: string, refused: Refused | null): void
  /** Told when a day is over; null when it was the last. */
  dayOver(next: string | null): void
}

/**
 * Orders the days of a log one after the other in simulated time, each from its opening to its
 * cutoff. The next day's windows are published while a day is ordered.
 */
export async function orderDays(ordering: Ordering): Promise<void> {
  const days = daysFrom(ordering)
  let day = (await days.next()).value
  let windows = day && publishWindows(ordering, day)
  while (day !== undefined && windows !== undefined && !ordering.stop.aborted) {
    const next: LogDay | undefined = (await days.next()).value
    const open = await windows
    // Told when it is waited for; a stop may come first.
    const nextWindows = next && publishWindows(ordering, next)
    nextWindows?.catch(() => {})
    const isWhole = await orderDay(ordering, day, open)
    if (!isWhole) {
      await nextWindows
      return
    }
    ordering.dayOver(next?.date ?? null)
    day = next
    windows = nextWindows
  }
  await windows
}

async function* daysFrom({
  dir,
  weeks,
  weighed,
  from,
}: Ordering): AsyncGenerator<LogDay, undefined> {
  for await (const { lines } of readLog(dir, weeks)) {
    for (const day of groupDays(lines, weighed)) {
      if (day.date >= from && day.baskets.length > 0) yield day
    }
  }
}

/** @returns false when it was stopped on the way */
async function orderDay(
  ordering: Ordering,
  { date, baskets }: LogDay,
  windows: Map<string, DayWindow>,
): Promise<boolean> {
  const { db, api, world, stop, concurrency, seed } = ordering
  await setBusinessTime(db, openingOf(date))
  let hour = 0
  await inParallel(concurrency, arrivals(baskets, seed), async (basket) => {
    if (stop.aborted) return
    if (basket.hour > hour) {
      hour = basket.hour
      await setBusinessTime(db, hourOf(date, hour))
    }
    const refused = await orderBasket(api, world, windows.get(basket.region)!, basket)
    ordering.ordered(date, refused)
  })
  if (stop.aborted) return false
  await setBusinessTime(db, cutoffOf(date))
  return true
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
