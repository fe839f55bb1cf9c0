import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { Load, LoadOrder, LoadStop } from '../load.ts'

const LOAD_COLUMNS = [
  'region_id as regionId',
  'id',
  'station_id as stationId',
  sql<string>`pickup_date::text`.as('pickupDate'),
  'number',
  'vehicle_id as vehicleId',
  'courier_id as courierId',
  'departs_at as departsAt',
  'distance_meters as distanceMeters',
  'planned_at as plannedAt',
  'dispatched_at as dispatchedAt',
  'dispatched_by as dispatchedBy',
  'crates_out as cratesOut',
  'ice_boxes_out as iceBoxesOut',
  'returned_at as returnedAt',
] as const

export interface WarehouseDay {
  stationId: string
  pickupDate: string
}

/** Locks a warehouse's day, making it where it is not there yet: planners take turns. */
export async function lockDay(tx: Tx, regionId: string, day: WarehouseDay): Promise<void> {
  await sql`insert into delivery_days (region_id, station_id, pickup_date)
    values (${regionId}, ${day.stationId}, ${day.pickupDate}) on conflict do nothing`.execute(tx)
  await sql`select from delivery_days where region_id = ${regionId}
    and station_id = ${day.stationId} and pickup_date = ${day.pickupDate} for update`.execute(tx)
}

export async function markPlanned(
  tx: Tx,
  regionId: string,
  day: WarehouseDay,
  planning: { at: Date; by: string },
): Promise<void> {
  await sql`update delivery_days set planned_at = ${planning.at}, planned_by = ${planning.by}
    where region_id = ${regionId} and station_id = ${day.stationId}
      and pickup_date = ${day.pickupDate}`.execute(tx)
}

const selected = (db: Queryable, regionId: string) =>
  db.selectFrom('loads').select(LOAD_COLUMNS).where('region_id', '=', regionId)

