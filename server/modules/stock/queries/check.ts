import { type Queryable, sql } from '#platform/db'

export interface StockFault {
  regionId: string
  stationId: string
  skuId: string
  lotId: string | null
  what: 'on-hand' | 'reserved' | 'lot'
  kept: number
  counted: number
}

/** Totals that are not what their movements or reservations come to; the first 100. */
export async function listStockFaults(db: Queryable): Promise<StockFault[]> {
  const { rows } = await sql<StockFault>`
    with moved as (
      select region_id, station_id, sku_id, sum(quantity)::bigint as quantity
      from stock_movements group by region_id, station_id, sku_id
    ), held as (
      select region_id, station_id, sku_id, sum(quantity)::bigint as quantity
      from stock_reservations where released_at is null group by region_id, station_id, sku_id
    ), of_lots as (
      select region_id, station_id, sku_id, lot_id, sum(quantity)::bigint as quantity
      from stock_movements where lot_id is not null
      group by region_id, station_id, sku_id, lot_id
    ), faults as (
      select region_id, station_id, sku_id, null::uuid as lot_id, 'on-hand' as what,
        coalesce(t.on_hand, 0) as kept, coalesce(m.quantity, 0) as counted
      from stock_totals t full join moved m using (region_id, station_id, sku_id)
      union all
      select region_id, station_id, sku_id, null, 'reserved',
        coalesce(t.reserved, 0), coalesce(h.quantity, 0)
      from stock_totals t full join held h using (region_id, station_id, sku_id)
      union all
      select region_id, station_id, sku_id, lot_id, 'lot',
        coalesce(t.on_hand, 0), coalesce(l.quantity, 0)
      from lot_totals t full join of_lots l using (region_id, station_id, sku_id, lot_id)
    )
    select region_id as "regionId", station_id as "stationId", sku_id as "skuId",
      lot_id as "lotId", what, kept, counted
    from faults where kept <> counted
    order by region_id, station_id, sku_id, what limit 100`.execute(db)
  return rows
}
