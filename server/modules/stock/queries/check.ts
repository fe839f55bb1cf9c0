import { ofRegion, type Queryable, sql } from '#platform/db'

export interface StockFault {
  regionId: string
  stationId: string
  skuId: string
  lotId: string | null
  /** What does not agree; of a transfer and the like with the movements that belong to it. */
  what:
    | 'on-hand'
    | 'reserved'
    | 'lot'
    | 'lots-above-total'
    | 'sent'
    | 'came-in'
    | 'corrected'
    | 'counted'
    | 'returned'
  kept: number
  counted: number
}

// What transfers, corrections, counts and returns say has moved.
const WRITTEN = sql`
  select l.region_id, t.from_station_id as station_id, l.sku_id, t.id as subject_id, 'sent' as what,
    -l.quantity as quantity
  from stock_transfer_lines l
  join stock_transfers t on t.region_id = l.region_id and t.id = l.transfer_id
  union all
  select l.region_id, t.to_station_id, l.sku_id, t.id, 'came-in', l.received_quantity
  from stock_transfer_lines l
  join stock_transfers t on t.region_id = l.region_id and t.id = l.transfer_id
  where t.received_at is not null
  union all
  select l.region_id, t.from_station_id, l.sku_id, t.id, 'came-in', l.quantity
  from stock_transfer_lines l
  join stock_transfers t on t.region_id = l.region_id and t.id = l.transfer_id
  where t.cancelled_at is not null
  union all
  select l.region_id, c.station_id, l.sku_id, c.id, 'corrected', l.quantity
  from stock_correction_lines l
  join stock_corrections c on c.region_id = l.region_id and c.id = l.correction_id
  where c.booked_at is not null
  union all
  select l.region_id, c.station_id, l.sku_id, c.id, 'counted',
    l.counted_quantity - l.expected_quantity
  from stock_count_lines l
  join stock_counts c on c.region_id = l.region_id and c.id = l.count_id
  where c.booked_at is not null
  union all
  select l.region_id, r.station_id, l.sku_id, r.id, 'returned', -l.quantity
  from supplier_return_lines l
  join supplier_returns r on r.region_id = l.region_id and r.id = l.return_id
  where r.cancelled_at is null`

const TABLES = [
  'lot_totals',
  'stock_correction_lines',
  'stock_corrections',
  'stock_count_lines',
  'stock_counts',
  'stock_movements',
  'stock_reservations',
  'stock_totals',
  'stock_transfer_lines',
  'stock_transfers',
  'supplier_return_lines',
  'supplier_returns',
]

/** A region's totals that are not what their movements or reservations come to; the first 100. */
export async function listStockFaults(db: Queryable, regionId: string): Promise<StockFault[]> {
  const { rows } = await sql<StockFault>`
    with ${ofRegion(regionId, TABLES)}, moved as (
      select region_id, station_id, sku_id, sum(quantity)::bigint as quantity
      from stock_movements group by region_id, station_id, sku_id
    ), held as (
      select region_id, station_id, sku_id, sum(quantity)::bigint as quantity
      from stock_reservations where released_at is null group by region_id, station_id, sku_id
    ), of_lots as (
      select region_id, station_id, sku_id, lot_id, sum(quantity)::bigint as quantity
      from stock_movements where lot_id is not null
      group by region_id, station_id, sku_id, lot_id
    ), written as (
      select region_id, station_id, sku_id, subject_id, what, sum(quantity)::bigint as quantity
      from (${WRITTEN}) as papers group by region_id, station_id, sku_id, subject_id, what
      having sum(quantity) <> 0
    ), booked as (
      select region_id, station_id, sku_id, subject_id, case
          when subject_kind = 'stock-correction' then 'corrected'
          when subject_kind = 'stock-count' then 'counted'
          when subject_kind = 'supplier-return' then 'returned'
          when quantity < 0 then 'sent' else 'came-in' end as what,
        sum(quantity)::bigint as quantity
      from stock_movements
      where subject_kind in ('stock-transfer', 'stock-correction', 'stock-count', 'supplier-return')
      group by 1, 2, 3, 4, 5 having sum(quantity) <> 0
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
      union all
      select t.region_id, t.station_id, t.sku_id, null, 'lots-above-total', t.on_hand, l.on_hand
      from stock_totals t join (
        select region_id, station_id, sku_id, sum(on_hand)::bigint as on_hand
        from lot_totals group by region_id, station_id, sku_id
      ) l using (region_id, station_id, sku_id)
      where l.on_hand > t.on_hand
      union all
      select region_id, station_id, sku_id, null, what, coalesce(w.quantity, 0),
        coalesce(m.quantity, 0)
      from written w full join booked m using (region_id, station_id, sku_id, subject_id, what)
    )
    select region_id as "regionId", station_id as "stationId", sku_id as "skuId",
      lot_id as "lotId", what, kept, counted
    from faults where kept <> counted
    order by region_id, station_id, sku_id, what limit 100`.execute(db)
  return rows
}

/** Every region there is: each is proved by itself. */
export async function listStockRegions(db: Queryable): Promise<string[]> {
  const rows = await db.selectFrom('regions').select('id').orderBy('id').execute()
  return rows.map((row) => row.id)
}
