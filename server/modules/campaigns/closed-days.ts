import type { Queryable } from '#platform/db'
import { invariant } from '#platform/refusals'

/** Communities whose warehouse takes in nothing more for a day. */
export type ClosedDayReader = (
  db: Queryable,
  regionId: string,
  day: { pickupDate: string; communityIds: readonly string[] },
) => Promise<string[]>

let reader: ClosedDayReader | null = null

/** Procurement says by this where receiving was closed: campaigns lie below it and cannot ask. */
export const declareClosedDayReader = (declared: ClosedDayReader): void => {
  reader = declared
}

export const readClosedDay: ClosedDayReader = (db, regionId, day) => {
  invariant(reader !== null, 'procurement declared where receiving was closed')
  return reader(db, regionId, day)
}
