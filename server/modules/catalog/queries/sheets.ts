import { batched, sql, type Tx } from '#platform/db'
import { ImportOverlapped } from '../refusals.ts'
import type { CatalogSide } from '../sheets/catalog-side.ts'
import type { GoodsRow } from '../sheets/goods-row.ts'
import type { GoodsPlan, ListingWrite, ProductWrite, SkuWrite } from '../sheets/plan-goods.ts'
import { allCategories, insertCategories } from './categories.ts'
import { listListings } from './listings.ts'
import { findProducts, findProductsByCode, indexProducts } from './products.ts'
import { findSkusByCode, ownersOfBarcodes, ownersOfScaleCodes } from './skus.ts'

/** Imports of goods wait for each other: two files may name the same new category or code. */
export async function takeImportTurn(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('catalog:import'))`.execute(tx)
}

/** What the catalog has of what the rows name, in a handful of statements. */
export async function catalogSide(
  tx: Tx,
  rows: readonly GoodsRow[],
  regionId: string,
  reach: readonly string[] | null,
): Promise<CatalogSide> {
  const skus = await findSkusByCode(
    tx,
    rows.map((row) => row.code),
  )
  const codes = rows.map((row) => row.productCode ?? row.code)
  const named = await findProductsByCode(tx, codes)
  const ofSkus = await findProducts(tx, [...new Set(skus.map((sku) => sku.productId))])
  const products = [...named, ...ofSkus]
  const listings = await listListings(tx, regionId, { skuIds: skus.map((sku) => sku.id) })
  const categories = await allCategories(tx)
  const scaleCodes = rows.flatMap((row) => row.scaleCode ?? [])
  return {
    categories: new Map(categories.map((category) => [category.code, category])),
    products: new Map(products.map((product) => [product.code, product])),
    skus: new Map(skus.map((sku) => [sku.code, sku])),
    barcodes: await ownersOfBarcodes(
      tx,
      rows.flatMap((row) => row.barcodes ?? []),
    ),
    scaleCodes: await ownersOfScaleCodes(tx, scaleCodes),
    listings: new Map(listings.map((listing) => [listing.skuId, listing])),
    beyondReach: await soldBeyond(
      tx,
      products.map((product) => product.id),
      reach,
    ),
  }
}

async function soldBeyond(
  tx: Tx,
  productIds: readonly string[],
  reach: readonly string[] | null,
): Promise<Set<string>> {
  if (reach === null) return new Set()
  const { rows } = await sql<{ id: string }>`
    select distinct s.product_id as id from listings l join skus s on s.id = l.sku_id
    where s.product_id = any(${[...productIds]}::uuid[])
      and not l.region_id = any(${[...reach]}::text[])`.execute(tx)
  return new Set(rows.map((row) => row.id))
}

/** Writes what an import decided, each kind in sets. */
export async function writePlan(tx: Tx, plan: GoodsPlan, regionId: string): Promise<void> {
  await insertCategories(tx, plan.categories)
  for (const set of batched(plan.products.inserts)) await insertProducts(tx, set)
  for (const set of batched(plan.products.updates)) await updateProducts(tx, set)
  for (const set of batched(plan.skus.inserts)) await insertSkus(tx, set)
  for (const set of batched(plan.skus.updates)) await updateSkus(tx, set)
  await writeBarcodes(tx, [...plan.skus.inserts, ...plan.skus.updates])
  for (const set of batched(plan.listings.inserts)) await insertListings(tx, regionId, set)
  for (const set of batched(plan.listings.updates)) await updateListings(tx, regionId, set)
  const touched = [
    ...[...plan.products.inserts, ...plan.products.updates].map((product) => product.id),
    ...[...plan.skus.inserts, ...plan.skus.updates].map((sku) => sku.productId),
  ]
  await indexProducts(tx, [...new Set(touched)])
}

/** Someone's edit between our reading and our writing must not be written over. */
function refuseOverlap(
  done: { numAffectedRows?: bigint | undefined },
  wanted: readonly object[],
): void {
  if (Number(done.numAffectedRows) < wanted.length) throw new ImportOverlapped()
}

const asRows = (rows: readonly object[]) => JSON.stringify(rows)

const productRows = (products: readonly ProductWrite[]) => sql`
  jsonb_to_recordset(${asRows(products)}::jsonb) as r (id uuid, code text, "categoryId" uuid,
    name jsonb, description jsonb, brand text, origin jsonb, storage text,
    "shelfLifeDays" integer, "taxCode" text, "taxRateBasisPoints" integer, label jsonb,
    version integer)`

async function insertProducts(tx: Tx, products: readonly ProductWrite[]): Promise<void> {
  await sql`
    insert into products (id, code, category_id, name, description, brand, origin, storage,
      shelf_life_days, tax_code, tax_rate_basis_points, label)
    select id, code, "categoryId", name, description, brand, origin, storage,
      "shelfLifeDays", "taxCode", "taxRateBasisPoints", label
    from ${productRows(products)}`.execute(tx)
}

async function updateProducts(tx: Tx, products: readonly ProductWrite[]): Promise<void> {
  const done = await sql`
    update products p set category_id = r."categoryId", name = r.name,
      description = r.description, brand = r.brand, origin = r.origin, storage = r.storage,
      shelf_life_days = r."shelfLifeDays", tax_code = r."taxCode",
      tax_rate_basis_points = r."taxRateBasisPoints", label = r.label, version = p.version + 1
    from ${productRows(products)} 
    where p.id = r.id and p.version = r.version`.execute(tx)
  refuseOverlap(done, products)
}

const skuRows = (skus: readonly SkuWrite[]) => sql`
  jsonb_to_recordset(${asRows(skus)}::jsonb) as r (id uuid, "productId" uuid, code text,
    name jsonb, measure text, "piecesPerCase" integer, "aboutGrams" integer,
    "stepGrams" integer, "minimumGrams" integer, "netGrams" integer, unit jsonb,
    "scaleCode" text, version integer)`

async function insertSkus(tx: Tx, skus: readonly SkuWrite[]): Promise<void> {
  await sql`
    insert into skus (id, product_id, code, name, measure, pieces_per_case, about_grams,
      step_grams, minimum_grams, net_grams, unit, scale_code)
    select id, "productId", code, name, measure, "piecesPerCase", "aboutGrams", "stepGrams",
      "minimumGrams", "netGrams", unit, "scaleCode"
    from ${skuRows(skus)}`.execute(tx)
}

async function updateSkus(tx: Tx, skus: readonly SkuWrite[]): Promise<void> {
  const done = await sql`
    update skus s set name = r.name, pieces_per_case = r."piecesPerCase",
      about_grams = r."aboutGrams", step_grams = r."stepGrams",
      minimum_grams = r."minimumGrams", net_grams = r."netGrams", unit = r.unit,
      scale_code = r."scaleCode", version = s.version + 1
    from ${skuRows(skus)}
    where s.id = r.id and s.version = r.version`.execute(tx)
  refuseOverlap(done, skus)
}

async function writeBarcodes(tx: Tx, skus: readonly SkuWrite[]): Promise<void> {
  const pairs = skus.flatMap(({ id, barcodes }) => barcodes.map((barcode) => ({ id, barcode })))
  const wanted = sql`jsonb_to_recordset(${asRows(pairs)}::jsonb) as w (id uuid, barcode text)`
  await sql`
    delete from sku_barcodes b where b.sku_id = any(${skus.map((sku) => sku.id)}::uuid[])
      and not exists (select from ${wanted} where w.id = b.sku_id and w.barcode = b.barcode)
  `.execute(tx)
  await sql`
    insert into sku_barcodes (barcode, sku_id)
    select w.barcode, w.id from ${wanted}
    where not exists (
      select from sku_barcodes o where o.barcode = w.barcode and o.sku_id = w.id
    )`.execute(tx)
}

const listingRows = (listings: readonly ListingWrite[]) => sql`
  jsonb_to_recordset(${asRows(listings)}::jsonb) as r (id uuid, "skuId" uuid,
    "priceMinor" bigint, "isListed" boolean, "limitPerResident" integer, version integer)`

async function insertListings(
  tx: Tx,
  regionId: string,
  listings: readonly ListingWrite[],
): Promise<void> {
  await sql`
    insert into listings (region_id, id, sku_id, price_minor, is_listed, limit_per_resident)
    select ${regionId}, id, "skuId", "priceMinor", "isListed", "limitPerResident"
    from ${listingRows(listings)}`.execute(tx)
}

async function updateListings(
  tx: Tx,
  regionId: string,
  listings: readonly ListingWrite[],
): Promise<void> {
  const done = await sql`
    update listings l set price_minor = r."priceMinor", is_listed = r."isListed",
      limit_per_resident = r."limitPerResident", version = l.version + 1
    from ${listingRows(listings)}
    where l.region_id = ${regionId} and l.id = r.id and l.version = r.version`.execute(tx)
  refuseOverlap(done, listings)
}
