import type { Queryable, Tx } from '#platform/db'
import { firstIdAt, newId } from '#platform/ids'

export interface AuditEntry {
  /** The region it happened in; 'operator' for what belongs to none. */
  regionId: string
  actorId: string | null
  action: string
  subjectKind: string
  subjectId: string
  /** Ids, figures and names of fields; no personal data. */
  details: Record<string, unknown>
  address: string | null
  requestId: string | null
}

/** Writes down who did what to what, from where, in the transaction of the deed. */
export async function insertAuditEntry(tx: Tx, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit_entries')
    .values({
      region_id: entry.regionId,
      id: newId(),
      actor_id: entry.actorId,
      action: entry.action,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      details: JSON.stringify(entry.details),
      address: entry.address,
      request_id: entry.requestId,
    })
    .execute()
}

/** What the clocks of the program and of the database may differ by. */
const CLOCKS_APART_MS = 3_600_000

export interface AuditFilter {
  regionId: string
  id?: string | undefined
  actorId?: string | undefined
  subjectId?: string | undefined
  action?: string | undefined
  from?: Date | undefined
  until?: Date | undefined
  before?: string | undefined
  limit: number
}

// By name: a statement that is prepared as "all columns" fails once a version has added one.
const COLUMNS = [
  'region_id',
  'id',
  'actor_id',
  'action',
  'subject_kind',
  'subject_id',
  'details',
  'address',
  'request_id',
  'occurred_at',
] as const

/** Audit entries, newest first. */
export function listAuditEntries(db: Queryable, filter: AuditFilter) {
  let query = db
    .selectFrom('audit_entries')
    .select(COLUMNS)
    .where('region_id', '=', filter.regionId)
    .orderBy('id', 'desc')
    .limit(filter.limit)
  if (filter.id) query = query.where('id', '=', filter.id)
  if (filter.actorId) query = query.where('actor_id', '=', filter.actorId)
  if (filter.subjectId) query = query.where('subject_id', '=', filter.subjectId)
  if (filter.action) query = query.where('action', '=', filter.action)
  // Ids rise with time: the bounds by id keep what is read to the time asked for.
  if (filter.from) {
    const first = firstIdAt(new Date(filter.from.getTime() - CLOCKS_APART_MS))
    query = query.where('occurred_at', '>=', filter.from).where('id', '>=', first)
  }
  if (filter.until) {
    const first = firstIdAt(new Date(filter.until.getTime() + CLOCKS_APART_MS))
    query = query.where('occurred_at', '<', filter.until).where('id', '<', first)
  }
  if (filter.before) query = query.where('id', '<', filter.before)
  return query.execute()
}