export async function findLoad(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Load | undefined> {
  return selected(db, regionId).where('id', '=', id).executeTakeFirst()
}

export async function lockLoad(tx: Tx, regionId: string, id: string): Promise<Load> {
  const row = await selected(tx, regionId).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('load')
  return row
}

export const listLoadsByIds = (
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Load[]> =>
  selected(db, regionId)
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()

/** The loads of a warehouse's day, by number. */
export const listLoadsOfDay = (
  db: Queryable,
  regionId: string,
  day: WarehouseDay,
): Promise<Load[]> =>
  selected(db, regionId)
    .where('station_id', '=', day.stationId)
    .where('pickup_date', '=', sql<string>`${day.pickupDate}::date`)
    .orderBy('number')
    .execute()

/** A courier's loads, latest day first. */
export async function listLoadsOfCourier(
  db: Queryable,
  regionId: string,
  courierId: string,
  filter: { pickupDate?: string | undefined; limit: number },
): Promise<Load[]> {
  let query = selected(db, regionId)
    .where('courier_id', '=', courierId)
    .orderBy('pickup_date', 'desc')
    .orderBy('number')
    .limit(filter.limit)
  if (filter.pickupDate) {
    query = query.where('pickup_date', '=', sql<string>`${filter.pickupDate}::date`)
  }
  return query.execute()
}

/** Takes back what was planned for a day and has not left. */
export async function deleteUndispatched(
  tx: Tx,
  regionId: string,
  day: WarehouseDay,
): Promise<void> {
  await sql`delete from load_orders where region_id = ${regionId} and load_id in (
    select id from loads where region_id = ${regionId} and station_id = ${day.stationId}
      and pickup_date = ${day.pickupDate} and dispatched_at is null)`.execute(tx)
  await sql`delete from loads where region_id = ${regionId} and station_id = ${day.stationId}
    and pickup_date = ${day.pickupDate} and dispatched_at is null`.execute(tx)
}

/** What has left the warehouse for a day already. */
export async function listDispatched(
  db: Queryable,
  regionId: string,
  day: WarehouseDay,
): Promise<{ orderId: string; bagIds: string[]; lineNumbers: number[] }[]> {
  const { rows } = await sql<{ orderId: string; bagIds: string[]; lineNumbers: number[] }>`
    select aboard.order_id as "orderId", aboard.bag_ids as "bagIds",
      aboard.line_numbers as "lineNumbers"
    from loads join load_orders as aboard
      on aboard.region_id = loads.region_id and aboard.load_id = loads.id
    where loads.region_id = ${regionId} and loads.station_id = ${day.stationId}
      and loads.pickup_date = ${day.pickupDate} and loads.dispatched_at is not null
      and aboard.region_id = ${regionId}`.execute(db)
  return rows
}

export type NewLoad = Pick<
  Load,
  'id' | 'number' | 'vehicleId' | 'courierId' | 'departsAt' | 'distanceMeters'
>
export type NewStop = Pick<
  LoadStop,
  | 'id'
  | 'loadId'
  | 'position'
  | 'stationId'
  | 'bagCount'
  | 'coldBagCount'
  | 'crateCount'
  | 'iceBoxCount'
  | 'weightGrams'
>

export async function insertLoads(
  tx: Tx,
  regionId: string,
  day: WarehouseDay,
  planning: { loads: readonly NewLoad[]; at: Date; by: string },
): Promise<void> {
  const of = <Key extends keyof NewLoad>(key: Key) => planning.loads.map((load) => load[key])
  await sql`
    insert into loads (region_id, station_id, pickup_date, planned_at, planned_by, id, number,
      vehicle_id, courier_id, departs_at, distance_meters)
    select ${regionId}, ${day.stationId}::uuid, ${day.pickupDate}::date,
      ${planning.at}::timestamptz, ${planning.by}::uuid, made.*
    from unnest(${of('id')}::uuid[], ${of('number')}::int[], ${of('vehicleId')}::uuid[],
      ${of('courierId')}::uuid[], ${of('departsAt')}::timestamptz[],
      ${of('distanceMeters')}::int[]) as made`.execute(tx)
}

export async function insertStops(
  tx: Tx,
  regionId: string,
  stops: readonly NewStop[],
): Promise<void> {
  const of = <Key extends keyof NewStop>(key: Key) => stops.map((stop) => stop[key])
  await sql`
    insert into load_stops (region_id, id, load_id, position, station_id, bag_count,
      cold_bag_count, crate_count, ice_box_count, weight_grams)
    select ${regionId}, made.*
    from unnest(${of('id')}::uuid[], ${of('loadId')}::uuid[], ${of('position')}::smallint[],
      ${of('stationId')}::uuid[], ${of('bagCount')}::int[], ${of('coldBagCount')}::int[],
      ${of('crateCount')}::int[], ${of('iceBoxCount')}::int[],
      ${of('weightGrams')}::bigint[]) as made`.execute(tx)
}

/** Bag ids and line numbers go as JSON: an unnest would flatten lists of lists. */
export async function insertLoadOrders(
  tx: Tx,
  regionId: string,
  pickupDate: string,
  orders: readonly LoadOrder[],
): Promise<void> {
  await sql`
    insert into load_orders (region_id, pickup_date, load_id, stop_id, order_id, community_id,
      resident_id, short_number, bag_ids, line_numbers, bag_count, cold_bag_count)
    select ${regionId}, ${pickupDate}::date, "loadId", "stopId", "orderId", "communityId",
      "residentId", "shortNumber", "bagIds", "lineNumbers", "bagCount", "coldBagCount"
    from jsonb_to_recordset(${JSON.stringify(orders)}::jsonb) as made ("loadId" uuid,
      "stopId" uuid, "orderId" uuid, "communityId" uuid, "residentId" uuid, "shortNumber" int,
      "bagIds" uuid[], "lineNumbers" smallint[], "bagCount" int, "coldBagCount" int)`.execute(tx)
}

export async function listLoadOrders(
  db: Queryable,
  regionId: string,
  of: { loadIds: readonly string[] } | { stopId: string },
): Promise<LoadOrder[]> {
  const wanted =
    'stopId' in of ? sql`stop_id = ${of.stopId}` : sql`load_id = any(${[...of.loadIds]}::uuid[])`
  const { rows } = await sql<LoadOrder>`
    select load_id as "loadId", stop_id as "stopId", order_id as "orderId",
      community_id as "communityId", resident_id as "residentId",
      short_number as "shortNumber", bag_ids as "bagIds", line_numbers as "lineNumbers",
      bag_count as "bagCount", cold_bag_count as "coldBagCount"
    from load_orders where region_id = ${regionId} and ${wanted}
    order by community_id, short_number, order_id`.execute(db)
  return rows
}

export async function updateDispatch(
  tx: Tx,
  regionId: string,
  id: string,
  dispatch: { at: Date; by: string; courierId: string | null; crates: number; iceBoxes: number },
): Promise<void> {
  await sql`update loads set dispatched_at = ${dispatch.at}, dispatched_by = ${dispatch.by},
      courier_id = ${dispatch.courierId}, crates_out = ${dispatch.crates},
      ice_boxes_out = ${dispatch.iceBoxes}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

export async function updateReturn(
  tx: Tx,
  regionId: string,
  id: string,
  { at, by }: { at: Date; by: string },
): Promise<void> {
  await sql`update loads set returned_at = ${at}, returned_by = ${by}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

/** Whose goods each stop of loads brings. */
export async function listCommunitiesOfStops(
  db: Queryable,
  regionId: string,
  loadIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ stopId: string; communityIds: string[] }>`
    select stop_id as "stopId", array_agg(distinct community_id) as "communityIds"
    from load_orders where region_id = ${regionId} and load_id = any(${[...loadIds]}::uuid[])
    group by stop_id`.execute(db)
  return new Map(rows.map(({ stopId, communityIds }) => [stopId, communityIds]))
}
