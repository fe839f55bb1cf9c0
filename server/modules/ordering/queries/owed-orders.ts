import { windowIdsOfPickupDates } from '#campaigns'
import { type Queryable, sql } from '#platform/db'

/** A live order of an earlier day whose goods its people do not have yet. */
export interface OwedOrder {
  orderId: string
  pickupDate: string
  residentId: string | null
}

/** Those of a community from one day on and before another, of earlier days first. */
export async function listOwedOrders(
  db: Queryable,
  regionId: string,
  of: { communityId: string; from: string; before: string; limit: number },
): Promise<OwedOrder[]> {
  const windowIds = await windowIdsOfPickupDates(db, regionId, of)
  if (windowIds.length === 0) return []
  const { rows } = await sql<OwedOrder>`
    select o.id as "orderId", o.pickup_date as "pickupDate", o.resident_id as "residentId"
    from orders o
    where o.region_id = ${regionId} and o.window_id = any(${windowIds}::uuid[])
      and o.community_id = ${of.communityId} and o.closed_at is null
      and o.cancelled_at is null and o.expired_at is null
      and (o.paid_at is not null or o.hold_until is null)
    order by o.pickup_date, o.id
    limit ${of.limit}`.execute(db)
  return rows
}
