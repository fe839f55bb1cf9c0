import { insertInLane, type LaneColumns, type LaneTx } from '#platform/db'

export interface LaneReservation {
  orderId: string
  lineNumber: number
  stationId: string
  skuId: string
  quantity: number
  reservedAt: Date
}

/**
 * Locks stock totals in the order of their keys; on hand less reserved and less what is past its
 * last day, by `station/sku`. What was written off while this waited may count as past its day
 * still: then less is left than there is, never more.
 */
export async function lockStockInLane(
  tx: LaneTx,
  regionId: string,
  asked: readonly { stationId: string; skuId: string }[],
): Promise<Map<string, number>> {
  if (asked.length === 0) return new Map()
  const rows = await tx<{ stationId: string; skuId: string; left: number }[]>`
    select station_id as "stationId", sku_id as "skuId",
      (on_hand - reserved - coalesce((
        select sum(lot.on_hand) from lot_totals lot
        join lots l on l.region_id = lot.region_id and l.id = lot.lot_id
        where lot.region_id = ${regionId} and lot.station_id = stock_totals.station_id
          and lot.sku_id = stock_totals.sku_id and lot.on_hand > 0
          and l.expires_on < (select (linli_now() at time zone time_zone)::date
            from regions where id = ${regionId})
      ), 0))::int8 as left
    from stock_totals
    where region_id = ${regionId} and (station_id, sku_id) in (
      select * from unnest(${asked.map(({ stationId }) => stationId)}::uuid[],
        ${asked.map(({ skuId }) => skuId)}::uuid[]))
    order by station_id, sku_id for update`.execute()
  return new Map(rows.map((row) => [`${row.stationId}/${row.skuId}`, row.left]))
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
