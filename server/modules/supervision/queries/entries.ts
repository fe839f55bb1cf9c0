import { type Queryable, sql, type Tx } from '#platform/db'
import type { ErrorEntry } from '../error-entry.ts'
import type { NewBearer } from '../read-errors.ts'

export type DatedEntry = ErrorEntry & {
  /** The day in the region's zone, YYYY-MM-DD. */
  day: string
}

/** Writes entries that are not there yet. */
export async function insertEntries(
  tx: Tx,
  regionId: string,
  entries: readonly DatedEntry[],
): Promise<void> {
  const column = <Key extends keyof DatedEntry>(key: Key) => entries.map((entry) => entry[key])
  await sql`
    insert into error_entries (region_id, event_id, line_number, day, stage, kind, person_id,
      supplier_id, community_id, station_id, sku_id, order_id, quantity, cost_minor, subject_kind,
      subject_id, occurred_at)
    select ${regionId}, * from unnest(${column('eventId')}::uuid[],
      ${column('lineNumber')}::int[], ${column('day')}::date[], ${column('stage')}::text[],
      ${column('kind')}::text[], ${column('personId')}::uuid[], ${column('supplierId')}::uuid[],
      ${column('communityId')}::uuid[], ${column('stationId')}::uuid[],
      ${column('skuId')}::uuid[], ${column('orderId')}::uuid[], ${column('quantity')}::bigint[],
      ${column('costMinor')}::bigint[], ${column('subjectKind')}::text[],
      ${column('subjectId')}::text[], ${column('occurredAt')}::timestamptz[])
    on conflict do nothing`.execute(tx)
}

/** Lays claims on others than those they were counted for. */
export async function updateBearers(
  tx: Tx,
  regionId: string,
  bearers: readonly NewBearer[],
): Promise<void> {
  await sql`
    update error_entries e set stage = b.stage, person_id = b.person_id,
      supplier_id = b.supplier_id, station_id = b.station_id
    from unnest(${bearers.map((one) => one.claimId)}::text[],
      ${bearers.map((one) => one.stage)}::text[], ${bearers.map((one) => one.personId)}::uuid[],
      ${bearers.map((one) => one.supplierId)}::uuid[],
      ${bearers.map((one) => one.stationId)}::uuid[])
      as b (claim_id, stage, person_id, supplier_id, station_id)
    where e.region_id = ${regionId} and e.subject_kind = 'claim'
      and e.subject_id = b.claim_id`.execute(tx)
}

export interface ErrorFilter {
  regionId: string
  from: string
  to: string
  stage?: string | undefined
  kind?: string | undefined
  personId?: string | undefined
  supplierId?: string | undefined
  communityId?: string | undefined
  stationId?: string | undefined
  skuId?: string | undefined
}

const COLUMN_OF = {
  stage: 'stage',
  kind: 'kind',
  personId: 'person_id',
  supplierId: 'supplier_id',
  communityId: 'community_id',
  stationId: 'station_id',
  skuId: 'sku_id',
} as const

function wanted(filter: ErrorFilter) {
  const parts = [
    sql`region_id = ${filter.regionId}`,
    sql`day between ${filter.from}::date and ${filter.to}::date`,
  ]
  for (const [name, column] of Object.entries(COLUMN_OF)) {
    const value = filter[name as keyof typeof COLUMN_OF]
    if (value !== undefined) parts.push(sql`${sql.ref(column)} = ${value}`)
  }
  return sql.join(parts, sql` and `)
}

const GROUP_COLUMN = {
  stage: 'stage',
  kind: 'kind',
  person: 'person_id',
  supplier: 'supplier_id',
  community: 'community_id',
  station: 'station_id',
  day: 'day',
  sku: 'sku_id',
} as const

export type Grouping = keyof typeof GROUP_COLUMN

export interface ErrorGroup {
  /** Id, word or day; null where nobody knows. */
  key: string | null
  errors: number
  costMinor: number
}

/** Errors by what they are grouped by: days in their order, all else with the dearest first. */
export async function sumErrors(
  db: Queryable,
  filter: ErrorFilter,
  by: Grouping,
  limit: number,
): Promise<ErrorGroup[]> {
  const column = sql.ref(GROUP_COLUMN[by])
  const order = by === 'day' ? sql`1` : sql`3 desc, 2 desc, 1`
  const { rows } = await sql<ErrorGroup>`
    select ${column}::text as key, count(*)::int as errors,
      sum(cost_minor)::bigint as "costMinor"
    from error_entries where ${wanted(filter)}
    group by ${column} order by ${order} limit ${limit}`.execute(db)
  return rows
}

export async function sumAllErrors(
  db: Queryable,
  filter: ErrorFilter,
): Promise<{ errors: number; costMinor: number }> {
  const { rows } = await sql<{ errors: number; costMinor: number }>`
    select count(*)::int as errors, coalesce(sum(cost_minor), 0)::bigint as "costMinor"
    from error_entries where ${wanted(filter)}`.execute(db)
  return rows[0]!
}

export interface EntryPlace {
  day: string
  eventId: string
  lineNumber: number
}

/** What is behind the figures, newest first. */
export async function listEntries(
  db: Queryable,
  filter: ErrorFilter,
  { after, limit }: { after?: EntryPlace | undefined; limit: number },
): Promise<DatedEntry[]> {
  const since =
    after === undefined
      ? sql``
      : sql`and (day, event_id, line_number) <
          (${after.day}::date, ${after.eventId}::uuid, ${after.lineNumber}::int)`
  const { rows } = await sql<DatedEntry>`
    select region_id as "regionId", event_id as "eventId", line_number as "lineNumber", day, stage,
      kind, person_id as "personId", supplier_id as "supplierId", community_id as "communityId",
      station_id as "stationId", sku_id as "skuId", order_id as "orderId", quantity,
      cost_minor as "costMinor", subject_kind as "subjectKind", subject_id as "subjectId",
      occurred_at as "occurredAt"
    from error_entries where ${wanted(filter)} ${since}
    order by day desc, event_id desc, line_number desc limit ${limit}`.execute(db)
  return rows
}
