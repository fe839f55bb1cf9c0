import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { settledFields, type WishedCommunity } from './community-fields.ts'
import {
  type Community,
  getCommunity,
  lockCommunity,
  updateCommunity,
} from './queries/communities.ts'
import { getRegion } from './queries/regions.ts'
import { PlaceClosed } from './refusals.ts'

export interface CommunityChange {
  regionId: string
  communityId: string
  version: number
  /** All that people set, but for the code. */
  fields: Omit<WishedCommunity, 'code'>
  by: string
  at: Date
}

/** Writes a community's fields over the version that was read. */
export async function changeCommunity(tx: Tx, change: CommunityChange): Promise<Community> {
  const { regionId, communityId, version, fields, by, at } = change
  const community = await lockCommunity(tx, regionId, communityId)
  if (community.closedAt !== null) throw new PlaceClosed('community', communityId)

  const region = await getRegion(tx, regionId)
  const settled = settledFields({ ...fields, code: community.code }, region.deliveryCalendar)
  await updateCommunity(tx, regionId, communityId, version, settled)
  await announce(tx, {
    regionId,
    type: 'community.changed',
    subjectKind: 'community',
    subjectId: communityId,
    body: { version: version + 1 },
    actorId: by,
    occurredAt: at,
  })
  return getCommunity(tx, regionId, communityId)
}
