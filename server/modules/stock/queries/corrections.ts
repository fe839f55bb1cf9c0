import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { CorrectionKind } from '../correction.ts'

export interface CorrectionLine {
  lineNumber: number
  skuId: string
  lotId: string | null
  quantity: number
  valueMinor: number | null
}

export interface CorrectionRow {
  id: string
  stationId: string
  kind: CorrectionKind
  reason: string
  note: string
  pictureIds: string[]
  /** What the goods cost, or sell for where nobody knows; null: nobody knows either. */
  valueMinor: number | null
  askedAt: Date
  askedBy: string
  bookedAt: Date | null
  approvedBy: string | null
  declinedAt: Date | null
  declinedBy: string | null
  declinedWhy: string | null
}

export interface Correction extends CorrectionRow {
  lines: CorrectionLine[]
}

const COLUMNS = sql`id, station_id as "stationId", kind, reason, note, picture_ids as "pictureIds",
  value_minor as "valueMinor", asked_at as "askedAt", asked_by as "askedBy",
  booked_at as "bookedAt", approved_by as "approvedBy", declined_at as "declinedAt",
  declined_by as "declinedBy", declined_why as "declinedWhy"`

export async function lockCorrection(tx: Tx, regionId: string, id: string): Promise<void> {
  const { rows } = await sql`select 1 from stock_corrections
    where region_id = ${regionId} and id = ${id} for update`.execute(tx)
  if (rows.length === 0) throw new NotFound('correction')
}

/** A correction with its lines; throws NotFound. */
export async function getCorrection(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Correction> {
  const { rows } = await sql<CorrectionRow>`select ${COLUMNS} from stock_corrections
    where region_id = ${regionId} and id = ${id}`.execute(db)
  const [found] = await withLines(db, regionId, rows)
  if (found === undefined) throw new NotFound('correction')
  return found
}

export interface CorrectionFilter {
  regionId: string
  stationId?: string | undefined
  kind?: CorrectionKind | undefined
  isWaiting?: boolean | undefined
  before?: string | undefined
  limit: number
}

/** Corrections with their lines, newest first. */
export async function listCorrections(
  db: Queryable,
  filter: CorrectionFilter,
): Promise<Correction[]> {
  const { stationId = null, kind = null, isWaiting = null, before = null } = filter
  const { rows } = await sql<CorrectionRow>`select ${COLUMNS} from stock_corrections
    where region_id = ${filter.regionId}
      and (${stationId}::uuid is null or station_id = ${stationId}::uuid)
      and (${kind}::text is null or kind = ${kind}::text)
      and (${isWaiting}::boolean is null
        or (booked_at is null and declined_at is null) = ${isWaiting}::boolean)
      and (${before}::uuid is null or id < ${before}::uuid)
    order by id desc limit ${filter.limit}`.execute(db)
  return withLines(db, filter.regionId, rows)
}

async function withLines(
  db: Queryable,
  regionId: string,
  corrections: readonly CorrectionRow[],
): Promise<Correction[]> {
  if (corrections.length === 0) return []
  const { rows } = await sql<CorrectionLine & { correctionId: string }>`
    select correction_id as "correctionId", line_number as "lineNumber", sku_id as "skuId",
      lot_id as "lotId", quantity, value_minor as "valueMinor"
    from stock_correction_lines
    where region_id = ${regionId}
      and correction_id = any(${corrections.map((one) => one.id)}::uuid[])
    order by correction_id, line_number`.execute(db)
  const lines = Map.groupBy(rows, (row) => row.correctionId)
  return corrections.map((one) => ({
    ...one,
    lines: (lines.get(one.id) ?? []).map(({ correctionId: _, ...line }) => line),
  }))
}

export interface NewCorrection {
  regionId: string
  id: string
  stationId: string
  kind: CorrectionKind
  reason: string
  note: string
  pictureIds: readonly string[]
  valueMinor: number | null
  lines: readonly CorrectionLine[]
  by: string
  at: Date
}

export async function insertCorrection(tx: Tx, one: NewCorrection): Promise<void> {
  const { regionId, id, lines } = one
  await sql`insert into stock_corrections (region_id, id, station_id, kind, reason, note,
      picture_ids, value_minor, asked_at, asked_by)
    values (${regionId}, ${id}, ${one.stationId}, ${one.kind}, ${one.reason}, ${one.note},
      ${[...one.pictureIds]}::uuid[], ${one.valueMinor}, ${one.at}, ${one.by})`.execute(tx)
  await sql`insert into stock_correction_lines (region_id, correction_id, line_number, sku_id,
      lot_id, quantity, value_minor)
    select ${regionId}, ${id}, * from unnest(${lines.map((line) => line.lineNumber)}::smallint[],
      ${lines.map((line) => line.skuId)}::uuid[], ${lines.map((line) => line.lotId)}::uuid[],
      ${lines.map((line) => line.quantity)}::bigint[],
      ${lines.map((line) => line.valueMinor)}::bigint[])`.execute(tx)
}

export async function updateBooked(
  tx: Tx,
  regionId: string,
  id: string,
  { by, at }: { by: string | null; at: Date },
): Promise<void> {
  await sql`update stock_corrections set booked_at = ${at}, approved_by = ${by}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

export async function updateDeclined(
  tx: Tx,
  regionId: string,
  id: string,
  { by, at, why }: { by: string; at: Date; why: string },
): Promise<void> {
  await sql`update stock_corrections
    set declined_at = ${at}, declined_by = ${by}, declined_why = ${why}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

/** Whoever corrects stock does it one correction after the other, until their transactions end. */
export async function lockCorrector(tx: Tx, regionId: string, personId: string): Promise<void> {
  await sql`insert into stock_correctors (region_id, person_id) values (${regionId}, ${personId})
    on conflict do nothing`.execute(tx)
  await sql`select 1 from stock_correctors
    where region_id = ${regionId} and person_id = ${personId} for update`.execute(tx)
}

/** What a person corrected since then without a second person, in minor units. */
export async function sumBookedAlone(
  db: Queryable,
  regionId: string,
  personId: string,
  since: Date,
): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(value_minor), 0)::bigint as sum from stock_corrections
    where region_id = ${regionId} and asked_by = ${personId} and asked_at > ${since}
      and booked_at is not null and approved_by is null`.execute(db)
  return rows[0]!.sum
}
