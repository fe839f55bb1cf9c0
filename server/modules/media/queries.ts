import { type Queryable, sql, type Tx } from '#platform/db'
import type { Purpose } from './purposes.ts'

export interface Picture {
  id: string
  purpose: Purpose
  /** The person (claim, profile) or supplier (licence) whose own it is. */
  ownerId: string | null
  widthPx: number
  heightPx: number
  sizeBytes: number
  sha256: Buffer
}

/** Those of the ids that are there and not erased, in no order. */
export async function listPictures(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Picture[]> {
  const { rows } = await sql<Picture>`
    select id, purpose, owner_id as "ownerId", width_px as "widthPx", height_px as "heightPx",
      size_bytes as "sizeBytes", sha256
    from pictures
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[]) and erased_at is null`.execute(
    db,
  )
  return rows
}

export async function findPicture(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Picture | null> {
  const [picture] = await listPictures(db, regionId, [id])
  return picture ?? null
}

export async function insertPicture(
  tx: Tx,
  regionId: string,
  picture: Picture,
  by: string | null,
): Promise<void> {
  await tx
    .insertInto('pictures')
    .values({
      region_id: regionId,
      id: picture.id,
      purpose: picture.purpose,
      owner_id: picture.ownerId,
      width_px: picture.widthPx,
      height_px: picture.heightPx,
      size_bytes: picture.sizeBytes,
      sha256: picture.sha256,
      created_by: by,
    })
    .execute()
}

/** @returns the ids of those that were not erased before */
export async function updateErased(
  tx: Tx,
  erasing: { regionId: string; pictureIds: readonly string[]; by: string | null; at: Date },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update pictures set erased_at = ${erasing.at}, erased_by = ${erasing.by}
    where region_id = ${erasing.regionId} and id = any(${[...erasing.pictureIds]}::uuid[])
      and erased_at is null returning id`.execute(tx)
  return rows.map((row) => row.id)
}

/**
 * Of all regions: a person is erased everywhere at once, and that is rare.
 * @returns those that were not erased before
 */
export async function updateErasedOf(
  tx: Tx,
  erasing: { personId: string; by: string | null; at: Date },
): Promise<{ regionId: string; id: string }[]> {
  const { rows } = await sql<{ regionId: string; id: string }>`
    update pictures set erased_at = ${erasing.at}, erased_by = ${erasing.by}
    where owner_id = ${erasing.personId} and purpose in ('claim', 'profile')
      and erased_at is null returning region_id as "regionId", id`.execute(tx)
  return rows
}
