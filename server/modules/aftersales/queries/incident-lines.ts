import { type Queryable, sql, type Tx } from '#platform/db'
import type { AffectedLine } from '../incident.ts'

export interface IncidentLine extends AffectedLine {
  refundedMinor: number | null
  refundedAt: Date | null
}

const COLUMNS = sql`order_id as "orderId", line_number as "lineNumber", sku_id as "skuId", quantity,
  resident_id as "residentId", community_id as "communityId", refunded_minor as "refundedMinor",
  refunded_at as "refundedAt"`

/** Writes lines that were found; those that were found before stay as they are. */
export async function insertAffected(
  tx: Tx,
  regionId: string,
  incidentId: string,
  lines: readonly AffectedLine[],
): Promise<void> {
  if (lines.length === 0) return
  await sql`
    insert into incident_lines (region_id, incident_id, order_id, line_number, sku_id, quantity,
      resident_id, community_id)
    select ${regionId}, ${incidentId}, *
    from unnest(${lines.map((line) => line.orderId)}::uuid[],
      ${lines.map((line) => line.lineNumber)}::smallint[],
      ${lines.map((line) => line.skuId)}::uuid[], ${lines.map((line) => line.quantity)}::bigint[],
      ${lines.map((line) => line.residentId)}::uuid[],
      ${lines.map((line) => line.communityId)}::uuid[])
    on conflict do nothing`.execute(tx)
}

/** Lines that wait for their refund, of so many orders and whole orders only, locked. */
export async function lockUnrefunded(
  tx: Tx,
  regionId: string,
  incidentId: string,
  mostOrders: number,
): Promise<IncidentLine[]> {
  const { rows } = await sql<IncidentLine>`select ${COLUMNS} from incident_lines
    where region_id = ${regionId} and incident_id = ${incidentId} and refunded_at is null
      and order_id in (
        select distinct order_id from incident_lines
        where region_id = ${regionId} and incident_id = ${incidentId} and refunded_at is null
        order by order_id limit ${mostOrders})
    order by order_id, line_number for update`.execute(tx)
  return rows
}

export async function updateRefunded(
  tx: Tx,
  regionId: string,
  incidentId: string,
  refunded: readonly { orderId: string; lineNumber: number; amountMinor: number }[],
  at: Date,
): Promise<void> {
  await sql`
    update incident_lines l set refunded_minor = r.amount, refunded_at = ${at}
    from unnest(${refunded.map((one) => one.orderId)}::uuid[],
      ${refunded.map((one) => one.lineNumber)}::smallint[],
      ${refunded.map((one) => one.amountMinor)}::bigint[]) as r (order_id, line_number, amount)
    where l.region_id = ${regionId} and l.incident_id = ${incidentId}
      and l.order_id = r.order_id and l.line_number = r.line_number`.execute(tx)
}

/** How far an incident has come. */
export interface IncidentProgress {
  lines: number
  orders: number
  residents: number
  communities: number
  refundedLines: number
  refundedMinor: number
  /** Residents who got something back, and were told of it. */
  toldResidents: number
}

export async function mapProgress(
  db: Queryable,
  regionId: string,
  incidentIds: readonly string[],
): Promise<Map<string, IncidentProgress>> {
  if (incidentIds.length === 0) return new Map()
  const { rows } = await sql<IncidentProgress & { incidentId: string }>`
    select incident_id as "incidentId", count(*) as lines, count(distinct order_id) as orders,
      count(distinct resident_id) as residents, count(distinct community_id) as communities,
      count(refunded_at) as "refundedLines",
      coalesce(sum(refunded_minor), 0)::bigint as "refundedMinor",
      count(distinct resident_id) filter (where refunded_minor > 0) as "toldResidents"
    from incident_lines
    where region_id = ${regionId} and incident_id = any(${[...incidentIds]}::uuid[])
    group by incident_id`.execute(db)
  return new Map(rows.map(({ incidentId, ...progress }) => [incidentId, progress]))
}

/** What an incident gave back in each community. */
export async function sumByCommunity(
  db: Queryable,
  regionId: string,
  incidentId: string,
): Promise<{ communityId: string; residents: number; refundedMinor: number }[]> {
  const { rows } = await sql<{ communityId: string; residents: number; refundedMinor: number }>`
    select community_id as "communityId", count(distinct resident_id) as residents,
      coalesce(sum(refunded_minor), 0)::bigint as "refundedMinor"
    from incident_lines where region_id = ${regionId} and incident_id = ${incidentId}
    group by community_id order by community_id`.execute(db)
  return rows
}

/** Incidents that touch a line. */
export async function listIncidentIdsOfLine(
  db: Queryable,
  regionId: string,
  orderId: string,
  lineNumber: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('incident_lines')
    .select('incident_id as id')
    .where('region_id', '=', regionId)
    .where('order_id', '=', orderId)
    .where('line_number', '=', lineNumber)
    .execute()
  return rows.map((row) => row.id)
}
