import type { Category } from '../category-tree.ts'
import type { Product } from '../product.ts'
import type { Listing } from '../queries/listings.ts'
import type { Sku } from '../sku.ts'

/** What the catalog has already of what a sheet names. */
export interface CatalogSide {
  categories: ReadonlyMap<string, Category>
  products: ReadonlyMap<string, Product>
  skus: ReadonlyMap<string, Sku>
  /** Barcode → SKU id. */
  barcodes: ReadonlyMap<string, string>
  /** Scale code → SKU id. */
  scaleCodes: ReadonlyMap<string, string>
  /** SKU id → listing of the sheet's region. */
  listings: ReadonlyMap<string, Listing>
  /** Products that regions sell which the importer does not answer for. */
  beyondReach: ReadonlySet<string>
}
