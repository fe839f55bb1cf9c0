import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { Discrepancy, Resolution } from '../discrepancy.ts'

const COLUMNS = sql.raw(`region_id as "regionId", id, community_id as "communityId",
  pickup_date::text as "pickupDate", station_id as "stationId", warehouse_id as "warehouseId",
  load_id as "loadId", kind, reported_as as "reportedAs", sku_id as "skuId",
  order_id as "orderId", line_number as "lineNumber", bag_id as "bagId", quantity,
  matched_quantity as "matchedQuantity", redelivered_quantity as "redeliveredQuantity",
  settled_quantity as "settledQuantity", stage, picture_ids as "pictureIds", note,
  reported_by as "reportedBy", reported_at as "reportedAt", resolution,
  resolved_at as "resolvedAt", resolved_by as "resolvedBy", resolved_why as "resolvedWhy"`)

/** Whoever writes, matches or resolves discrepancies of a day takes turns here. */
export async function lockDiscrepancyDay(
  tx: Tx,
  regionId: string,
  pickupDate: string,
): Promise<void> {
  await sql`insert into discrepancy_days (region_id, pickup_date)
    values (${regionId}, ${pickupDate}) on conflict do nothing`.execute(tx)
  await sql`select from discrepancy_days
    where region_id = ${regionId} and pickup_date = ${pickupDate} for update`.execute(tx)
}

export type NewDiscrepancy = Pick<
  Discrepancy,
  | 'id'
  | 'communityId'
  | 'pickupDate'
  | 'stationId'
  | 'warehouseId'
  | 'loadId'
  | 'kind'
  | 'reportedAs'
  | 'skuId'
  | 'orderId'
  | 'lineNumber'
  | 'bagId'
  | 'quantity'
  | 'stage'
  | 'pictureIds'
  | 'note'
>

/** Picture ids go as JSON: an unnest would flatten lists of lists. */
export async function insertDiscrepancies(
  tx: Tx,
  regionId: string,
  found: readonly NewDiscrepancy[],
  { at, by }: { at: Date; by: string },
): Promise<void> {
  await sql`
    insert into discrepancies (region_id, reported_at, reported_by, id, community_id, pickup_date,
      station_id, warehouse_id, load_id, kind, reported_as, sku_id, order_id, line_number, bag_id,
      quantity, stage, picture_ids, note)
    select ${regionId}, ${at}::timestamptz, ${by}::uuid, made.*
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as made (id uuid,
      "communityId" uuid, "pickupDate" date, "stationId" uuid, "warehouseId" uuid, "loadId" uuid,
      kind text, "reportedAs" text, "skuId" uuid, "orderId" uuid, "lineNumber" smallint,
      "bagId" uuid, quantity bigint, stage text, "pictureIds" uuid[], note text)`.execute(tx)
}

