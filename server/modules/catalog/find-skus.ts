import type { Queryable } from '#platform/db'
import { localName } from '#platform/i18n'
import { listListings } from './queries/listings.ts'
import { listProducts } from './queries/products.ts'
import { findSkusOfProducts } from './queries/skus.ts'
import { searchRequest } from './search-document.ts'
import { unitFor } from './sku.ts'
import { listSkus } from './sku-facts.ts'

export interface SkuQuestion {
  regionId: string
  /** SKUs by id, archived ones too; else by words. */
  ids?: readonly string[] | undefined
  /** What was typed: words of a name, pinyin, a code or a barcode. */
  text?: string | undefined
  limit: number
}

/** What those who carry, count and supply goods must know of SKUs, named in the reader's language. */
export async function findSkusFor(db: Queryable, question: SkuQuestion, locale: string) {
  const { regionId, limit } = question
  const ids = question.ids ?? (await idsByText(db, question.text ?? '', limit))
  const facts = await listSkus(db, ids)
  const listings = await listListings(db, regionId, { skuIds: facts.map((sku) => sku.id) })
  const priceOf = new Map(listings.map((listing) => [listing.skuId, listing.priceMinor]))
  const order = new Map(ids.map((id, at) => [id, at]))
  return facts
    .toSorted((one, other) => order.get(one.id)! - order.get(other.id)!)
    .map((sku) => ({
      id: sku.id,
      code: sku.code,
      name: localName(sku.names, locale),
      names: sku.names,
      measure: sku.measure,
      unit: unitFor(sku.unit, locale),
      storage: sku.storage,
      shelfLifeDays: sku.shelfLifeDays,
      piecesPerCase: sku.piecesPerCase,
      aboutGrams: sku.aboutGrams,
      barcodes: sku.barcodes,
      pictureId: sku.pictureIds[0] ?? null,
      priceMinor: priceOf.get(sku.id) ?? null,
    }))
}

async function idsByText(db: Queryable, typed: string, limit: number): Promise<string[]> {
  const { beginning } = searchRequest(typed)
  if (typed.trim() !== '' && beginning === null) return []
  const search = beginning === null ? {} : { search: beginning }
  const products = await listProducts(db, { ...search, archived: false, limit })
  const skus = await findSkusOfProducts(
    db,
    products.map((product) => product.id),
  )
  return skus
    .filter((sku) => sku.archivedAt === null)
    .slice(0, limit)
    .map((sku) => sku.id)
}
