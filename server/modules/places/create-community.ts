import { isUniqueViolation, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { AlreadyExists } from '#platform/refusals'
import { settledFields, type WishedCommunity } from './community-fields.ts'
import { type Community, getCommunity, insertCommunity } from './queries/communities.ts'
import { holdRegion } from './queries/regions.ts'

/** Adds a community to a region; its code stays as it is from then on. */
export async function createCommunity(
  tx: Tx,
  regionId: string,
  wished: WishedCommunity,
): Promise<Community> {
  const region = await holdRegion(tx, regionId)
  const id = newId()
  try {
    await insertCommunity(tx, regionId, id, settledFields(wished, region.deliveryCalendar))
  } catch (error) {
    if (isUniqueViolation(error))
      throw new AlreadyExists('community', { communityCode: wished.code })
    throw error
  }
  return getCommunity(tx, regionId, id)
}
