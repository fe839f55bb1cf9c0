import { sql } from '#platform/db'
import { announceAll } from '#platform/events'
import { newId } from '#platform/ids'
import type { TestLinli } from '#testing'
import type { Market } from './market.ts'

const MOST = 60

/**
 * What is ordered, paid or to be paid in cash, and not there yet arrives at the pickup point. The
 * day's work between cutoff and truck is tested elsewhere: here its outcome is written down.
 * @returns the orders whose goods came
 */
export async function bringGoods(linli: TestLinli, market: Market): Promise<string[]> {
  const { regionId, communityId, stationId, window } = market
  return linli.database.db.transaction().execute(async (tx) => {
    const { rows: orders } = await sql<{ id: string; residentId: string; shortNumber: number }>`
      select id, resident_id as "residentId", short_number as "shortNumber" from orders o
      where region_id = ${regionId} and community_id = ${communityId}
        and (paid_at is not null or cash_due_minor > 0)
        and cancelled_at is null and expired_at is null and closed_at is null
        and not exists (select from delivered_orders d
          where d.region_id = o.region_id and d.order_id = o.id)
      order by id limit ${MOST} for update`.execute(tx)
    if (orders.length === 0) return []
    const deliveryId = newId()
    await sql`
      insert into deliveries (region_id, id, community_id, pickup_date, station_id, warehouse_id,
        source_id, arrived_at, confirm_by, confirmed_at)
      values (${regionId}, ${deliveryId}, ${communityId}, ${window.pickupDate}, ${stationId},
        ${stationId}, ${newId()}, now(), now(), now())`.execute(tx)
    await sql`
      insert into delivered_orders (region_id, delivery_id, order_id, resident_id, short_number,
        bag_ids, line_numbers, bag_count, cold_bag_count, ready_at)
      select region_id, ${deliveryId}, id, resident_id, short_number, '{}', '{}', 1, 0, now()
      from orders where region_id = ${regionId}
        and id = any(${orders.map(({ id }) => id)}::uuid[])`.execute(tx)
    await announceAll(
      tx,
      orders.map((order) => ({
        regionId,
        type: 'order.ready',
        subjectKind: 'order',
        subjectId: order.id,
        body: { communityId, residentId: order.residentId, pickupDate: window.pickupDate },
        occurredAt: new Date(),
      })),
    )
    return orders.map(({ id }) => id)
  })
}
