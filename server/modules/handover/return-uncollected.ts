import { businessNow } from '#platform/clock'
import { attempt, isTransient, type Tx } from '#platform/db'
import type { Sweep } from '#platform/jobs'
import { listRegionsDue, lockOverdue, type Pickup } from './queries/pickups.ts'
import { returnPickups } from './return-pickups.ts'

const SET_SIZE = 200
/** Sets of a region that are tried in one turn, where all of the ones before were refused. */
const MOST_SETS = 5

/**
 * Sends back what nobody fetched by its deadline, set by set. An order that cannot go back is left
 * as it was and holds up no other; once only such are left the sweep fails with the first reason,
 * so that whoever runs it logs that.
 */
export const returnUncollected: Sweep = {
  name: 'handover-returns-uncollected',
  everyMs: 60_000,
  sweep: async (tx) => {
    const at = await businessNow(tx)
    const errors: unknown[] = []
    for (const regionId of await listRegionsDue(tx, at)) {
      const returned = await returnOfRegion(tx, regionId, { at, errors })
      if (returned > 0) return returned
    }
    if (errors.length > 0) throw errors[0]
    return 0
  },
}

/** The first set of a region of which anything can go back. @returns how many orders went back */
async function returnOfRegion(
  tx: Tx,
  regionId: string,
  { at, errors }: { at: Date; errors: unknown[] },
): Promise<number> {
  const refused: string[] = []
  for (let set = 0; set < MOST_SETS; set += 1) {
    const overdue = await lockOverdue(tx, regionId, at, SET_SIZE, refused)
    if (overdue.length === 0) return 0
    const returned = await returnSet(tx, regionId, overdue, { at, errors })
    if (returned > 0) return returned
    refused.push(...overdue.map((pickup) => pickup.orderId))
  }
  return 0
}

/** All of a set at once, or where one refuses each alone. */
async function returnSet(
  tx: Tx,
  regionId: string,
  overdue: readonly Pickup[],
  { at, errors }: { at: Date; errors: unknown[] },
): Promise<number> {
  const back = { why: 'overdue', note: '', by: null, at } as const
  const whole = await attempt(tx, () => returnPickups(tx, regionId, overdue, back))
  if (whole.isDone) return overdue.length
  // Somebody has one of them in hand: no order's fault, and each alone would wait as long again.
  if (isTransient(whole.error)) {
    errors.push(whole.error)
    return 0
  }
  let returned = 0
  for (const pickup of overdue) {
    const one = await attempt(tx, () => returnPickups(tx, regionId, [pickup], back))
    if (one.isDone) returned += 1
    else errors.push(one.error)
  }
  return returned
}
