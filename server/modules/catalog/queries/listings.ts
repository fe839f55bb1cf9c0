import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound, Stale } from '#platform/refusals'
import type { CommunityTerms, RegionTerms } from '../price-there.ts'

/** A SKU as sold in a region. */
export interface Listing extends RegionTerms {
  regionId: string
  id: string
  skuId: string
  /** Pieces, or grams where weighed; null: no limit. */
  limitPerResident: number | null
  version: number
}

/** Where a community differs from its region's listing. */
export interface Override extends CommunityTerms {
  listingId: string
  communityId: string
  version: number
}

const COLUMNS = [
  'region_id as regionId',
  'id',
  'sku_id as skuId',
  'price_minor as priceMinor',
  'is_listed as isListed',
  'limit_per_resident as limitPerResident',
  'version',
] as const

export interface ListingFilter {
  ids?: readonly string[] | undefined
  skuIds?: readonly string[] | undefined
  isListed?: boolean | undefined
  after?: string | undefined
  limit?: number | undefined
}

/** Listings of a region by id, of archived goods too; all, or those the filter leaves. */
export async function listListings(
  db: Queryable,
  regionId: string,
  filter: ListingFilter = {},
): Promise<Listing[]> {
  let query = db
    .selectFrom('listings')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .orderBy('id', 'desc')
  if (filter.ids) query = query.where('id', '=', sql<string>`any(${[...filter.ids]}::uuid[])`)
  if (filter.skuIds) {
    query = query.where('sku_id', '=', sql<string>`any(${[...filter.skuIds]}::uuid[])`)
  }
  if (filter.isListed !== undefined) query = query.where('is_listed', '=', filter.isListed)
  if (filter.after !== undefined) query = query.where('id', '<', filter.after)
  if (filter.limit !== undefined) query = query.limit(filter.limit)
  return await query.execute()
}

/** A listing of a region; throws NotFound. */
export async function getListing(db: Queryable, regionId: string, id: string): Promise<Listing> {
  const [listing] = await listListings(db, regionId, { ids: [id] })
  if (listing === undefined) throw new NotFound('listing')
  return listing
}

export async function insertListing(tx: Tx, listing: Omit<Listing, 'version'>): Promise<void> {
  await tx
    .insertInto('listings')
    .values({
      region_id: listing.regionId,
      id: listing.id,
      sku_id: listing.skuId,
      ...termsOf(listing),
    })
    .execute()
}

/** Writes over the version that was read; throws Stale when there is a newer one. */
export async function updateListing(tx: Tx, listing: Omit<Listing, 'skuId'>): Promise<void> {
  const changed = await tx
    .updateTable('listings')
    .set((row) => ({ ...termsOf(listing), version: row('version', '+', 1) }))
    .where('region_id', '=', listing.regionId)
    .where('id', '=', listing.id)
    .where('version', '=', listing.version)
    .returning('version')
    .executeTakeFirst()
  if (changed === undefined) {
    throw new Stale('listing', (await getListing(tx, listing.regionId, listing.id)).version)
  }
}

const termsOf = (listing: Omit<Listing, 'skuId' | 'version'>) => ({
  price_minor: listing.priceMinor,
  is_listed: listing.isListed,
  limit_per_resident: listing.limitPerResident,
})

/**
 * Where communities differ from their region: only pairs that say something of their own. What
 * holds for a pair is `termsThere(listing, override)`.
 */
export async function communityPrices(
  db: Queryable,
  regionId: string,
  communityIds: readonly string[],
  listingIds: readonly string[],
): Promise<Override[]> {
  return overridesIn(db, regionId)
    .where('community_id', '=', sql<string>`any(${[...communityIds]}::uuid[])`)
    .where('listing_id', '=', sql<string>`any(${[...listingIds]}::uuid[])`)
    .execute()
}

/** Every community that differs in one listing, by community. */
export async function overridesOfListing(
  db: Queryable,
  regionId: string,
  listingId: string,
): Promise<Override[]> {
  return overridesIn(db, regionId)
    .where('listing_id', '=', listingId)
    .orderBy('community_id')
    .execute()
}

/** Every pair of a region that differs, by listing and community; paged behind the last pair seen. */
export async function listOverridesOfRegion(
  db: Queryable,
  regionId: string,
  {
    after,
    limit,
  }: { after?: { listingId: string; communityId: string } | undefined; limit: number },
): Promise<Override[]> {
  let query = overridesIn(db, regionId).orderBy('listing_id').orderBy('community_id').limit(limit)
  if (after !== undefined) {
    const { listingId, communityId } = after
    query = query.where(
      sql<boolean>`(listing_id, community_id) > (${listingId}::uuid, ${communityId}::uuid)`,
    )
  }
  return await query.execute()
}

const overridesIn = (db: Queryable, regionId: string) =>
  db
    .selectFrom('community_listings')
    .select([
      'listing_id as listingId',
      'community_id as communityId',
      'is_listed as isListed',
      'price_minor as priceMinor',
      'version',
    ])
    .where('region_id', '=', regionId)

export type WantedOverride = CommunityTerms & { listingId: string; communityId: string }

/** Sets what communities say of listings; what says nothing of its own is taken away. */
export async function writeOverrides(
  tx: Tx,
  regionId: string,
  overrides: readonly WantedOverride[],
): Promise<void> {
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(overrides)}::jsonb)
    as w ("listingId" uuid, "communityId" uuid, "isListed" boolean, "priceMinor" bigint)`
  await sql`
    delete from community_listings c using ${wanted}
    where c.region_id = ${regionId} and c.community_id = w."communityId"
      and c.listing_id = w."listingId" and w."isListed" is null and w."priceMinor" is null`.execute(
    tx,
  )
  await sql`
    insert into community_listings (region_id, community_id, listing_id, is_listed, price_minor)
    select ${regionId}, w."communityId", w."listingId", w."isListed", w."priceMinor"
    from ${wanted}
    where w."isListed" is not null or w."priceMinor" is not null
    on conflict (region_id, listing_id, community_id) do update
    set is_listed = excluded.is_listed, price_minor = excluded.price_minor,
      version = community_listings.version + 1, set_at = now()`.execute(tx)
}

/** Rows of the listings, held until the transaction ends, in id order. */
export async function lockListings(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
): Promise<void> {
  await tx
    .selectFrom('listings')
    .select('id')
    .where('region_id', '=', regionId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
}
