import type { Queryable } from '#platform/db'
import { Invalid } from '#platform/refusals'
import type { Purpose } from './purposes.ts'
import { listPictures } from './queries.ts'

/** Pictures that somebody gives with what they write. */
export interface GivenPictures {
  regionId: string
  personId: string
  purpose: Purpose
  pictureIds: readonly string[]
}

/**
 * Throws Invalid, with the first one that is not, unless the pictures are there, were added for this
 * purpose and by this person: nobody's word is proved by another's picture.
 */
export async function checkOwnPictures(db: Queryable, given: GivenPictures): Promise<void> {
  const { regionId, personId, purpose, pictureIds } = given
  if (pictureIds.length === 0) return
  const found = await listPictures(db, regionId, pictureIds)
  const own = new Set(
    found.flatMap((one) => (one.purpose === purpose && one.ownerId === personId ? [one.id] : [])),
  )
  const at = pictureIds.findIndex((id) => !own.has(id))
  if (at < 0) return
  throw new Invalid(`pictureIds/${at}`, `Add this first as a ${purpose} picture of your own.`, {
    pictureId: pictureIds[at],
  })
}
