import { type Queryable, sql, type Tx } from '#platform/db'
import type { BearerKind, Stage } from '../lost-stages.ts'
import type { WarehouseDay } from './allocations.ts'
import type { LineKey } from './lines.ts'

/** What a line went without, where it was lost, and who bears it. */
export interface Shortfall {
  id: string
  /** What found it: an allocation, a delivery. */
  subjectId: string
  /** The wave in whose making or sorting it was lost; null where it was lost on its way. */
  allocationId: string | null
  orderId: string
  lineNumber: number
  skuId: string
  communityId: string
  pickupDate: string
  supplierId: string | null
  stage: Stage
  bearerKind: BearerKind
  bearerId: string | null
  /** Pieces, or grams where weighed. */
  quantity: number
  why: string
  foundBy: string | null
}

/**
 * Writes shortfalls that are not there yet: of a line, stage and finding one, and of suppliers one
 * for each of them.
 * @returns those that were written now
 */
export async function insertShortfalls(
  tx: Tx,
  regionId: string,
  shortfalls: readonly Shortfall[],
  at: Date,
): Promise<Shortfall[]> {
  if (shortfalls.length === 0) return []
  const column = (key: keyof Shortfall) => shortfalls.map((one) => one[key])
  const { rows } = await sql<{ id: string }>`
    insert into shortfalls (region_id, id, subject_id, allocation_id, order_id, line_number, sku_id,
      community_id, pickup_date, supplier_id, stage, bearer_kind, bearer_id, quantity, why,
      found_by, found_at)
    select ${regionId}, *, ${at}::timestamptz from unnest(${column('id')}::uuid[],
      ${column('subjectId')}::uuid[], ${column('allocationId')}::uuid[],
      ${column('orderId')}::uuid[], ${column('lineNumber')}::smallint[],
      ${column('skuId')}::uuid[],
      ${column('communityId')}::uuid[], ${column('pickupDate')}::date[],
      ${column('supplierId')}::uuid[], ${column('stage')}::text[],
      ${column('bearerKind')}::text[], ${column('bearerId')}::uuid[],
      ${column('quantity')}::bigint[], ${column('why')}::text[], ${column('foundBy')}::uuid[])
    on conflict do nothing
    returning id`.execute(tx)
  const written = new Set(rows.map((row) => row.id))
  return shortfalls.filter((one) => written.has(one.id))
}

const COLUMNS = sql`id, subject_id as "subjectId", allocation_id as "allocationId", order_id as "orderId",
  line_number as "lineNumber", sku_id as "skuId", community_id as "communityId",
  pickup_date as "pickupDate", supplier_id as "supplierId", stage, bearer_kind as "bearerKind",
  bearer_id as "bearerId", quantity, why, found_by as "foundBy"`

/** Shortfalls of a day that wait for their refund, of the orders named. */
export async function listUnrefunded(
  db: Queryable,
  regionId: string,
  allocationId: string,
  orderIds: readonly string[],
): Promise<Shortfall[]> {
  const { rows } = await sql<Shortfall>`
    select ${COLUMNS} from shortfalls
    where region_id = ${regionId} and allocation_id = ${allocationId} and refunded_at is null
      and order_id = any(${[...orderIds]}::uuid[])
    order by order_id, line_number, stage`.execute(db)
  return rows
}

export async function markRefunded(
  tx: Tx,
  regionId: string,
  amounts: readonly { id: string; amountMinor: number }[],
  at: Date,
): Promise<void> {
  await sql`
    update shortfalls s set amount_minor = paid.amount, refunded_at = ${at}
    from unnest(${amounts.map((one) => one.id)}::uuid[],
      ${amounts.map((one) => one.amountMinor)}::bigint[]) as paid (id, amount)
    where s.region_id = ${regionId} and s.id = paid.id`.execute(tx)
}

/** A line that weighed less than it got. */
export interface Weighing {
  id: string
  orderId: string
  lineNumber: number
  /** Grams less. */
  quantity: number
  weighedBy: string | null
}

