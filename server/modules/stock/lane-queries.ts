import { insertInLane, type LaneColumns, type LaneTx } from '#platform/db'

export interface LaneReservation {
  orderId: string
  lineNumber: number
  stationId: string
  skuId: string
  quantity: number
  reservedAt: Date
}

/** Stock that is asked for, and the day to which it has to last, YYYY-MM-DD. */
export interface StockAsked {
  stationId: string
  skuId: string
  lastsTo: string
}

export interface LockedStock extends StockAsked {
  /** On hand less reserved. */
  left: number
  /** What of it does not last to that day. */
  past: number
}

/**
 * Locks stock totals in the order of their keys. What was written off while this waited may count as
 * past its day still: then less is left than there is, never more. Nor is it known which day the
 * goods that are reserved have to last to: they count as if they were all of those that last longest.
 */
export async function lockStockInLane(
  tx: LaneTx,
  regionId: string,
  asked: readonly StockAsked[],
): Promise<LockedStock[]> {
  if (asked.length === 0) return []
  return await tx<LockedStock[]>`
    select t.station_id as "stationId", t.sku_id as "skuId",
      to_char(a.lasts_to, 'YYYY-MM-DD') as "lastsTo", (t.on_hand - t.reserved)::int8 as left,
      coalesce((
        select sum(lot.on_hand) from lot_totals lot
        join lots l on l.region_id = lot.region_id and l.id = lot.lot_id
        where lot.region_id = ${regionId} and lot.station_id = t.station_id
          and lot.sku_id = t.sku_id and lot.on_hand > 0 and l.expires_on < a.lasts_to
      ), 0)::int8 as past
    from (
      select distinct * from unnest(${asked.map(({ stationId }) => stationId)}::uuid[],
        ${asked.map(({ skuId }) => skuId)}::uuid[], ${asked.map(({ lastsTo }) => lastsTo)}::date[])
    ) a (station_id, sku_id, lasts_to)
    join stock_totals t on t.region_id = ${regionId}
      and t.station_id = a.station_id and t.sku_id = a.sku_id
    order by t.station_id, t.sku_id for update of t`.execute()
}

const RESERVATION_COLUMNS: LaneColumns<LaneReservation> = {
  order_id: ['uuid', (row) => row.orderId],
  line_number: ['int2', (row) => row.lineNumber],
  station_id: ['uuid', (row) => row.stationId],
  sku_id: ['uuid', (row) => row.skuId],
  quantity: ['int8', (row) => row.quantity],
  reserved_at: ['timestamptz', (row) => row.reservedAt],
}

/** Reserves what a batch sold from stock that it has locked. */
export async function reserveStockInLane(
  tx: LaneTx,
  regionId: string,
  reservations: readonly LaneReservation[],
): Promise<void> {
  if (reservations.length === 0) return
  await Promise.all([
    tx`
      update stock_totals set reserved = reserved + sold.quantity
      from (
        select station_id, sku_id, sum(quantity) as quantity
        from unnest(${reservations.map((row) => row.stationId)}::uuid[],
          ${reservations.map((row) => row.skuId)}::uuid[],
          ${reservations.map((row) => row.quantity)}::int8[]) as r (station_id, sku_id, quantity)
        group by station_id, sku_id
      ) as sold
      where stock_totals.region_id = ${regionId} and stock_totals.station_id = sold.station_id
        and stock_totals.sku_id = sold.sku_id`.execute(),
    insertInLane(tx, 'stock_reservations', regionId, RESERVATION_COLUMNS, reservations),
  ])
}
