import { type Queryable, sql, type Tx } from '#platform/db'
import type { Redelivery } from '../discrepancy.ts'

const COLUMNS = sql.raw(`region_id as "regionId", id, pickup_date::text as "pickupDate",
  gap_id as "gapId", surplus_id as "surplusId", sku_id as "skuId", quantity,
  from_station_id as "fromStationId", to_station_id as "toStationId",
  courier_id as "courierId", created_at as "createdAt", done_at as "doneAt",
  done_by as "doneBy", cancelled_at as "cancelledAt", cancelled_why as "cancelledWhy"`)

export type NewRedelivery = Pick<
  Redelivery,
  | 'id'
  | 'pickupDate'
  | 'gapId'
  | 'surplusId'
  | 'skuId'
  | 'quantity'
  | 'fromStationId'
  | 'toStationId'
  | 'courierId'
>

export async function insertRedeliveries(
  tx: Tx,
  regionId: string,
  made: readonly NewRedelivery[],
  { at, by }: { at: Date; by: string | null },
): Promise<void> {
  if (made.length === 0) return
  const of = <Key extends keyof NewRedelivery>(key: Key) => made.map((one) => one[key])
  await sql`
    insert into redeliveries (region_id, created_at, created_by, id, pickup_date, gap_id,
      surplus_id, sku_id, quantity, from_station_id, to_station_id, courier_id)
    select ${regionId}, ${at}::timestamptz, ${by}::uuid, made.*
    from unnest(${of('id')}::uuid[], ${of('pickupDate')}::date[], ${of('gapId')}::uuid[],
      ${of('surplusId')}::uuid[], ${of('skuId')}::uuid[], ${of('quantity')}::bigint[],
      ${of('fromStationId')}::uuid[], ${of('toStationId')}::uuid[],
      ${of('courierId')}::uuid[]) as made`.execute(tx)
}

export async function findRedelivery(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Redelivery | undefined> {
  const { rows } = await sql<Redelivery>`select ${COLUMNS} from redeliveries
    where region_id = ${regionId} and id = ${id}`.execute(db)
  return rows[0]
}

/** Redeliveries under way to or from discrepancies, by id. */
export async function listUnderWay(
  db: Queryable,
  regionId: string,
  discrepancyIds: readonly string[],
): Promise<Redelivery[]> {
  const ids = [...discrepancyIds]
  const { rows } = await sql<Redelivery>`select ${COLUMNS} from redeliveries
    where region_id = ${regionId} and done_at is null and cancelled_at is null
      and (gap_id = any(${ids}::uuid[]) or surplus_id = any(${ids}::uuid[]))
    order by id`.execute(db)
  return rows
}

export interface RedeliveryFilter {
  regionId: string
  pickupDate?: string | undefined
  isOpen?: boolean | undefined
  courierId?: string | undefined
  afterId?: string | undefined
  limit: number
}

/** Redeliveries by id. */
export async function listRedeliveries(
  db: Queryable,
  filter: RedeliveryFilter,
): Promise<Redelivery[]> {
  const { regionId, pickupDate = null, isOpen = null, courierId = null, afterId = null } = filter
  const { rows } = await sql<Redelivery>`select ${COLUMNS} from redeliveries
    where region_id = ${regionId}
      and (${pickupDate}::date is null or pickup_date = ${pickupDate}::date)
      and (${courierId}::uuid is null or courier_id = ${courierId}::uuid)
      and (${isOpen}::boolean is null
        or (done_at is null and cancelled_at is null) = ${isOpen}::boolean)
      and (${afterId}::uuid is null or id > ${afterId}::uuid)
    order by id limit ${filter.limit}`.execute(db)
  return rows
}

export async function markDone(
  tx: Tx,
  regionId: string,
  id: string,
  { at, by }: { at: Date; by: string },
): Promise<void> {
  await sql`update redeliveries set done_at = ${at}, done_by = ${by}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

export async function markCancelled(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
  cancelling: { at: Date; by: string | null; why: string },
): Promise<void> {
  if (ids.length === 0) return
  await sql`update redeliveries set cancelled_at = ${cancelling.at},
      cancelled_by = ${cancelling.by}, cancelled_why = ${cancelling.why}
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[])`.execute(tx)
}

export async function updateCourier(
  tx: Tx,
  regionId: string,
  id: string,
  courierId: string | null,
): Promise<void> {
  await sql`update redeliveries set courier_id = ${courierId}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}
