import { type Queryable, sql } from '#platform/db'
import type { Names } from '#platform/i18n'
import type { Storage } from '../product.ts'
import type { SearchRequest } from '../search-document.ts'
import type { Measure } from '../sku.ts'

/** Goods as a community can buy them. */
export interface Goods {
  listingId: string
  skuId: string
  productId: string
  categoryId: string
  productName: Names
  skuName: Names
  brand: string
  unit: Names
  measure: Measure
  piecesPerCase: number | null
  aboutGrams: number | null
  stepGrams: number | null
  minimumGrams: number | null
  storage: Storage
  pictureId: string | null
  /** There: per piece, or per kg where weighed. Minor units. */
  priceMinor: number
  limitPerResident: number | null
}

export interface Hit extends Goods {
  score: number
}

/** Whose shelf is looked at. */
export interface Shelf {
  regionId: string
  communityId: string
}

export interface Wanted {
  categoryIds?: readonly string[] | undefined
  productId?: string | undefined
  listingIds?: readonly string[] | undefined
  after?: { score: number; listingId: string } | undefined
  limit: number
}

type Fragment = ReturnType<typeof sql>

/** Everything on the shelf, newest listing first. */
export async function browseShelf(db: Queryable, shelf: Shelf, wanted: Wanted): Promise<Hit[]> {
  return hits(db, shelf, wanted, null, sql`0`)
}

/**
 * What has every word that was typed, whole or as a beginning. A name that is just that comes
 * first, then names that begin so, then by where the words stand and how little else there is.
 */
export async function searchShelf(
  db: Queryable,
  shelf: Shelf,
  wanted: Wanted,
  asked: { typed: string; request: SearchRequest },
): Promise<Hit[]> {
  const { exact, beginning } = asked.request
  const typed = asked.typed.trim().toLowerCase()
  const score = sql`(
    coalesce((select max(case when lower(n.value) = ${typed} then 900000
        when starts_with(lower(n.value), ${typed}) then 500000 end)
      from jsonb_each_text(p.name) n), 0)
    + 300000 * ts_rank('{0.1, 0.2, 0.4, 1.0}', p.search, ${exact}::tsquery, 1)
    + 90000 * ts_rank('{0.1, 0.2, 0.4, 1.0}', p.search, ${beginning}::tsquery, 1)
  )::integer`
  return hits(db, shelf, wanted, sql`search @@ ${beginning}::tsquery`, score)
}

// Below this a short word is near to nearly everything; above it tomtao is no longer near tomato.
const NEAR = '0.4'

/** What comes near every word that was typed, the nearest first. */
export async function searchShelfNear(
  db: Queryable,
  shelf: Shelf,
  wanted: Wanted,
  words: readonly string[],
): Promise<Hit[]> {
  const isNear = sql.join(
    words.map((word) => sql`${word} <% search_text`),
    sql` and `,
  )
  const nearness = sql.join(
    words.map((word) => sql`word_similarity(${word}, p.search_text)`),
    sql` + `,
  )
  const score = sql`((${nearness}) / ${words.length} * 1000000)::integer`
  return db.transaction().execute(async (tx) => {
    // Comparing every row costs far more than the planner thinks: the trigram index answers.
    await sql`select set_config('pg_trgm.word_similarity_threshold', ${NEAR}, true),
      set_config('enable_seqscan', 'off', true)`.execute(tx)
    return hits(tx, shelf, wanted, isNear, score)
  })
}

async function hits(
  db: Queryable,
  { regionId, communityId }: Shelf,
  { categoryIds, productId, listingIds, after, limit }: Wanted,
  isMatch: Fragment | null,
  score: Fragment,
): Promise<Hit[]> {
  const narrower = [
    ...(categoryIds ? [sql`p.category_id = any(${[...categoryIds]}::uuid[])`] : []),
    ...(productId ? [sql`p.id = ${productId}`] : []),
    ...(listingIds ? [sql`l.id = any(${[...listingIds]}::uuid[])`] : []),
  ].map((condition) => sql`and ${condition}`)
  // Matched first and by themselves: joined at once, a fresh catalog is read through as a whole.
  const matched = isMatch
    ? sql`with matched as materialized (select * from products where ${isMatch})`
    : sql``
  const page = after
    ? sql`where (score, "listingId") < (${after.score}::integer, ${after.listingId}::uuid)`
    : sql``
  const { rows } = await sql<Hit>`
    ${matched}
    select * from (
      select l.id as "listingId", s.id as "skuId", p.id as "productId",
        p.category_id as "categoryId", p.name as "productName", s.name as "skuName", p.brand,
        s.unit, s.measure, s.pieces_per_case as "piecesPerCase", s.about_grams as "aboutGrams",
        s.step_grams as "stepGrams", s.minimum_grams as "minimumGrams", p.storage,
        p.picture_ids[1] as "pictureId", coalesce(c.price_minor, l.price_minor) as "priceMinor",
        l.limit_per_resident as "limitPerResident", ${score} as score
      from listings l
      join skus s on s.id = l.sku_id
      join ${isMatch ? sql`matched` : sql`products`} p on p.id = s.product_id
      left join community_listings c on c.region_id = l.region_id and c.listing_id = l.id
        and c.community_id = ${communityId}
      where l.region_id = ${regionId} and coalesce(c.is_listed, l.is_listed)
        and s.archived_at is null and p.archived_at is null
        ${sql.join(narrower, sql` `)}
    ) found
    ${page}
    order by score desc, "listingId" desc
    limit ${limit}`.execute(db)
  return rows
}

/** How many listings of the shelf each category has, itself alone. */
export async function countShelf(db: Queryable, shelf: Shelf): Promise<Map<string, number>> {
  const { rows } = await sql<{ categoryId: string; count: number }>`
    select p.category_id as "categoryId", count(*) as count
    from listings l
    join skus s on s.id = l.sku_id
    join products p on p.id = s.product_id
    left join community_listings c on c.region_id = l.region_id and c.listing_id = l.id
      and c.community_id = ${shelf.communityId}
    where l.region_id = ${shelf.regionId} and coalesce(c.is_listed, l.is_listed)
      and s.archived_at is null and p.archived_at is null
    group by 1`.execute(db)
  return new Map(rows.map((row) => [row.categoryId, row.count]))
}
