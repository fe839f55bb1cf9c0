import type { Queryable } from '#platform/db'
import type { Names } from '#platform/i18n'
import { NotFound } from '#platform/refusals'
import { pathOf, requiredLabel } from './category-tree.ts'
import { goodsName } from './goods-name.ts'
import { type LabelData, type LabelField, type LabelGap, labelGaps } from './label-data.ts'
import type { Product, Storage } from './product.ts'
import { categoriesById } from './queries/categories.ts'
import { findProducts } from './queries/products.ts'
import { findSkus } from './queries/skus.ts'
import type { Measure } from './sku.ts'

/** A SKU with what its product and category say of it: all that others need to sell and carry it. */
export interface SkuFacts {
  id: string
  code: string
  productId: string
  productCode: string
  categoryId: string
  /** Ids of the category and those above it, nearest first. */
  categoryPath: string[]
  /** The product's and the SKU's own name together, by language. */
  names: Names
  brand: string
  origin: Names
  storage: Storage
  shelfLifeDays: number | null
  taxCode: string
  taxRateBasisPoints: number
  measure: Measure
  unit: Names
  piecesPerCase: number | null
  aboutGrams: number | null
  /** Weighed goods grow by this many grams; null: by any. */
  stepGrams: number | null
  minimumGrams: number | null
  netGrams: number | null
  barcodes: string[]
  scaleCode: string | null
  pictureIds: string[]
  label: LabelData
  requiredLabel: LabelField[]
  /** What is missing before it may be published; empty when nothing is. */
  gaps: LabelGap[]
  /** The SKU's or its product's; null while it is sold. */
  archivedAt: Date | null
}

/** Facts of SKUs by id, archived ones too, in no particular order; ids of none are passed over. */
export async function listSkus(db: Queryable, ids: readonly string[]): Promise<SkuFacts[]> {
  const skus = await findSkus(db, ids)
  if (skus.length === 0) return []
  const products = await findProducts(db, [...new Set(skus.map((sku) => sku.productId))])
  const byId = new Map(products.map((product) => [product.id, product]))
  const categories = await categoriesById(db)
  return skus.map(({ name, version: _, archivedWhy: __, ...sku }) => {
    const product = byId.get(sku.productId)!
    const asked = requiredLabel(categories, product.categoryId)
    return {
      ...productFacts(product),
      ...sku,
      names: goodsName(product.name, name),
      categoryPath: pathOf(categories, product.categoryId).map((category) => category.id),
      requiredLabel: asked,
      gaps: labelGaps({ ...product, requiredLabel: asked }),
      archivedAt: sku.archivedAt ?? product.archivedAt,
    }
  })
}

/** Facts of one SKU, archived or not; throws NotFound. */
export async function getSku(db: Queryable, id: string): Promise<SkuFacts> {
  const [sku] = await listSkus(db, [id])
  if (sku === undefined) throw new NotFound('SKU')
  return sku
}

const productFacts = (product: Product) => ({
  productCode: product.code,
  categoryId: product.categoryId,
  brand: product.brand,
  origin: product.origin,
  storage: product.storage,
  shelfLifeDays: product.shelfLifeDays,
  taxCode: product.taxCode,
  taxRateBasisPoints: product.taxRateBasisPoints,
  pictureIds: product.pictureIds,
  label: product.label,
})
