import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound, Stale } from '#platform/refusals'
import type { Product, ProductFields } from '../product.ts'
import { searchDocument } from '../search-document.ts'
import type { Archiving } from './categories.ts'

const COLUMNS = [
  'id',
  'code',
  'category_id as categoryId',
  'name',
  'description',
  'brand',
  'origin',
  'storage',
  'shelf_life_days as shelfLifeDays',
  'tax_code as taxCode',
  'tax_rate_basis_points as taxRateBasisPoints',
  'label',
  'picture_ids as pictureIds',
  'version',
  'archived_at as archivedAt',
  'archived_why as archivedWhy',
] as const

const select = (db: Queryable) => db.selectFrom('products').select(COLUMNS)

export async function findProducts(db: Queryable, ids: readonly string[]): Promise<Product[]> {
  const rows = await select(db)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return rows as unknown as Product[]
}

export async function findProductsByCode(
  db: Queryable,
  codes: readonly string[],
): Promise<Product[]> {
  const rows = await select(db)
    .where('code', '=', sql<string>`any(${[...codes]}::text[])`)
    .execute()
  return rows as unknown as Product[]
}

/** A product, archived or not; throws NotFound. */
export async function getProduct(db: Queryable, id: string): Promise<Product> {
  const [product] = await findProducts(db, [id])
  if (product === undefined) throw new NotFound('product')
  return product
}

/** The product alone, held until the transaction ends; throws NotFound. */
export async function lockProduct(tx: Tx, id: string): Promise<Product> {
  const row = await select(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('product')
  return row as unknown as Product
}

export async function insertProduct(tx: Tx, id: string, fields: ProductFields): Promise<void> {
  await tx
    .insertInto('products')
    .values({ id, ...columnsOf(fields) })
    .execute()
}

/** Writes over the version that was read; throws Stale when there is a newer one. */
export async function updateProduct(
  tx: Tx,
  product: ProductFields & { id: string; version: number },
): Promise<void> {
  const changed = await tx
    .updateTable('products')
    .set((row) => ({ ...columnsOf(product), version: row('version', '+', 1) }))
    .where('id', '=', product.id)
    .where('version', '=', product.version)
    .returning('version')
    .executeTakeFirst()
  if (changed === undefined) throw new Stale('product', (await getProduct(tx, product.id)).version)
}

export async function setProductArchived(
  tx: Tx,
  id: string,
  archiving: Archiving | null,
): Promise<void> {
  await tx
    .updateTable('products')
    .set((row) => ({
      archived_at: archiving?.at ?? null,
      archived_by: archiving?.by ?? null,
      archived_why: archiving?.why ?? null,
      version: row('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Gives products of categories with one tax class another; answers which. */
export async function classifyProducts(
  tx: Tx,
  change: { categoryIds: string[]; from: string; taxCode: string; taxRateBasisPoints: number },
): Promise<string[]> {
  const rows = await tx
    .updateTable('products')
    .set((row) => ({
      tax_code: change.taxCode,
      tax_rate_basis_points: change.taxRateBasisPoints,
      version: row('version', '+', 1),
    }))
    .where('category_id', '=', sql<string>`any(${change.categoryIds}::uuid[])`)
    .where('tax_code', '=', change.from)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

interface SearchSource {
  id: string
  name: Product['name']
  brand: string
  origin: Product['origin']
  words: string[]
}

const INDEXED_AT_ONCE = 500

/** Makes anew what products are found by, from their own words and those of their SKUs. */
export async function indexProducts(tx: Tx, ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += INDEXED_AT_ONCE) {
    await indexSome(tx, ids.slice(start, start + INDEXED_AT_ONCE))
    // Spelling thousands of names must not keep every other request waiting.
    await new Promise((resume) => setImmediate(resume))
  }
}

async function indexSome(tx: Tx, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<SearchSource>`
    select p.id, p.name, p.brand, p.origin,
      array(
        select w.word from skus s
        cross join lateral (
          select s.code as word union all select s.scale_code union all select p.code
          union all select b.barcode from sku_barcodes b where b.sku_id = s.id
          union all select n.value from jsonb_each_text(s.name) n
        ) w
        where s.product_id = p.id and s.archived_at is null and w.word is not null
      ) as words
    from products p where p.id = any(${[...ids]}::uuid[])`.execute(tx)
  const documents = rows.map((row) => ({ id: row.id, ...searchDocument(row) }))
  await sql`
    update products p set search = d.vector::tsvector, search_text = d.text
    from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb)
      as d (id uuid, vector text, text text)
    where p.id = d.id`.execute(tx)
}

export interface ProductFilter {
  /** Text form of a tsquery. */
  search?: string | undefined
  categoryIds?: readonly string[] | undefined
  archived: boolean
  after?: string | undefined
  limit: number
}

/** Products by id, newest first. */
export async function listProducts(db: Queryable, filter: ProductFilter): Promise<Product[]> {
  let query = select(db)
    .where('archived_at', filter.archived ? 'is not' : 'is', null)
    .orderBy('id', 'desc')
    .limit(filter.limit)
  if (filter.search !== undefined)
    query = query.where(sql<boolean>`search @@ ${filter.search}::tsquery`)
  if (filter.categoryIds !== undefined) {
    query = query.where('category_id', '=', sql<string>`any(${[...filter.categoryIds]}::uuid[])`)
  }
  if (filter.after !== undefined) query = query.where('id', '<', filter.after)
  return (await query.execute()) as unknown as Product[]
}

function columnsOf(fields: ProductFields) {
  return {
    code: fields.code,
    category_id: fields.categoryId,
    name: JSON.stringify(fields.name),
    description: JSON.stringify(fields.description),
    brand: fields.brand,
    origin: JSON.stringify(fields.origin),
    storage: fields.storage,
    shelf_life_days: fields.shelfLifeDays,
    tax_code: fields.taxCode,
    tax_rate_basis_points: fields.taxRateBasisPoints,
    label: JSON.stringify(fields.label),
    picture_ids: fields.pictureIds,
  }
}
