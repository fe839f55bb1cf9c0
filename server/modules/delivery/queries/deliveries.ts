import { type Queryable, sql, type Tx } from '#platform/db'
import type { DeliveredOrder, Delivery } from '../delivery.ts'
import type { WarehouseDay } from './loads.ts'

const DELIVERY_COLUMNS = sql.raw(`id, community_id as "communityId",
  pickup_date::text as "pickupDate", station_id as "stationId", warehouse_id as "warehouseId",
  load_id as "loadId", arrived_at as "arrivedAt", confirm_by as "confirmBy",
  confirmed_at as "confirmedAt", confirmed_by as "confirmedBy"`)

export interface CommunityDay {
  communityId: string
  pickupDate: string
}

export type NewDelivery = Omit<Delivery, 'confirmedAt' | 'confirmedBy'> & { sourceId: string }

/** @returns those that were not there before: one source delivers to a community once */
export async function insertDeliveries(
  tx: Tx,
  regionId: string,
  deliveries: readonly NewDelivery[],
): Promise<Set<string>> {
  if (deliveries.length === 0) return new Set()
  const of = <Key extends keyof NewDelivery>(key: Key) => deliveries.map((one) => one[key])
  const { rows } = await sql<{ id: string }>`
    insert into deliveries (region_id, id, community_id, pickup_date, station_id, warehouse_id,
      load_id, source_id, arrived_at, confirm_by)
    select ${regionId}, made.*
    from unnest(${of('id')}::uuid[], ${of('communityId')}::uuid[], ${of('pickupDate')}::date[],
      ${of('stationId')}::uuid[], ${of('warehouseId')}::uuid[], ${of('loadId')}::uuid[],
      ${of('sourceId')}::uuid[], ${of('arrivedAt')}::timestamptz[],
      ${of('confirmBy')}::timestamptz[]) as made
    on conflict do nothing returning id`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

/** Bag ids and line numbers go as JSON: an unnest would flatten lists of lists. */
export async function insertDeliveredOrders(
  tx: Tx,
  regionId: string,
  orders: readonly Omit<DeliveredOrder, 'readyAt'>[],
): Promise<void> {
  if (orders.length === 0) return
  await sql`
    insert into delivered_orders (region_id, delivery_id, order_id, resident_id, short_number,
      bag_ids, line_numbers, bag_count, cold_bag_count)
    select ${regionId}, "deliveryId", "orderId", "residentId", "shortNumber", "bagIds",
      "lineNumbers", "bagCount", "coldBagCount"
    from jsonb_to_recordset(${JSON.stringify(orders)}::jsonb) as made ("deliveryId" uuid,
      "orderId" uuid, "residentId" uuid, "shortNumber" int, "bagIds" uuid[],
      "lineNumbers" smallint[], "bagCount" int, "coldBagCount" int)`.execute(tx)
}

/** All that arrived in communities for a day, the first first. */
export async function listDeliveries(
  db: Queryable,
  regionId: string,
  pickupDate: string,
  communityIds: readonly string[],
): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    select ${DELIVERY_COLUMNS} from deliveries
    where region_id = ${regionId} and pickup_date = ${pickupDate}
      and community_id = any(${[...communityIds]}::uuid[])
    order by community_id, arrived_at, id`.execute(db)
  return rows
}

/** Communities to which something of a warehouse's day has come. */
export async function listCommunitiesOf(
  db: Queryable,
  regionId: string,
  { stationId, pickupDate }: WarehouseDay,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct community_id as id from deliveries
    where region_id = ${regionId} and warehouse_id = ${stationId} and pickup_date = ${pickupDate}
    order by 1`.execute(db)
  return rows.map((row) => row.id)
}

/** Bags of a warehouse's day that have arrived. */
export async function listArrivedBags(
  db: Queryable,
  regionId: string,
  { stationId, pickupDate }: WarehouseDay,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct unnest(part.bag_ids) as id
    from deliveries here join delivered_orders part
      on part.region_id = here.region_id and part.delivery_id = here.id
    where here.region_id = ${regionId} and here.warehouse_id = ${stationId}
      and here.pickup_date = ${pickupDate}`.execute(db)
  return rows.map((row) => row.id)
}

/** Locks what arrived in a community for a day, in id order. */
export async function lockDeliveries(
  tx: Tx,
  regionId: string,
  { communityId, pickupDate }: CommunityDay,
): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    select ${DELIVERY_COLUMNS} from deliveries
    where region_id = ${regionId} and community_id = ${communityId}
      and pickup_date = ${pickupDate}
    order by id for update`.execute(tx)
  return rows
}

