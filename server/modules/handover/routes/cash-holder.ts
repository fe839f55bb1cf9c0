import { actingLeaderOf, findLeaderOfPerson } from '#leaders'
import type { CashHolder } from '#payments'
import { getPickupStationOf } from '#places'
import type { Caller, Place } from '#platform/access'
import type { Queryable } from '#platform/db'

/** The station for which a caller acts at a place; null for a leader or helper. */
export const stationOf = (caller: Caller, place: Place): string | null =>
  caller.grants.find(
    (grant) =>
      grant.stationId !== null &&
      grant.stationId === place.stationId &&
      (grant.role.startsWith('station_') || grant.role === 'courier'),
  )?.stationId ?? null

/**
 * Who holds the cash that a caller takes: the station for its staff, the leader for themselves and
 * for whoever helps them, else the community's pickup point.
 */
export async function cashHolderOf(
  db: Queryable,
  caller: Caller,
  place: Place & { communityId: string },
  at: Date,
): Promise<CashHolder> {
  const stationId = stationOf(caller, place)
  if (stationId !== null) return { stationId }
  const regionId = place.regionId!
  const leader = await findLeaderOfPerson(db, regionId, caller.personId)
  if (leader !== undefined) return { leaderId: leader.id }
  const acting = await actingLeaderOf(db, regionId, place.communityId, at)
  if (acting !== undefined) return { leaderId: acting.id }
  return { stationId: (await getPickupStationOf(db, regionId, place.communityId)).id }
}
