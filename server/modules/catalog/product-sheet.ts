import type { Queryable } from '#platform/db'
import { requiredLabel } from './category-tree.ts'
import { type LabelGap, labelGaps } from './label-data.ts'
import type { Product } from './product.ts'
import { categoriesById } from './queries/categories.ts'
import { findSkusOfProducts } from './queries/skus.ts'
import type { Sku } from './sku.ts'

/** A product as those see it who edit it. */
export interface ProductSheet extends Product {
  gaps: LabelGap[]
  skus: Sku[]
}

/** Products with their SKUs and what is missing of them, in the order given. */
export async function withSkus(
  db: Queryable,
  products: readonly Product[],
): Promise<ProductSheet[]> {
  const skus = await findSkusOfProducts(
    db,
    products.map((product) => product.id),
  )
  const byProduct = Map.groupBy(skus, (sku) => sku.productId)
  const categories = await categoriesById(db)
  return products.map((product) => ({
    ...product,
    gaps: labelGaps({ ...product, requiredLabel: requiredLabel(categories, product.categoryId) }),
    skus: byProduct.get(product.id) ?? [],
  }))
}