export async function insertWeighings(
  tx: Tx,
  regionId: string,
  allocationId: string,
  weighings: readonly Weighing[],
  at: Date,
): Promise<void> {
  if (weighings.length === 0) return
  const column = (key: keyof Weighing) => weighings.map((one) => one[key])
  await sql`
    insert into weighings (region_id, allocation_id, weighed_at, id, order_id, line_number,
      quantity, weighed_by)
    select ${regionId}, ${allocationId}::uuid, ${at}::timestamptz, * from unnest(
      ${column('id')}::uuid[], ${column('orderId')}::uuid[], ${column('lineNumber')}::smallint[],
      ${column('quantity')}::bigint[], ${column('weighedBy')}::uuid[])`.execute(tx)
}

export async function listUnrefundedWeighings(
  db: Queryable,
  regionId: string,
  allocationId: string,
  orderIds: readonly string[],
): Promise<Weighing[]> {
  const { rows } = await sql<Weighing>`
    select id, order_id as "orderId", line_number as "lineNumber", quantity,
      weighed_by as "weighedBy"
    from weighings
    where region_id = ${regionId} and allocation_id = ${allocationId} and refunded_at is null
      and order_id = any(${[...orderIds]}::uuid[])
    order by order_id, line_number, id`.execute(db)
  return rows
}

export async function markWeighingsRefunded(
  tx: Tx,
  regionId: string,
  amounts: readonly { id: string; amountMinor: number }[],
  at: Date,
): Promise<void> {
  await sql`
    update weighings w set amount_minor = paid.amount, refunded_at = ${at}
    from unnest(${amounts.map((one) => one.id)}::uuid[],
      ${amounts.map((one) => one.amountMinor)}::bigint[]) as paid (id, amount)
    where w.region_id = ${regionId} and w.id = paid.id`.execute(tx)
}

/** Orders of a day with something that was not refunded yet, by id. */
export async function listOrdersToRefund(
  db: Queryable,
  regionId: string,
  allocationId: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ orderId: string }>`
    select order_id as "orderId" from shortfalls
    where region_id = ${regionId} and allocation_id = ${allocationId} and refunded_at is null
    union
    select order_id from weighings
    where region_id = ${regionId} and allocation_id = ${allocationId} and refunded_at is null
    union
    select order_id from replacements
    where region_id = ${regionId} and allocation_id = ${allocationId}
      and accepted_at is not null and lowered_at is null
    order by 1 limit ${limit}`.execute(db)
  return rows.map((row) => row.orderId)
}

export interface StageLoss {
  skuId: string
  stage: Stage
  quantity: number
  amountMinor: number
}

/** What was lost of a day's orders by SKU and stage. */
export async function sumLosses(
  db: Queryable,
  { regionId, warehouseId, pickupDate }: WarehouseDay,
): Promise<StageLoss[]> {
  const { rows } = await sql<StageLoss>`
    select s.sku_id as "skuId", s.stage, sum(s.quantity)::bigint as quantity,
      coalesce(sum(s.amount_minor), 0)::bigint as "amountMinor"
    from shortfalls s
    where s.region_id = ${regionId} and s.pickup_date = ${pickupDate} and exists (
      select from allocation_lines l
      join allocations a on a.region_id = l.region_id and a.id = l.allocation_id
      where l.region_id = s.region_id and l.order_id = s.order_id
        and l.line_number = s.line_number and a.warehouse_id = ${warehouseId}
        and a.pickup_date = ${pickupDate})
    group by s.sku_id, s.stage order by s.sku_id, s.stage`.execute(db)
  return rows
}

/** What was given back already of lines that waves gave goods, by line. */
export async function listLost(
  db: Queryable,
  regionId: string,
  allocationIds: readonly string[],
): Promise<(LineKey & { quantity: number })[]> {
  const { rows } = await sql<LineKey & { quantity: number }>`
    with given as (
      select distinct order_id, line_number from allocation_lines
      where region_id = ${regionId} and allocation_id = any(${[...allocationIds]}::uuid[])),
    lost as (
      select s.order_id, s.line_number, s.quantity from given
      join shortfalls s on s.region_id = ${regionId} and s.order_id = given.order_id
        and s.line_number = given.line_number and s.refunded_at is not null
      union all
      select w.order_id, w.line_number, w.quantity from given
      join weighings w on w.region_id = ${regionId} and w.order_id = given.order_id
        and w.line_number = given.line_number and w.refunded_at is not null
        and w.allocation_id = any(${[...allocationIds]}::uuid[]))
    select order_id as "orderId", line_number as "lineNumber", sum(quantity)::bigint as quantity
    from lost group by order_id, line_number`.execute(db)
  return rows
}
