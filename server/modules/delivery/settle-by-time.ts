import { getRegion } from '#places'
import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import type { Sweep } from '#platform/jobs'
import { readSettings } from '#platform/settings'
import { zonedInstant } from '#platform/time'
import { isGap } from './discrepancy.ts'
import {
  listDiscrepanciesByIds,
  listUnresolved,
  listUnresolvedDays,
  lockDiscrepancyDay,
} from './queries/discrepancies.ts'
import { settleGaps } from './settle-gaps.ts'
import { settleSurpluses } from './settle-surpluses.ts'

const SET_SIZE = 200

/** At the region's time, what lacks and nobody brought is refunded, and what is too much taken back. */
export const settleByTime: Sweep = {
  name: 'delivery-settle-discrepancies',
  everyMs: 30_000,
  sweep: settleDue,
}

async function settleDue(tx: Tx): Promise<number> {
  const at = await businessNow(tx)
  for (const day of await listUnresolvedDays(tx, at)) {
    if (!(await isDue(tx, day, at))) continue
    const settled = await settleSet(tx, day, at)
    // One day a turn: its lock is not held while another's refunds are written.
    if (settled > 0) return settled
  }
  return 0
}

async function isDue(
  tx: Tx,
  { regionId, pickupDate }: { regionId: string; pickupDate: string },
  at: Date,
): Promise<boolean> {
  const { timeZone } = await getRegion(tx, regionId)
  const settings = await readSettings(tx, regionId, {}, at)
  return zonedInstant(pickupDate, settings['delivery.refundTime'], timeZone) <= at
}

async function settleSet(
  tx: Tx,
  { regionId, pickupDate }: { regionId: string; pickupDate: string },
  at: Date,
): Promise<number> {
  await lockDiscrepancyDay(tx, regionId, pickupDate)
  const settling = { regionId, by: null, at, why: 'nobody brought or took it in time' }
  const all = await listUnresolved(tx, regionId, pickupDate, { limit: 10_000 })
  const gaps = all.filter(isGap).slice(0, SET_SIZE)
  await settleGaps(tx, settling, gaps)
  if (gaps.length === SET_SIZE) return gaps.length
  const surpluses = all.filter((one) => !isGap(one)).slice(0, SET_SIZE)
  // Read again: what was promised to the gaps is open now.
  const ids = surpluses.map(({ id }) => id)
  await settleSurpluses(tx, settling, await listDiscrepanciesByIds(tx, regionId, ids))
  return gaps.length + surpluses.length
}
