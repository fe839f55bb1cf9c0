import type { Queryable } from '#platform/db'
import { type Acting, listActing } from './queries/acting.ts'

/**
 * Who answers for a community at an instant: its main leader, or the substitute while that one is
 * absent; undefined where nobody leads.
 */
export async function actingLeaderOf(
  db: Queryable,
  regionId: string,
  communityId: string,
  at: Date,
): Promise<Acting | undefined> {
  return (await actingLeadersOf(db, regionId, [communityId], at)).get(communityId)
}

/** The same for many communities in one statement; those without a leader are left out. */
export async function actingLeadersOf(
  db: Queryable,
  regionId: string,
  communityIds: readonly string[],
  at: Date,
): Promise<Map<string, Acting>> {
  const acting = await listActing(db, regionId, communityIds, at)
  return new Map(acting.filter((row) => row.isMain).map((row) => [row.communityId, row]))
}

/** Whether a person leads in a community at an instant: serves it and is there, or stands in. */
export async function isLeaderOf(
  db: Queryable,
  regionId: string,
  communityId: string,
  personId: string,
  at: Date,
): Promise<boolean> {
  const acting = await listActing(db, regionId, [communityId], at)
  return acting.some((row) => row.personId === personId)
}
