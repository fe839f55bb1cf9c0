import { type Queryable, sql, type Tx } from '#platform/db'

/**
 * Says that something a quote in the region is made of has changed: a price book read before is
 * stale from this transaction's commit on. Call it once, as late as possible: the row is a lock.
 */
export async function touchPriceBook(tx: Tx, regionId: string): Promise<void> {
  await touchPriceBooks(tx, [regionId])
}

/** The same for several regions, always locked in id order. */
export async function touchPriceBooks(tx: Tx, regionIds: readonly string[]): Promise<void> {
  if (regionIds.length === 0) return
  const sorted = [...new Set(regionIds)].sort()
  await sql`insert into price_book_versions (region_id)
    select r from unnest(${sorted}::text[]) with ordinality as t (r, n) order by n
    on conflict (region_id) do update set version = price_book_versions.version + 1`.execute(tx)
}

/** Regions with a listing of one of these products, by id. */
export async function regionsListing(
  db: Queryable,
  productIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct l.region_id as id from listings l join skus s on s.id = l.sku_id
    where s.product_id = any(${[...productIds]}::uuid[]) order by 1`.execute(db)
  return rows.map((row) => row.id)
}
