import { type Queryable, sql, type Tx } from '#platform/db'
import type { LineFate } from '../uncollected.ts'

export async function insertUncollected(
  tx: Tx,
  regionId: string,
  lines: readonly (LineFate & { stationId: string })[],
  at: Date,
): Promise<void> {
  if (lines.length === 0) return
  const of = <Value>(value: (one: LineFate & { stationId: string }) => Value): Value[] =>
    lines.map(value)
  await sql`
    insert into uncollected_lines (region_id, order_id, line_number, station_id, sku_id, quantity,
      fate, refunded_minor, kept_minor, returned_at)
    select ${regionId}, *, ${at}::timestamptz from unnest(${of((one) => one.orderId)}::uuid[],
      ${of((one) => one.lineNumber)}::smallint[], ${of((one) => one.stationId)}::uuid[],
      ${of((one) => one.skuId)}::uuid[], ${of((one) => one.quantity)}::bigint[],
      ${of((one) => one.fate)}::text[], ${of((one) => one.refundedMinor)}::bigint[],
      ${of((one) => one.keptMinor)}::bigint[])
    on conflict do nothing`.execute(tx)
}

/** What became of an order that nobody fetched. */
export interface NotCollected {
  orderId: string
  returnedAt: Date
  /** What came off its price: given back where it was paid. */
  refundedMinor: number
  /** What the operator kept. */
  keptMinor: number
}

/** Orders that nobody fetched, by order; those fetched or still waiting are absent. */
export async function notCollectedOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, NotCollected>> {
  if (orderIds.length === 0) return new Map()
  const { rows } = await sql<NotCollected>`
    select order_id as "orderId", max(returned_at) as "returnedAt",
      sum(refunded_minor)::bigint as "refundedMinor", sum(kept_minor)::bigint as "keptMinor"
    from uncollected_lines
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
    group by order_id`.execute(db)
  return new Map(rows.map((row) => [row.orderId, row]))
}
