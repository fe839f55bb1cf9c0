import { type Queryable, sql, type Tx } from '#platform/db'

export interface Favourite {
  productId: string
  createdAt: Date
}

/** A resident's favourites, the newest first. */
export async function listFavourites(
  db: Queryable,
  regionId: string,
  residentId: string,
): Promise<Favourite[]> {
  return db
    .selectFrom('favourites')
    .select(['product_id as productId', 'created_at as createdAt'])
    .where('region_id', '=', regionId)
    .where('resident_id', '=', residentId)
    .orderBy('created_at', 'desc')
    .orderBy('product_id')
    .execute()
}

/** Marks a product; one that is marked already stays as it is. */
export async function insertFavourite(
  tx: Tx,
  favourite: { regionId: string; residentId: string; productId: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('favourites')
    .values({
      region_id: favourite.regionId,
      resident_id: favourite.residentId,
      product_id: favourite.productId,
      created_at: favourite.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteFavourite(
  tx: Tx,
  favourite: { regionId: string; residentId: string; productId: string },
): Promise<void> {
  await tx
    .deleteFrom('favourites')
    .where('region_id', '=', favourite.regionId)
    .where('resident_id', '=', favourite.residentId)
    .where('product_id', '=', favourite.productId)
    .execute()
}

export async function deleteFavourites(
  tx: Tx,
  regionId: string,
  residentIds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('favourites')
    .where('region_id', '=', regionId)
    .where('resident_id', '=', sql<string>`any(${[...residentIds]}::uuid[])`)
    .execute()
}
