import { createHash } from 'node:crypto'
import { type Db, transact } from '#platform/db'
import type { Files } from '#platform/files'
import { newId } from '#platform/ids'
import { encodePicture } from './encode-picture.ts'
import { fileKey, fileKeys } from './picture-files.ts'
import type { Purpose } from './purposes.ts'
import { insertPicture, type Picture } from './queries.ts'
import { TooManyPictures } from './refusals.ts'
import { createTurns } from './turns.ts'

export interface NewPicture {
  /** A region, or 'operator' for the goods' pictures of all. */
  regionId: string
  purpose: Purpose
  /** The person (claim, profile) or supplier (licence) whose own it is; null for goods. */
  ownerId: string | null
  bytes: Uint8Array
  by: string | null
}

// A picture of 40 megapixels takes some 200 MB while it is read.
const inTurn = createTurns(2, 24, () => new TooManyPictures())

/**
 * Draws a picture anew and keeps it. The files are written before the row: should the program stop
 * between, a file is left that nobody asks for, never a picture without its file.
 * Throws NotAPicture, PictureTooLarge, TooManyPictures.
 */
export async function addPicture(
  { db, files }: { db: Db; files: Files },
  wished: NewPicture,
): Promise<Picture> {
  const { regionId, purpose, ownerId, by } = wished
  const encoded = await inTurn(() => encodePicture(wished.bytes))
  const id = newId()
  for (const [width, bytes] of encoded.files) {
    await files.put(fileKey(regionId, id, width), bytes, 'image/webp')
  }
  const full = encoded.files.get('full')!
  const picture: Picture = {
    id,
    purpose,
    ownerId,
    widthPx: encoded.widthPx,
    heightPx: encoded.heightPx,
    sizeBytes: full.byteLength,
    sha256: createHash('sha256').update(full).digest(),
  }
  try {
    await transact(db, (tx) => insertPicture(tx, regionId, picture, by))
  } catch (error) {
    await files.remove(fileKeys(regionId, id))
    throw error
  }
  return picture
}
