import { getRegion } from '#places'
import { businessNow } from '#platform/clock'
import type { Queryable } from '#platform/db'
import { Invalid } from '#platform/refusals'
import { addDays, localDate } from '#platform/time'

const MOST_DAYS = 400
const DAYS_SHOWN = 7

/** The days asked for, in the region's zone: the last seven where nothing is said. */
export async function askedDays(
  db: Queryable,
  regionId: string,
  { from, to }: { from?: string; to?: string },
): Promise<{ from: string; to: string }> {
  const { timeZone } = await getRegion(db, regionId)
  const last = to ?? localDate(await businessNow(db), timeZone)
  const first = from ?? addDays(last, 1 - DAYS_SHOWN)
  if (first > last) throw new Invalid('from', 'The first day comes after the last.')
  if (addDays(first, MOST_DAYS) < last) {
    throw new Invalid('from', `Ask for at most ${MOST_DAYS} days at once.`)
  }
  return { from: first, to: last }
}