/** Regions where silence has to confirm something. */
export async function listRegionsDue(tx: Tx, at: Date): Promise<string[]> {
  const { rows } = await sql<{ regionId: string }>`
    select distinct region_id as "regionId" from deliveries
    where confirmed_at is null and confirm_by <= ${at} order by 1 limit 100`.execute(tx)
  return rows.map((row) => row.regionId)
}

/** Locks deliveries whose deadline has passed, without waiting for a leader who is at it. */
export async function lockDue(
  tx: Tx,
  regionId: string,
  at: Date,
  limit: number,
): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    select ${DELIVERY_COLUMNS} from deliveries
    where region_id = ${regionId} and confirmed_at is null and confirm_by <= ${at}
    order by confirm_by, id limit ${limit} for update skip locked`.execute(tx)
  return rows
}

export async function markConfirmed(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
  { at, by }: { at: Date; by: string | null },
): Promise<void> {
  await sql`update deliveries set confirmed_at = ${at}, confirmed_by = ${by}
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[])`.execute(tx)
}

export interface ReadyOrder {
  deliveryId: string
  orderId: string
  communityId: string
  residentId: string | null
}

/** Marks parts of orders as ready; @returns those that were not yet. */
export async function markReady(
  tx: Tx,
  regionId: string,
  parts: readonly { deliveryId: string; orderId: string }[],
  at: Date,
): Promise<ReadyOrder[]> {
  if (parts.length === 0) return []
  const { rows } = await sql<ReadyOrder>`
    update delivered_orders as made set ready_at = ${at}
    from unnest(${parts.map((part) => part.deliveryId)}::uuid[],
        ${parts.map((part) => part.orderId)}::uuid[]) as part (delivery_id, order_id),
      deliveries as here
    where made.region_id = ${regionId} and made.delivery_id = part.delivery_id
      and made.order_id = part.order_id and made.ready_at is null
      and here.region_id = ${regionId} and here.id = made.delivery_id
    returning made.delivery_id as "deliveryId", made.order_id as "orderId",
      here.community_id as "communityId", made.resident_id as "residentId"`.execute(tx)
  return rows
}

const ORDER_COLUMNS = sql.raw(`delivery_id as "deliveryId", order_id as "orderId",
  resident_id as "residentId", short_number as "shortNumber", bag_ids as "bagIds",
  line_numbers as "lineNumbers", bag_count as "bagCount", cold_bag_count as "coldBagCount",
  ready_at as "readyAt"`)

export async function listDeliveredOrders(
  db: Queryable,
  regionId: string,
  of: { deliveryIds: readonly string[] } | { orderIds: readonly string[] },
): Promise<DeliveredOrder[]> {
  const wanted =
    'orderIds' in of
      ? sql`order_id = any(${[...of.orderIds]}::uuid[])`
      : sql`delivery_id = any(${[...of.deliveryIds]}::uuid[])`
  const { rows } = await sql<DeliveredOrder>`
    select ${ORDER_COLUMNS} from delivered_orders where region_id = ${regionId} and ${wanted}
    order by short_number, order_id, delivery_id`.execute(db)
  return rows
}

export interface ReadyNotice {
  orderId: string
  communityId: string
  residentId: string
  stationId: string
  pickupDate: string
  shortNumber: number
  /** The first of the community's day: whoever was told of it is told of no other. */
  firstDeliveryId: string
}

/** What residents of ready orders are told. */
export async function listReadyNotices(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<ReadyNotice[]> {
  const { rows } = await sql<ReadyNotice>`
    select distinct on (made.order_id) made.order_id as "orderId",
      here.community_id as "communityId", made.resident_id as "residentId",
      here.station_id as "stationId", here.pickup_date::text as "pickupDate",
      made.short_number as "shortNumber", (
        select first.id from deliveries as first
        where first.region_id = ${regionId} and first.community_id = here.community_id
          and first.pickup_date = here.pickup_date
        order by first.arrived_at, first.id limit 1) as "firstDeliveryId"
    from delivered_orders as made join deliveries as here
      on here.region_id = made.region_id and here.id = made.delivery_id
    where made.region_id = ${regionId} and made.order_id = any(${[...orderIds]}::uuid[])
      and made.ready_at is not null and made.resident_id is not null
    order by made.order_id, made.ready_at`.execute(db)
  return rows
}

/** What stops of loads brought. */
export async function listDeliveriesOfSources(
  db: Queryable,
  regionId: string,
  sourceIds: readonly string[],
): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    select ${DELIVERY_COLUMNS} from deliveries
    where region_id = ${regionId} and source_id = any(${[...sourceIds]}::uuid[])
    order by id`.execute(db)
  return rows
}
