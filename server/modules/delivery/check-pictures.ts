import { listPictures } from '#media'
import type { Queryable } from '#platform/db'
import { Invalid } from '#platform/refusals'

/** Throws Invalid unless the pictures are there, each one added as a claim picture. */
export async function checkPictures(
  db: Queryable,
  regionId: string,
  pictureIds: readonly string[],
): Promise<void> {
  const wanted = [...new Set(pictureIds)]
  if (wanted.length === 0) return
  const found = await listPictures(db, regionId, wanted)
  const known = new Set(found.filter(({ purpose }) => purpose === 'claim').map(({ id }) => id))
  const missing = wanted.filter((id) => !known.has(id))
  if (missing.length > 0) {
    throw new Invalid('pictureIds', 'Add these first as claim pictures.', { missing })
  }
}

/** The same for one picture that may be absent. */
export const checkProof = (
  db: Queryable,
  regionId: string,
  pictureId: string | undefined,
): Promise<void> => checkPictures(db, regionId, pictureId === undefined ? [] : [pictureId])
