import type { RawBuilder } from 'kysely'
import { type Queryable, sql, type Tx } from '#platform/db'
import type { BookedMovement, LotTotal, StockTotal } from '../movement.ts'

export interface StockKey {
  stationId: string
  skuId: string
}

/** The day in the region's zone by business time. */
const today = (regionId: string) =>
  sql`(select (linli_now() at time zone time_zone)::date from regions where id = ${regionId})`

const stationsOf = (keys: readonly StockKey[]) => keys.map((key) => key.stationId)
const skusOf = (keys: readonly StockKey[]) => keys.map((key) => key.skuId)

/** Makes rows that are not there yet, in key order, so that two who make the same ones do not deadlock. */
export async function ensureTotals(
  tx: Tx,
  regionId: string,
  keys: readonly StockKey[],
): Promise<void> {
  await sql`
    insert into stock_totals (region_id, station_id, sku_id)
    select ${regionId}, station_id, sku_id
    from unnest(${stationsOf(keys)}::uuid[], ${skusOf(keys)}::uuid[]) as wanted (station_id, sku_id)
    group by station_id, sku_id order by station_id, sku_id
    on conflict do nothing`.execute(tx)
}

/** Locks totals in the order of their keys, as the order lanes do. */
export async function lockTotals(
  tx: Tx,
  regionId: string,
  keys: readonly StockKey[],
): Promise<StockTotal[]> {
  const { rows } = await sql<StockTotal>`
    select station_id as "stationId", sku_id as "skuId", on_hand as "onHand", reserved
    from stock_totals
    where region_id = ${regionId} and (station_id, sku_id) in (
      select * from unnest(${stationsOf(keys)}::uuid[], ${skusOf(keys)}::uuid[]))
    order by station_id, sku_id for update`.execute(tx)
  return rows
}

/** Locks all totals of a station, in the order of their keys. */
export async function lockTotalsAt(
  tx: Tx,
  regionId: string,
  stationId: string,
): Promise<StockTotal[]> {
  const { rows } = await sql<StockTotal>`
    select station_id as "stationId", sku_id as "skuId", on_hand as "onHand", reserved
    from stock_totals where region_id = ${regionId} and station_id = ${stationId}
    order by sku_id for update`.execute(tx)
  return rows
}

/** What of lots lies at a station; steady only while its totals are locked. */
export async function listLotTotalsAt(
  db: Queryable,
  regionId: string,
  stationId: string,
): Promise<Omit<LotTotal, 'expiresOn'>[]> {
  const { rows } = await sql<Omit<LotTotal, 'expiresOn'>>`
    select station_id as "stationId", sku_id as "skuId", lot_id as "lotId", on_hand as "onHand"
    from lot_totals
    where region_id = ${regionId} and station_id = ${stationId} and on_hand > 0`.execute(db)
  return rows
}

/** What lies there by lot; steady only while the totals are locked. */
export async function listLotTotals(
  db: Queryable,
  regionId: string,
  keys: readonly StockKey[],
): Promise<LotTotal[]> {
  const { rows } = await sql<LotTotal>`
    select t.station_id as "stationId", t.sku_id as "skuId", t.lot_id as "lotId",
      t.on_hand as "onHand", l.expires_on as "expiresOn"
    from lot_totals t
    join lots l on l.region_id = t.region_id and l.id = t.lot_id
    where t.region_id = ${regionId} and (t.station_id, t.sku_id) in (
      select * from unnest(${stationsOf(keys)}::uuid[], ${skusOf(keys)}::uuid[]))`.execute(db)
  return rows
}

/** Adds movements to the totals that are locked, by SKU and by lot. */
export async function addToTotals(
  tx: Tx,
  regionId: string,
  movements: readonly BookedMovement[],
): Promise<void> {
  const quantities = movements.map((movement) => movement.quantity)
  await sql`
    update stock_totals t set on_hand = t.on_hand + moved.quantity
    from (
      select station_id, sku_id, sum(quantity)::bigint as quantity
      from unnest(${stationsOf(movements)}::uuid[], ${skusOf(movements)}::uuid[],
        ${quantities}::bigint[]) as m (station_id, sku_id, quantity)
      group by station_id, sku_id
    ) moved
    where t.region_id = ${regionId} and t.station_id = moved.station_id
      and t.sku_id = moved.sku_id`.execute(tx)
  const ofLots = movements.filter((movement) => movement.lotId !== null)
  if (ofLots.length > 0) await addToLots(tx, regionId, ofLots)
}

