import { listPictures } from '#media'
import type { Queryable } from '#platform/db'
import { Invalid } from '#platform/refusals'

/** Throws Invalid unless the pictures are there, for claims, and the person's own. */
export async function checkPictures(
  db: Queryable,
  regionId: string,
  personId: string,
  pictureIds: readonly string[],
): Promise<void> {
  if (pictureIds.length === 0) return
  const found = await listPictures(db, regionId, pictureIds)
  const own = new Set(
    found.flatMap((one) => (one.purpose === 'claim' && one.ownerId === personId ? [one.id] : [])),
  )
  const at = pictureIds.findIndex((id) => !own.has(id))
  if (at >= 0) {
    throw new Invalid(`pictureIds/${at}`, 'Add the picture as a claim picture of yours first.')
  }
}
