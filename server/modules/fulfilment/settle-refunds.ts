import type { Tx } from '#platform/db'
import { type Allocation, lockAllocationById } from './queries/allocations.ts'
import { listUnlowered } from './queries/replacements.ts'
import {
  listOrdersToRefund,
  listUnrefunded,
  listUnrefundedWeighings,
} from './queries/shortfalls.ts'
import { refundLines } from './refund-lines.ts'

/** Orders that are refunded in one transaction. */
export const SET_SIZE = 500

/**
 * Gives back what a day's lines went without, for one set of orders. What was given back is marked
 * in the same transaction: broken off anywhere and called again it comes to the same end.
 * @returns how many orders there were; less than a set when all is given back
 */
export async function settleRefunds(
  tx: Tx,
  regionId: string,
  allocationId: string,
  done: { by: string | null; at: Date; setSize?: number },
): Promise<number> {
  const allocation = await lockAllocationById(tx, regionId, allocationId)
  if (allocation === null) return 0
  return settleLocked(tx, allocation, done)
}

/** The same under a lock that is held already. */
export async function settleLocked(
  tx: Tx,
  { regionId, id }: Allocation,
  { by, at, setSize = SET_SIZE }: { by: string | null; at: Date; setSize?: number },
): Promise<number> {
  const orderIds = await listOrdersToRefund(tx, regionId, id, setSize)
  if (orderIds.length === 0) return 0
  await refundLines(tx, {
    regionId,
    subjectId: id,
    shortfalls: await listUnrefunded(tx, regionId, id, orderIds),
    weighings: await listUnrefundedWeighings(tx, regionId, id, orderIds),
    replacements: await listUnlowered(tx, regionId, id, orderIds),
    by,
    at,
  })
  return orderIds.length
}
