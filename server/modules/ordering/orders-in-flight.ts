import type { Tx } from '#platform/db'
import { countOpenOrdersOfLeader } from './queries/orders.ts'

/** Why a leader cannot leave yet, for a person to read: orders that are still to be handed over. */
export async function reasonLeaderIsBusy(
  tx: Tx,
  regionId: string,
  leaderId: string,
): Promise<string | null> {
  const open = await countOpenOrdersOfLeader(tx, regionId, leaderId)
  return open === 0 ? null : `Orders still to be handed over: ${open}.`
}
