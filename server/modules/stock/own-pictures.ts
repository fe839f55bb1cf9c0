import { listPictures } from '#media'
import type { Tx } from '#platform/db'
import { Invalid } from '#platform/refusals'

/** Pictures of a fact are those that its writer added; throws Invalid at one that is not. */
export async function refuseForeignPictures(
  tx: Tx,
  regionId: string,
  pictureIds: readonly string[],
  personId: string,
): Promise<void> {
  if (pictureIds.length === 0) return
  const added = new Set(
    (await listPictures(tx, regionId, pictureIds))
      .filter((picture) => picture.purpose === 'claim' && picture.ownerId === personId)
      .map((picture) => picture.id),
  )
  const at = pictureIds.findIndex((id) => !added.has(id))
  if (at >= 0) throw new Invalid(`pictureIds/${at}`, 'Add this picture yourself first.')
}
