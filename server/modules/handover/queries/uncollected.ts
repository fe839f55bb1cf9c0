import { type Queryable, sql, type Tx } from '#platform/db'
import type { Fate, LineFate, WhyBack } from '../uncollected.ts'

export async function insertUncollected(
  tx: Tx,
  regionId: string,
  lines: readonly (LineFate & { stationId: string })[],
  back: { why: WhyBack; note: string; by: string | null; at: Date },
): Promise<void> {
  if (lines.length === 0) return
  const of = <Value>(value: (one: LineFate & { stationId: string }) => Value): Value[] =>
    lines.map(value)
  await sql`
    insert into uncollected_lines (region_id, order_id, line_number, station_id, sku_id, quantity,
      fate, refunded_minor, kept_minor, returned_at, why, note, returned_by)
    select ${regionId}, *, ${back.at}::timestamptz, ${back.why}, ${back.note}, ${back.by}::uuid
    from unnest(${of((one) => one.orderId)}::uuid[],
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

/** A line that nobody fetched, where it lies, and what somebody there said becomes of it. */
export interface UncollectedRow {
  orderId: string
  lineNumber: number
  stationId: string
  skuId: string
  quantity: number
  fate: Fate
  why: WhyBack
  note: string
  returnedAt: Date
  returnedBy: string | null
  decidedAt: Date | null
  decidedBy: string | null
  decidedWhy: string
  decidedNote: string
}

const COLUMNS = sql`order_id as "orderId", line_number as "lineNumber",
  station_id as "stationId", sku_id as "skuId", quantity, fate, why, note,
  returned_at as "returnedAt", returned_by as "returnedBy", decided_at as "decidedAt",
  decided_by as "decidedBy", decided_why as "decidedWhy", decided_note as "decidedNote"`

/** Lines that came back at a station since then, the undecided first, then the newest. */
export async function listUncollected(
  db: Queryable,
  place: { regionId: string; stationId: string; since: Date; limit: number },
): Promise<UncollectedRow[]> {
  const { rows } = await sql<UncollectedRow>`select ${COLUMNS} from uncollected_lines
    where region_id = ${place.regionId} and station_id = ${place.stationId}
      and returned_at > ${place.since}
    order by decided_at is not null, returned_at desc, order_id, line_number
    limit ${place.limit}`.execute(db)
  return rows
}

/** Locks the lines of an order that came back at a station; none where it did not. */
export async function lockUncollected(
  tx: Tx,
  { regionId, stationId, orderId }: { regionId: string; stationId: string; orderId: string },
): Promise<UncollectedRow[]> {
  const { rows } = await sql<UncollectedRow>`select ${COLUMNS} from uncollected_lines
    where region_id = ${regionId} and order_id = ${orderId} and station_id = ${stationId}
    order by line_number for update`.execute(tx)
  return rows
}

export async function updateDecided(
  tx: Tx,
  { regionId, orderId, by, at }: { regionId: string; orderId: string; by: string; at: Date },
  lines: readonly { lineNumber: number; fate: Fate; reason: string; note: string }[],
): Promise<void> {
  await sql`
    update uncollected_lines u set fate = d.fate, decided_why = d.reason, decided_note = d.note,
      decided_at = ${at}, decided_by = ${by}
    from unnest(${lines.map((one) => one.lineNumber)}::smallint[],
      ${lines.map((one) => one.fate)}::text[], ${lines.map((one) => one.reason)}::text[],
      ${lines.map((one) => one.note)}::text[]) as d (line_number, fate, reason, note)
    where u.region_id = ${regionId} and u.order_id = ${orderId}
      and u.line_number = d.line_number`.execute(tx)
}
