import { type Queryable, sql, type Tx } from '#platform/db'
import type { StockKey } from './totals.ts'

export interface Reservation extends StockKey {
  orderId: string
  lineNumber: number
  quantity: number
}

export async function insertReservations(
  tx: Tx,
  regionId: string,
  reservations: readonly Reservation[],
): Promise<void> {
  await sql`
    insert into stock_reservations
      (region_id, order_id, line_number, station_id, sku_id, quantity, reserved_at)
    select ${regionId}, *, (select linli_now())
    from unnest(${reservations.map((row) => row.orderId)}::uuid[],
      ${reservations.map((row) => row.lineNumber)}::smallint[],
      ${reservations.map((row) => row.stationId)}::uuid[],
      ${reservations.map((row) => row.skuId)}::uuid[],
      ${reservations.map((row) => row.quantity)}::bigint[])
    -- A line that gave back what it held may hold other goods in their place.
    on conflict (region_id, order_id, line_number) do update
      set station_id = excluded.station_id, sku_id = excluded.sku_id, quantity = excluded.quantity,
        reserved_at = excluded.reserved_at, released_at = null
      where stock_reservations.released_at is not null`.execute(tx)
}

/** What orders still hold, in key order. */
export async function listReservations(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Reservation[]> {
  const { rows } = await sql<Reservation>`
    select order_id as "orderId", line_number as "lineNumber", station_id as "stationId",
      sku_id as "skuId", quantity
    from stock_reservations
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
      and released_at is null
    order by order_id, line_number`.execute(db)
  return rows
}

/** Locks what orders still hold, in key order. */
export async function lockReservations(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<Reservation[]> {
  const { rows } = await sql<Reservation>`
    select order_id as "orderId", line_number as "lineNumber", station_id as "stationId",
      sku_id as "skuId", quantity
    from stock_reservations
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
      and released_at is null
    order by order_id, line_number for update`.execute(tx)
  return rows
}

export async function markReleased(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<void> {
  await sql`
    update stock_reservations set released_at = linli_now()
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
      and released_at is null`.execute(tx)
}

export async function markLinesReleased(
  tx: Tx,
  regionId: string,
  lines: readonly Pick<Reservation, 'orderId' | 'lineNumber'>[],
): Promise<void> {
  await sql`
    update stock_reservations r set released_at = linli_now()
    from unnest(${lines.map((line) => line.orderId)}::uuid[],
      ${lines.map((line) => line.lineNumber)}::smallint[]) as line (order_id, line_number)
    where r.region_id = ${regionId} and r.order_id = line.order_id
      and r.line_number = line.line_number and r.released_at is null`.execute(tx)
}

/** Adds to what is reserved of totals that are locked; sign −1 gives back. */
export async function addToReserved(
  tx: Tx,
  regionId: string,
  reservations: readonly Reservation[],
  sign: 1 | -1,
): Promise<void> {
  await sql`
    update stock_totals t set reserved = t.reserved + held.quantity
    from (
      select station_id, sku_id, sum(quantity)::bigint as quantity
      from unnest(${reservations.map((row) => row.stationId)}::uuid[],
        ${reservations.map((row) => row.skuId)}::uuid[],
        ${reservations.map((row) => sign * row.quantity)}::bigint[])
        as r (station_id, sku_id, quantity)
      group by station_id, sku_id
    ) held
    where t.region_id = ${regionId} and t.station_id = held.station_id
      and t.sku_id = held.sku_id`.execute(tx)
}
