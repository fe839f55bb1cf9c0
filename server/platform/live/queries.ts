import type { Db } from '#platform/db'
import type { EventRow } from '#platform/events'

/** The newest events of a region from an id on, the newest first. */
export async function listNewest(
  db: Db,
  regionId: string,
  fromId: string,
  limit: number,
): Promise<EventRow[]> {
  const rows = await db
    .selectFrom('events')
    .select([
      'region_id as regionId',
      'id',
      'type',
      'subject_kind as subjectKind',
      'subject_id as subjectId',
      'body',
      'actor_id as actorId',
      'occurred_at as occurredAt',
    ])
    .where('region_id', '=', regionId)
    .where('id', '>=', fromId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows as EventRow[]
}
