import { getRegion } from '#places'
import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { localDate } from '#platform/time'
import { countOpenOrdersOfLeader } from './queries/orders.ts'

/** Why a leader cannot leave yet, for a person to read: orders that are still to be handed over. */
export async function reasonLeaderIsBusy(
  tx: Tx,
  regionId: string,
  leaderId: string,
): Promise<string | null> {
  const { timeZone } = await getRegion(tx, regionId)
  const today = localDate(await businessNow(tx), timeZone)
  const open = await countOpenOrdersOfLeader(tx, regionId, leaderId, today)
  return open === 0 ? null : `Orders still to be handed over: ${open}.`
}
