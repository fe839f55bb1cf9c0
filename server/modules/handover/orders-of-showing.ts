import { listFulfilmentLines, listOrders } from '#ordering'
import type { Queryable } from '#platform/db'
import { whyVoid } from './code-validity.ts'
import { listCodes, type PickupCode } from './queries/codes.ts'
import { CodeExpired } from './refusals.ts'
import type { Showing } from './showing.ts'

/** The code that was shown, which must still be good. */
export async function codeInForce(
  db: Queryable,
  { regionId, showing, at }: { regionId: string; showing: Showing; at: Date },
): Promise<PickupCode | undefined> {
  if (showing.codeId === null) return undefined
  const [code] = await listCodes(db, regionId, [showing.codeId])
  if (code === undefined) return undefined
  const why = whyVoid(code, showing.claim, at)
  if (why !== null) throw new CodeExpired(why)
  return code
}

/** The orders a proof speaks of: the ones of its code, or all of the resident's on that day. */
export async function ordersOf(
  db: Queryable,
  { regionId, communityId, showing }: { regionId: string; communityId: string; showing: Showing },
): Promise<string[]> {
  if (showing.orderIds !== null) return [...showing.orderIds]
  const { residentId, pickupDate } = showing
  if (residentId === null) return []
  const lines = await listFulfilmentLines(db, regionId, {
    pickupDate,
    communityIds: [communityId],
    residentId,
  })
  if (lines.length > 0) return [...new Set(lines.map((line) => line.orderId))]
  // Ended ones are no goods any more, but say why nothing is here.
  const orders = await listOrders(db, regionId, { residentId, communityId }, LATEST)
  return orders.filter((order) => order.pickupDate === pickupDate).map((order) => order.id)
}

const LATEST = 20