async function findDiscrepancy(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Discrepancy | undefined> {
  const { rows } = await sql<Discrepancy>`select ${COLUMNS} from discrepancies
    where region_id = ${regionId} and id = ${id}`.execute(db)
  return rows[0]
}

export async function getDiscrepancy(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Discrepancy> {
  const found = await findDiscrepancy(db, regionId, id)
  if (found === undefined) throw new NotFound('discrepancy')
  return found
}

export const listDiscrepanciesByIds = async (
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Discrepancy[]> => {
  const { rows } = await sql<Discrepancy>`select ${COLUMNS} from discrepancies
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[]) order by id`.execute(db)
  return rows
}

export async function listDiscrepanciesOf(
  db: Queryable,
  regionId: string,
  day: { communityId: string; pickupDate: string },
): Promise<Discrepancy[]> {
  const { rows } = await sql<Discrepancy>`select ${COLUMNS} from discrepancies
    where region_id = ${regionId} and community_id = ${day.communityId}
      and pickup_date = ${day.pickupDate} order by reported_at, id`.execute(db)
  return rows
}

/** What is open of a day, of some SKUs or all, by id. */
export async function listUnresolved(
  db: Queryable,
  regionId: string,
  pickupDate: string,
  filter: { skuIds?: readonly string[]; limit: number },
): Promise<Discrepancy[]> {
  const { rows } = await sql<Discrepancy>`select ${COLUMNS} from discrepancies
    where region_id = ${regionId} and pickup_date = ${pickupDate} and resolved_at is null
      and ${filter.skuIds === undefined ? sql`true` : sql`sku_id = any(${[...filter.skuIds]}::uuid[])`}
    order by id limit ${filter.limit}`.execute(db)
  return rows
}

/** Gap quantities already reported of lines, whatever became of them. */
export async function listReportedGaps(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<{ orderId: string; lineNumber: number; open: number; settled: number }[]> {
  const { rows } = await sql<{
    orderId: string
    lineNumber: number
    open: number
    settled: number
  }>`
    select order_id as "orderId", line_number as "lineNumber",
      sum(quantity - redelivered_quantity - settled_quantity)::int8 as open,
      sum(settled_quantity)::int8 as settled
    from discrepancies
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
    group by order_id, line_number`.execute(db)
  return rows
}

/** Adds to what is promised, brought and settled. */
export async function addQuantities(
  tx: Tx,
  regionId: string,
  changes: readonly { id: string; matched?: number; redelivered?: number; settled?: number }[],
): Promise<void> {
  if (changes.length === 0) return
  await sql`
    update discrepancies as one set
      matched_quantity = matched_quantity + made.matched,
      redelivered_quantity = redelivered_quantity + made.redelivered,
      settled_quantity = settled_quantity + made.settled
    from (
      select id, sum(matched) as matched, sum(redelivered) as redelivered, sum(settled) as settled
      from unnest(${changes.map((change) => change.id)}::uuid[],
        ${changes.map((change) => change.matched ?? 0)}::bigint[],
        ${changes.map((change) => change.redelivered ?? 0)}::bigint[],
        ${changes.map((change) => change.settled ?? 0)}::bigint[])
        as given (id, matched, redelivered, settled)
      group by id) as made
    where one.region_id = ${regionId} and one.id = made.id`.execute(tx)
}

/**
 * Closes those of the discrepancies of which nothing is open or under way any more.
 * @returns what was closed now
 */
export async function closeResolved(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
  closing: { resolution: Resolution; why: string; at: Date; by: string | null },
): Promise<Discrepancy[]> {
  const { rows } = await sql<Discrepancy>`
    update discrepancies set resolution = ${closing.resolution}, resolved_at = ${closing.at},
      resolved_by = ${closing.by}, resolved_why = ${closing.why}
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[]) and resolved_at is null
      and quantity = redelivered_quantity + settled_quantity
    returning ${COLUMNS}`.execute(tx)
  return rows
}

/** Days that have something unresolved, up to a day. */
export async function listUnresolvedDays(
  tx: Tx,
  upTo: Date,
): Promise<{ regionId: string; pickupDate: string }[]> {
  const { rows } = await sql<{ regionId: string; pickupDate: string }>`
    select distinct region_id as "regionId", pickup_date::text as "pickupDate" from discrepancies
    where resolved_at is null and pickup_date <= (${upTo}::timestamptz + interval '1 day')::date
    order by 2, 1 limit 200`.execute(tx)
  return rows
}

/** Discrepancies for operations, newest first. */
export async function listDiscrepancies(
  db: Queryable,
  filter: {
    regionId: string
    pickupDate?: string | undefined
    isOpen?: boolean | undefined
    beforeId?: string | undefined
    limit: number
  },
): Promise<Discrepancy[]> {
  const { regionId, pickupDate, isOpen, beforeId, limit } = filter
  const { rows } = await sql<Discrepancy>`select ${COLUMNS} from discrepancies
    where region_id = ${regionId}
      and (${pickupDate ?? null}::date is null or pickup_date = ${pickupDate ?? null}::date)
      and (${isOpen ?? null}::boolean is null
        or (resolved_at is null) = ${isOpen ?? null}::boolean)
      and (${beforeId ?? null}::uuid is null or id < ${beforeId ?? null}::uuid)
    order by id desc limit ${limit}`.execute(db)
  return rows
}
