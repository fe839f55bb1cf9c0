import { type Queryable, sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { NotFound } from '#platform/refusals'

export interface Count {
  id: string
  stationId: string
  note: string
  startedAt: Date
  startedBy: string
  closedAt: Date | null
  closedBy: string | null
  /** What all differences together are worth; null while open, or where nobody knows. */
  differenceValueMinor: number | null
  bookedAt: Date | null
  approvedBy: string | null
  cancelledAt: Date | null
  cancelledBy: string | null
  cancelledWhy: string | null
}

export interface CountLine {
  skuId: string
  lotId: string | null
  expectedQuantity: number
  countedQuantity: number
  countedAt: Date
  countedBy: string
}

const COLUMNS = sql`id, station_id as "stationId", note, started_at as "startedAt",
  started_by as "startedBy", closed_at as "closedAt", closed_by as "closedBy",
  difference_value_minor as "differenceValueMinor", booked_at as "bookedAt",
  approved_by as "approvedBy", cancelled_at as "cancelledAt", cancelled_by as "cancelledBy",
  cancelled_why as "cancelledWhy"`

export interface CountKey {
  regionId: string
  stationId: string
  countId: string
}

/** A count of a station; throws NotFound. */
export async function getCount(
  db: Queryable,
  { regionId, stationId, countId }: CountKey,
): Promise<Count> {
  const { rows } = await sql<Count>`select ${COLUMNS} from stock_counts
    where region_id = ${regionId} and station_id = ${stationId} and id = ${countId}`.execute(db)
  if (rows[0] === undefined) throw new NotFound('count')
  return rows[0]
}

export async function lockCount(
  tx: Tx,
  { regionId, stationId, countId }: CountKey,
): Promise<Count> {
  const { rows } = await sql<Count>`select ${COLUMNS} from stock_counts
    where region_id = ${regionId} and station_id = ${stationId} and id = ${countId}
    for update`.execute(tx)
  if (rows[0] === undefined) throw new NotFound('count')
  return rows[0]
}

/** Counts of a station, newest first. */
export async function listCounts(
  db: Queryable,
  filter: { regionId: string; stationId: string; before?: string | undefined; limit: number },
): Promise<Count[]> {
  const { before = null } = filter
  const { rows } = await sql<Count>`select ${COLUMNS} from stock_counts
    where region_id = ${filter.regionId} and station_id = ${filter.stationId}
      and (${before}::uuid is null or id < ${before}::uuid)
    order by id desc limit ${filter.limit}`.execute(db)
  return rows
}

/** @returns null when the station is being counted already */
export async function insertCount(
  tx: Tx,
  count: { regionId: string; stationId: string; note: string; by: string; at: Date },
): Promise<string | null> {
  const id = newId()
  const { rows } = await sql`
    insert into stock_counts (region_id, id, station_id, note, started_at, started_by)
    values (${count.regionId}, ${id}, ${count.stationId}, ${count.note}, ${count.at}, ${count.by})
    on conflict do nothing returning id`.execute(tx)
  return rows.length === 0 ? null : id
}

/** Lines of a count, by SKU and lot; 20,000 at most. */
export async function listCountLines(
  db: Queryable,
  regionId: string,
  countId: string,
): Promise<CountLine[]> {
  const { rows } = await sql<CountLine>`
    select sku_id as "skuId", lot_id as "lotId", expected_quantity as "expectedQuantity",
      counted_quantity as "countedQuantity", counted_at as "countedAt", counted_by as "countedBy"
    from stock_count_lines where region_id = ${regionId} and count_id = ${countId}
    order by sku_id, lot_id nulls last limit 20000`.execute(db)
  return rows
}

/** Writes lines; what is counted again replaces what was counted before. */
export async function upsertCountLines(
  tx: Tx,
  regionId: string,
  countId: string,
  lines: readonly CountLine[],
): Promise<void> {
  const column = <Key extends keyof CountLine>(key: Key) => lines.map((line) => line[key])
  await sql`
    insert into stock_count_lines (region_id, count_id, id, sku_id, lot_id, expected_quantity,
      counted_quantity, counted_at, counted_by)
    select ${regionId}, ${countId}::uuid, * from unnest(${lines.map(() => newId())}::uuid[],
      ${column('skuId')}::uuid[], ${column('lotId')}::uuid[],
      ${column('expectedQuantity')}::bigint[], ${column('countedQuantity')}::bigint[],
      ${column('countedAt')}::timestamptz[], ${column('countedBy')}::uuid[])
    on conflict (region_id, count_id, sku_id, lot_id) do update
      set expected_quantity = excluded.expected_quantity,
        counted_quantity = excluded.counted_quantity, counted_at = excluded.counted_at,
        counted_by = excluded.counted_by`.execute(tx)
}

export async function updateCountClosed(
  tx: Tx,
  { regionId, countId }: CountKey,
  closing: { by: string; at: Date; valueMinor: number | null },
): Promise<void> {
  await sql`update stock_counts set closed_at = ${closing.at}, closed_by = ${closing.by},
      difference_value_minor = ${closing.valueMinor}
    where region_id = ${regionId} and id = ${countId}`.execute(tx)
}

export async function updateCountBooked(
  tx: Tx,
  { regionId, countId }: CountKey,
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  await sql`update stock_counts set booked_at = ${at}, approved_by = ${by}
    where region_id = ${regionId} and id = ${countId}`.execute(tx)
}

export async function updateCountCancelled(
  tx: Tx,
  { regionId, countId }: CountKey,
  { by, at, why }: { by: string; at: Date; why: string },
): Promise<void> {
  await sql`update stock_counts
    set cancelled_at = ${at}, cancelled_by = ${by}, cancelled_why = ${why}
    where region_id = ${regionId} and id = ${countId}`.execute(tx)
}
