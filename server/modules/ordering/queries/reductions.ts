import { type Queryable, sql, type Tx } from '#platform/db'
import { type LineKey, lineKey } from '../order.ts'
import type { ReductionKind, SoldLine } from '../reduction.ts'

/** Lines of an offer in orders that have not ended, from after an order on; the lowest ids first. */
export async function listSoldLines(
  db: Queryable,
  regionId: string,
  offerId: string,
  afterOrderId: string | null,
  limit: number,
): Promise<SoldLine[]> {
  const { rows } = await sql<SoldLine>`
    select l.order_id as "orderId", l.line_number as "lineNumber",
      o.community_id as "communityId", o.resident_id as "residentId", l.quantity, l.measure,
      l.unit_price_minor as "unitPriceMinor", l.discount_minor as "discountMinor",
      l.tax_rate_basis_points as "taxRateBasisPoints", l.total_minor as "totalMinor",
      coalesce((select sum(r.amount_minor) from order_reductions r
        where r.region_id = l.region_id and r.order_id = l.order_id
          and r.line_number = l.line_number), 0)::bigint as "reducedMinor"
    from order_lines l join orders o on o.region_id = l.region_id and o.id = l.order_id
    where l.region_id = ${regionId} and l.offer_id = ${offerId}
      and o.cancelled_at is null and o.expired_at is null
      and (${afterOrderId}::uuid is null or l.order_id > ${afterOrderId}::uuid)
      and not exists (select from order_reductions gone where gone.region_id = l.region_id
        and gone.order_id = l.order_id and gone.line_number = l.line_number
        and gone.kind = 'withdrawn')
    order by l.order_id, l.line_number limit ${limit}`.execute(db)
  return rows
}

export interface NewReduction extends LineKey {
  causeId: string
  kind: ReductionKind
  /** What the line loses, in pieces or grams; none where only its price fell. */
  quantity: number
  amountMinor: number
}

/** @returns those that were not written before: one cause reduces a line once */
export async function insertReductions(
  tx: Tx,
  regionId: string,
  reductions: readonly NewReduction[],
  by: { by: string | null; at: Date },
): Promise<NewReduction[]> {
  if (reductions.length === 0) return []
  const { rows } = await sql<LineKey>`
    insert into order_reductions (region_id, order_id, line_number, cause_id, kind, quantity,
      amount_minor, reduced_at, reduced_by)
    select ${regionId}, order_id, line_number, cause_id, kind, quantity, amount_minor, ${by.at},
      ${by.by}
    from unnest(${reductions.map((one) => one.orderId)}::uuid[],
      ${reductions.map((one) => one.lineNumber)}::smallint[],
      ${reductions.map((one) => one.causeId)}::uuid[],
      ${reductions.map((one) => one.kind)}::text[],
      ${reductions.map((one) => one.quantity)}::bigint[],
      ${reductions.map((one) => one.amountMinor)}::bigint[])
      as reduction (order_id, line_number, cause_id, kind, quantity, amount_minor)
    on conflict do nothing
    returning order_id as "orderId", line_number as "lineNumber"`.execute(tx)
  const written = new Set(rows.map(lineKey))
  return reductions.filter((one) => written.has(lineKey(one)))
}

/** Lowers what is due on orders that are locked, what is due in cash first of all. */
export async function reduceOrders(
  tx: Tx,
  regionId: string,
  amounts: ReadonlyMap<string, number>,
): Promise<void> {
  await sql`
    update orders set reduced_minor = reduced_minor + reduction.amount,
      cash_due_minor = greatest(cash_due_minor - reduction.amount, 0)
    from unnest(${[...amounts.keys()]}::uuid[], ${[...amounts.values()]}::bigint[])
      as reduction (order_id, amount)
    where orders.region_id = ${regionId} and orders.id = reduction.order_id`.execute(tx)
}

/** Lines of orders whose goods were withdrawn, as `order/line`. */
export async function listWithdrawnLines(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('order_reductions')
    .select(['order_id as orderId', 'line_number as lineNumber'])
    .where('region_id', '=', regionId)
    .where('order_id', 'in', orderIds)
    .where('kind', '=', 'withdrawn')
    .execute()
  return new Set(rows.map(lineKey))
}

/** A line as it stands after all that was taken off it. */
export interface LineStanding extends LineKey {
  skuId: string
  /** Pieces, or grams where weighed. */
  quantity: number
  dueMinor: number
  taxRateBasisPoints: number
  commissionBasisPoints: number
  /** What reduced it so far. */
  causeIds: Set<string>
}

/** The lines of orders that are locked, by `order/line`. */
export async function listLineStandings(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, LineStanding>> {
  const { rows } = await sql<Omit<LineStanding, 'causeIds'> & { causes: string[] }>`
    select l.order_id as "orderId", l.line_number as "lineNumber", l.sku_id as "skuId",
      l.quantity - coalesce(taken.quantity, 0) as quantity,
      l.total_minor - coalesce(taken.amount, 0) as "dueMinor",
      l.tax_rate_basis_points as "taxRateBasisPoints",
      l.commission_basis_points as "commissionBasisPoints",
      coalesce(taken.causes, '{}') as causes
    from order_lines l
    left join lateral (
      select sum(r.quantity)::bigint as quantity, sum(r.amount_minor)::bigint as amount,
        array_agg(r.cause_id::text) as causes
      from order_reductions r
      where r.region_id = l.region_id and r.order_id = l.order_id
        and r.line_number = l.line_number
    ) taken on true
    where l.region_id = ${regionId} and l.order_id = any(${[...orderIds]}::uuid[])`.execute(tx)
  return new Map(
    rows.map(({ causes, ...line }) => [lineKey(line), { ...line, causeIds: new Set(causes) }]),
  )
}

/** What was taken off the lines of an order, oldest first. */
export async function listReductionsOf(
  db: Queryable,
  regionId: string,
  orderId: string,
): Promise<(Omit<NewReduction, 'orderId' | 'causeId'> & { reducedAt: Date })[]> {
  const rows = await db
    .selectFrom('order_reductions')
    .select([
      'line_number as lineNumber',
      'kind',
      'quantity',
      'amount_minor as amountMinor',
      'reduced_at as reducedAt',
    ])
    .where('region_id', '=', regionId)
    .where('order_id', '=', orderId)
    .orderBy('reduced_at')
    .orderBy('line_number')
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as ReductionKind }))
}

/** What was taken off the delivery fees, line 0, by order. */
export async function sumFeesTaken(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, number>> {
  if (orderIds.length === 0) return new Map()
  const { rows } = await sql<{ orderId: string; amountMinor: number }>`
    select order_id as "orderId", sum(amount_minor)::bigint as "amountMinor"
    from order_reductions
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
      and line_number = 0
    group by order_id`.execute(db)
  return new Map(rows.map((row) => [row.orderId, row.amountMinor]))
}
