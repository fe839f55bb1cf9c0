import { staff } from '#platform/access'
import { listAuditEntries } from '#platform/audit'
import type { Queryable } from '#platform/db'
import { type AnyRoute, decodeCursor, encodeCursor, route } from '#platform/http'
import { listPeople } from '../queries/people.ts'
import { AuditPage, AuditQuery } from '../schemas.ts'

export function auditRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listAuditEntries',
      method: 'GET',
      path: '/regions/:region/audit-entries',
      tag: 'audit',
      summary: 'Who did what to what in a region, from where.',
      access: staff({ supervisor: 'region', operations: 'region' }),
      query: AuditQuery,
      reply: AuditPage,
      read: ({ db, params, query }) => auditPage(db, params.region, query),
    }),
    route({
      name: 'listOperatorAuditEntries',
      method: 'GET',
      path: '/audit-entries',
      tag: 'audit',
      summary: 'Who did what that belongs to no region.',
      access: staff({ admin: 'operator', supervisor: 'operator', operations: 'operator' }),
      query: AuditQuery,
      reply: AuditPage,
      read: ({ db, query }) => auditPage(db, 'operator', query),
    }),
  ]
}

interface Query {
  limit?: number
  cursor?: string
  id?: string
  actorId?: string
  subjectId?: string
  action?: string
  from?: string
  until?: string
}

async function auditPage(db: Queryable, regionId: string, query: Query) {
  const limit = query.limit ?? 50
  const [before] = decodeCursor(query.cursor, 1) ?? []
  const rows = await listAuditEntries(db, {
    regionId,
    id: query.id,
    actorId: query.actorId,
    subjectId: query.subjectId,
    action: query.action,
    from: query.from === undefined ? undefined : new Date(query.from),
    until: query.until === undefined ? undefined : new Date(query.until),
    before: before === undefined ? undefined : String(before),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const people = await listPeople(db, [...new Set(shown.flatMap((row) => row.actor_id ?? []))])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const items = shown.map((row) => ({
    id: row.id,
    actorId: row.actor_id,
    actorName: row.actor_id === null ? null : (names.get(row.actor_id) ?? null),
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    details: row.details as Record<string, unknown>,
    address: row.address,
    requestId: row.request_id,
    occurredAt: row.occurred_at,
  }))
  const last = items.at(-1)
  return rows.length > limit && last !== undefined
    ? { items, nextCursor: encodeCursor([last.id]) }
    : { items }
}
