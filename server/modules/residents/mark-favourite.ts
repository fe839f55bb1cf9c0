import { isForeignKeyViolation, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { insertFavourite, listFavourites } from './queries/favourites.ts'
import { lockResident } from './queries/residents.ts'
import { TooManyFavourites } from './refusals.ts'

const MAX_FAVOURITES = 200

/** Marks a product as a favourite; twice is once. Throws NotFound, TooManyFavourites. */
export async function markFavourite(
  tx: Tx,
  marking: { regionId: string; residentId: string; productId: string; at: Date },
): Promise<void> {
  const { regionId, residentId, productId } = marking
  await lockResident(tx, regionId, residentId)
  const marked = await listFavourites(tx, regionId, residentId)
  if (marked.some((favourite) => favourite.productId === productId)) return
  if (marked.length >= MAX_FAVOURITES) throw new TooManyFavourites(MAX_FAVOURITES)
  try {
    await insertFavourite(tx, marking)
  } catch (error) {
    // Products are the catalogue's: the database knows whether there is one, this module does not.
    if (isForeignKeyViolation(error)) throw new NotFound('product')
    throw error
  }
}
