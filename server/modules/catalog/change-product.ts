import { isUniqueViolation, type Tx } from '#platform/db'
import { AlreadyExists } from '#platform/refusals'
import { announceProduct, type By, refuseUnfitProduct } from './create-product.ts'
import type { Product, ProductFields } from './product.ts'
import { regionsListing, touchPriceBooks } from './queries/price-books.ts'
import { getProduct, indexProducts, lockProduct, updateProduct } from './queries/products.ts'
import { refuseBeyondReach } from './reach.ts'
import { Archived } from './refusals.ts'

export interface ProductChange extends By {
  id: string
  version: number
  fields: ProductFields
  /** Regions the editor answers for; null: all. */
  reach: readonly string[] | null
}

/** Rewrites a product for every region that sells it; what was sold keeps what it was sold as. */
export async function changeProduct(tx: Tx, change: ProductChange): Promise<Product> {
  const product = await lockProduct(tx, change.id)
  if (product.archivedAt !== null) throw new Archived('product')
  await refuseBeyondReach(tx, change.reach, [change.id])
  await refuseUnfitProduct(tx, change.fields, product.pictureIds)
  try {
    await updateProduct(tx, { ...change.fields, id: change.id, version: change.version })
  } catch (error) {
    if (isUniqueViolation(error)) throw new AlreadyExists('product', { field: 'code' })
    throw error
  }
  await indexProducts(tx, [change.id])
  await announceProduct(tx, 'product.changed', change.id, change)
  await touchPriceBooks(tx, await regionsListing(tx, [change.id]))
  return getProduct(tx, change.id)
}
