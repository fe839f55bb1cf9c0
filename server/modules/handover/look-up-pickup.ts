import { businessNow } from '#platform/clock'
import type { Queryable } from '#platform/db'
import { codeInForce, ordersOf } from './orders-of-showing.ts'
import { NothingToHandOver } from './refusals.ts'
import type { Showing } from './showing.ts'

/**
 * What a proof opens at a community, without giving it.
 * @throws CodeExpired, NothingToHandOver
 */
export async function lookUpPickup(
  db: Queryable,
  asked: { regionId: string; communityId: string; showing: Showing },
): Promise<{ method: Showing['method']; pickupDate: string; orderIds: string[] }> {
  const { showing } = asked
  await codeInForce(db, { ...asked, at: await businessNow(db) })
  const orderIds = await ordersOf(db, asked)
  if (orderIds.length === 0) throw new NothingToHandOver()
  return { method: showing.method, pickupDate: showing.pickupDate, orderIds }
}
