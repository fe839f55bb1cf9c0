import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound, Stale } from '#platform/refusals'
import type { Sku, SkuFields } from '../sku.ts'
import type { Archiving } from './categories.ts'

const COLUMNS = [
  'id',
  'product_id as productId',
  'code',
  'name',
  'measure',
  'pieces_per_case as piecesPerCase',
  'about_grams as aboutGrams',
  'step_grams as stepGrams',
  'minimum_grams as minimumGrams',
  'net_grams as netGrams',
  'unit',
  'scale_code as scaleCode',
  'version',
  'archived_at as archivedAt',
  'archived_why as archivedWhy',
] as const

const select = (db: Queryable) =>
  db
    .selectFrom('skus')
    .select(COLUMNS)
    .select(
      sql<string[]>`array(select b.barcode from sku_barcodes b
        where b.sku_id = skus.id order by b.barcode)`.as('barcodes'),
    )

export async function findSkus(db: Queryable, ids: readonly string[]): Promise<Sku[]> {
  const rows = await select(db)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return rows as unknown as Sku[]
}

export async function findSkusByCode(db: Queryable, codes: readonly string[]): Promise<Sku[]> {
  const rows = await select(db)
    .where('code', '=', sql<string>`any(${[...codes]}::text[])`)
    .execute()
  return rows as unknown as Sku[]
}

export async function findSkusOfProducts(
  db: Queryable,
  productIds: readonly string[],
): Promise<Sku[]> {
  const rows = await select(db)
    .where('product_id', '=', sql<string>`any(${[...productIds]}::uuid[])`)
    .orderBy('code')
    .execute()
  return rows as unknown as Sku[]
}

/** The first picture of each SKU, null where its product has none; ids of none are passed over. */
export async function firstPicturesOf(
  db: Queryable,
  skuIds: readonly string[],
): Promise<Map<string, string | null>> {
  if (skuIds.length === 0) return new Map()
  const { rows } = await sql<{ skuId: string; pictureId: string | null }>`
    select s.id as "skuId", p.picture_ids[1] as "pictureId"
    from skus s join products p on p.id = s.product_id
    where s.id = any(${[...skuIds]}::uuid[])`.execute(db)
  return new Map(rows.map(({ skuId, pictureId }) => [skuId, pictureId]))
}

/** Which SKU each of these printed barcodes stands on. */
export async function ownersOfBarcodes(
  db: Queryable,
  barcodes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('sku_barcodes')
    .select(['barcode', 'sku_id'])
    .where('barcode', '=', sql<string>`any(${[...barcodes]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.barcode, row.sku_id]))
}

/** Which SKU has each of these item codes of label scales. */
export async function ownersOfScaleCodes(
  db: Queryable,
  scaleCodes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('skus')
    .select(['scale_code', 'id'])
    .where('scale_code', '=', sql<string>`any(${[...scaleCodes]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.scale_code!, row.id]))
}

export async function lockSku(tx: Tx, id: string): Promise<void> {
  const row = await tx
    .selectFrom('skus')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('SKU')
}

export async function insertSku(
  tx: Tx,
  sku: SkuFields & { id: string; productId: string },
): Promise<void> {
  await tx
    .insertInto('skus')
    .values({ id: sku.id, product_id: sku.productId, ...columnsOf(sku) })
    .execute()
  await replaceBarcodes(tx, sku)
}

/** Writes over the version that was read; throws Stale when there is a newer one. */
export async function updateSku(
  tx: Tx,
  sku: SkuFields & { id: string; version: number },
): Promise<void> {
  const changed = await tx
    .updateTable('skus')
    .set((row) => ({ ...columnsOf(sku), version: row('version', '+', 1) }))
    .where('id', '=', sku.id)
    .where('version', '=', sku.version)
    .returning('version')
    .executeTakeFirst()
  if (changed === undefined) {
    const [there] = await findSkus(tx, [sku.id])
    if (there === undefined) throw new NotFound('SKU')
    throw new Stale('SKU', there.version)
  }
  await replaceBarcodes(tx, sku)
}

async function replaceBarcodes(tx: Tx, sku: { id: string; barcodes: string[] }): Promise<void> {
  await sql`delete from sku_barcodes
    where sku_id = ${sku.id} and not barcode = any(${sku.barcodes}::text[])`.execute(tx)
  // Another SKU's barcode must fail here, so only this one's own is passed over.
  await sql`insert into sku_barcodes (barcode, sku_id)
    select b, ${sku.id}::uuid from unnest(${sku.barcodes}::text[]) b
    where not exists (
      select from sku_barcodes o where o.barcode = b and o.sku_id = ${sku.id}
    )`.execute(tx)
}

export async function setSkuArchived(
  tx: Tx,
  id: string,
  archiving: Archiving | null,
): Promise<void> {
  await tx
    .updateTable('skus')
    .set((row) => ({
      archived_at: archiving?.at ?? null,
      archived_by: archiving?.by ?? null,
      archived_why: archiving?.why ?? null,
      version: row('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

function columnsOf(sku: SkuFields) {
  return {
    code: sku.code,
    name: JSON.stringify(sku.name),
    measure: sku.measure,
    pieces_per_case: sku.piecesPerCase,
    about_grams: sku.aboutGrams,
    step_grams: sku.stepGrams,
    minimum_grams: sku.minimumGrams,
    net_grams: sku.netGrams,
    unit: JSON.stringify(sku.unit),
    scale_code: sku.scaleCode,
  }
}
