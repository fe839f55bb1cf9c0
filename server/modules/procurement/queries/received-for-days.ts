import { type Queryable, sql } from '#platform/db'
import type { StockKey } from '#stock'

/**
 * What came at stations for pickup days from one on whose receipt is still open, by `station/sku`:
 * it lies there for the orders of those days, whatever of it is left over in the end.
 */
export async function mapReceivedForOpenDays(
  db: Queryable,
  regionId: string,
  keys: readonly StockKey[],
  fromDate: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<StockKey & { received: number }>`
    select po.station_id as "stationId", l.sku_id as "skuId",
      sum(l.received_quantity)::bigint as received
    from purchase_orders po
    join purchase_order_lines l on l.region_id = po.region_id and l.purchase_order_id = po.id
    where po.region_id = ${regionId} and po.pickup_date >= ${fromDate}::date
      and l.received_quantity > 0
      and (po.station_id, l.sku_id) in (
        select * from unnest(${keys.map((key) => key.stationId)}::uuid[],
          ${keys.map((key) => key.skuId)}::uuid[]))
      and not exists (
        select from receiving_days d
        where d.region_id = ${regionId} and d.station_id = po.station_id
          and d.pickup_date = po.pickup_date and d.closed_at is not null)
    group by po.station_id, l.sku_id`.execute(db)
  return new Map(rows.map((row) => [`${row.stationId}/${row.skuId}`, row.received]))
}
