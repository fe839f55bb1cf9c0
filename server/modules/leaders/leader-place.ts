import type { Place } from '#platform/access'
import type { Queryable } from '#platform/db'
import { findLeader } from './queries/leaders.ts'

/** Where a leadership lies and whose it is, for routes with :region and :leader. */
export async function leaderPlace({
  db,
  params,
}: {
  db: Queryable
  params: Record<'region' | 'leader', string>
}): Promise<Place | null> {
  const leader = await findLeader(db, params.region, params.leader)
  return leader === undefined ? null : { regionId: leader.regionId, personId: leader.personId }
}
