import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import {
  type Community,
  getCommunity,
  lockCommunity,
  updateCommunityClosure,
} from './queries/communities.ts'
import { holdRegion } from './queries/regions.ts'
import { listServingStations } from './queries/serving-stations.ts'
import { CommunityStillServed, PlaceClosed, PlaceNotClosed } from './refusals.ts'

export interface Closure {
  regionId: string
  why: string
  by: string
  at: Date
}

/**
 * Closes a community that no station serves any more. Modules above may refuse in their reaction to
 * community.closed, which runs in this transaction.
 */
export async function closeCommunity(
  tx: Tx,
  closure: Closure & { communityId: string },
): Promise<Community> {
  const { regionId, communityId } = closure
  const community = await lockCommunity(tx, regionId, communityId)
  if (community.closedAt !== null) throw new PlaceClosed('community', communityId)
  const stations = await listServingStations(tx, regionId, communityId)
  if (stations.length > 0) throw new CommunityStillServed(stations.map(({ id }) => id))

  await updateCommunityClosure(tx, regionId, communityId, closure)
  await announceCommunity(tx, 'community.closed', closure)
  return getCommunity(tx, regionId, communityId)
}

/** Opens a closed community again. */
export async function reopenCommunity(
  tx: Tx,
  reopening: Omit<Closure, 'why'> & { communityId: string },
): Promise<Community> {
  const { regionId, communityId } = reopening
  await holdRegion(tx, regionId)
  const community = await lockCommunity(tx, regionId, communityId)
  if (community.closedAt === null) throw new PlaceNotClosed('community', communityId)

  await updateCommunityClosure(tx, regionId, communityId, null)
  await announceCommunity(tx, 'community.reopened', reopening)
  return getCommunity(tx, regionId, communityId)
}

const announceCommunity = (
  tx: Tx,
  type: string,
  fact: { regionId: string; communityId: string; by: string; at: Date },
): Promise<void> =>
  announce(tx, {
    regionId: fact.regionId,
    type,
    subjectKind: 'community',
    subjectId: fact.communityId,
    actorId: fact.by,
    occurredAt: fact.at,
  })