// The row to be inserted is judged before the conflict is: it starts at nothing, then all is added.
async function addToLots(
  tx: Tx,
  regionId: string,
  movements: readonly BookedMovement[],
): Promise<void> {
  const lotIds = movements.map((movement) => movement.lotId)
  await sql`
    insert into lot_totals (region_id, station_id, sku_id, lot_id, on_hand)
    select distinct ${regionId}, station_id, sku_id, lot_id, 0
    from unnest(${stationsOf(movements)}::uuid[], ${skusOf(movements)}::uuid[],
      ${lotIds}::uuid[]) as m (station_id, sku_id, lot_id)
    on conflict do nothing`.execute(tx)
  await sql`
    update lot_totals t set on_hand = t.on_hand + moved.quantity
    from (
      select station_id, sku_id, lot_id, sum(quantity)::bigint as quantity
      from unnest(${stationsOf(movements)}::uuid[], ${skusOf(movements)}::uuid[],
        ${lotIds}::uuid[], ${movements.map((movement) => movement.quantity)}::bigint[])
        as m (station_id, sku_id, lot_id, quantity)
      group by station_id, sku_id, lot_id
    ) moved
    where t.region_id = ${regionId} and t.station_id = moved.station_id
      and t.sku_id = moved.sku_id and t.lot_id = moved.lot_id`.execute(tx)
}

/** What of a total `t` does not last to a day. */
const past = (regionId: string, day: RawBuilder<unknown>) => sql`coalesce((
  select sum(lot.on_hand) from lot_totals lot
  join lots l on l.region_id = lot.region_id and l.id = lot.lot_id
  where lot.region_id = ${regionId} and lot.station_id = t.station_id
    and lot.sku_id = t.sku_id and lot.on_hand > 0 and l.expires_on < ${day}
), 0)`

async function mapOfTotals(
  db: Queryable,
  regionId: string,
  keys: readonly StockKey[],
  amount: RawBuilder<unknown>,
): Promise<Map<string, number>> {
  const { rows } = await sql<StockKey & { amount: number }>`
    select t.station_id as "stationId", t.sku_id as "skuId",
      greatest(0, ${amount})::bigint as amount
    from stock_totals t
    where t.region_id = ${regionId} and (t.station_id, t.sku_id) in (
      select * from unnest(${stationsOf(keys)}::uuid[], ${skusOf(keys)}::uuid[]))`.execute(db)
  return new Map(rows.map((row) => [`${row.stationId}/${row.skuId}`, row.amount]))
}

/**
 * On hand less reserved and less what does not last, by `station/sku`; nothing where nothing ever lay.
 * @param lastsTo the day to which goods have to last, YYYY-MM-DD; today when absent
 */
export function mapStockLeft(
  db: Queryable,
  regionId: string,
  keys: readonly StockKey[],
  lastsTo?: string,
): Promise<Map<string, number>> {
  const day = lastsTo === undefined ? today(regionId) : sql`${lastsTo}::date`
  return mapOfTotals(db, regionId, keys, sql`t.on_hand - t.reserved - ${past(regionId, day)}`)
}

/** On hand less what does not last to a day, reserved or not, by `station/sku`. */
export const mapStockLasting = (
  db: Queryable,
  regionId: string,
  keys: readonly StockKey[],
  lastsTo: string,
): Promise<Map<string, number>> =>
  mapOfTotals(db, regionId, keys, sql`t.on_hand - ${past(regionId, sql`${lastsTo}::date`)}`)

/** What of a station's stock is left and lasts to a day, by SKU, where there is any. */
export async function listStockLeft(
  db: Queryable,
  at: { regionId: string; stationId: string; lastsTo: string; limit: number },
): Promise<{ skuId: string; left: number }[]> {
  const { regionId, stationId, lastsTo, limit } = at
  const { rows } = await sql<{ skuId: string; left: number }>`
    select * from (
      select t.sku_id as "skuId",
        (t.on_hand - t.reserved - ${past(regionId, sql`${lastsTo}::date`)})::bigint as left
      from stock_totals t
      where t.region_id = ${regionId} and t.station_id = ${stationId} and t.on_hand > t.reserved
    ) spare where "left" > 0 order by "skuId" limit ${limit}`.execute(db)
  return rows
}

export interface StockFilter {
  regionId: string
  stationId: string
  skuId?: string | undefined
  afterSkuId?: string | undefined
  limit: number
}

/** What lies at a station, by SKU id; also what has run out. */
export function listStock(db: Queryable, filter: StockFilter): Promise<StockTotal[]> {
  let query = db
    .selectFrom('stock_totals')
    .select(['station_id as stationId', 'sku_id as skuId', 'on_hand as onHand', 'reserved'])
    .where('region_id', '=', filter.regionId)
    .where('station_id', '=', filter.stationId)
    .orderBy('sku_id')
    .limit(filter.limit)
  if (filter.skuId !== undefined) query = query.where('sku_id', '=', filter.skuId)
  if (filter.afterSkuId !== undefined) query = query.where('sku_id', '>', filter.afterSkuId)
  return query.execute()
}
