import { listPictures } from '#media'
import type { Tx } from '#platform/db'
import { PictureUnfit } from './refusals.ts'

/** Refuses pictures of refused goods that are not claim pictures of whoever receives. */
export async function refuseStrangePictures(
  tx: Tx,
  regionId: string,
  by: string,
  lines: readonly { pictureIds: readonly string[] }[],
): Promise<void> {
  const wanted = [...new Set(lines.flatMap((line) => line.pictureIds))]
  if (wanted.length === 0) return
  const known = new Set(
    (await listPictures(tx, regionId, wanted))
      .filter((picture) => picture.purpose === 'claim' && picture.ownerId === by)
      .map((picture) => picture.id),
  )
  const strange = wanted.filter((id) => !known.has(id))
  if (strange.length > 0) throw new PictureUnfit(strange)
}
