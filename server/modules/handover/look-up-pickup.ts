import { businessNow } from '#platform/clock'
import type { Queryable } from '#platform/db'
import { friendOf } from './friend-of.ts'
import { codeInForce, ordersOf } from './orders-of-showing.ts'
import { NothingToHandOver } from './refusals.ts'
import type { Showing } from './showing.ts'

export interface LookedUp {
  method: Showing['method']
  pickupDate: string
  orderIds: string[]
  /** The friend to whom the code was given. */
  forwardedTo: string | null
}

/**
 * What a proof opens at a community, without giving it.
 * @throws CodeExpired, NothingToHandOver
 */
export async function lookUpPickup(
  db: Queryable,
  asked: { regionId: string; communityId: string; showing: Showing },
): Promise<LookedUp> {
  const { showing } = asked
  const code = await codeInForce(db, { ...asked, at: await businessNow(db) })
  const orderIds = await ordersOf(db, asked)
  if (orderIds.length === 0) throw new NothingToHandOver()
  const { method, pickupDate } = showing
  return { method, pickupDate, orderIds, forwardedTo: friendOf(code) }
}
