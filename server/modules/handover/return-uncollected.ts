import { businessNow } from '#platform/clock'
import type { Sweep } from '#platform/jobs'
import { listRegionsDue, lockOverdue } from './queries/pickups.ts'
import { returnPickups } from './return-pickups.ts'

const SET_SIZE = 200

/** Sends back what nobody fetched by its deadline, set by set. */
export const returnUncollected: Sweep = {
  name: 'handover-returns-uncollected',
  everyMs: 60_000,
  sweep: async (tx) => {
    const at = await businessNow(tx)
    for (const regionId of await listRegionsDue(tx, at)) {
      const overdue = await lockOverdue(tx, regionId, at, SET_SIZE)
      if (overdue.length === 0) continue
      await returnPickups(tx, regionId, overdue, { why: 'overdue', note: '', by: null, at })
      return overdue.length
    }
    return 0
  },
}
