import type { Tx } from '#platform/db'
import { Invalid, NotFound } from '#platform/refusals'
import { announceProduct, type By } from './create-product.ts'
import { readBarcodes, takenCode } from './create-sku.ts'
import { regionsListing, touchPriceBooks } from './queries/price-books.ts'
import { indexProducts, lockProduct } from './queries/products.ts'
import { findSkus, lockSku, updateSku } from './queries/skus.ts'
import { refuseBeyondReach } from './reach.ts'
import { Archived } from './refusals.ts'
import { refuseUnfitMeasure, type Sku, type SkuFields } from './sku.ts'

export interface SkuChange extends By {
  id: string
  version: number
  fields: SkuFields
  reach: readonly string[] | null
}

/** Rewrites a SKU; how it is counted stays, since stock and orders are counted so. */
export async function changeSku(tx: Tx, change: SkuChange): Promise<Sku> {
  const sku = await lockedSku(tx, change.id)
  if (sku.archivedAt !== null) throw new Archived('SKU')
  await refuseBeyondReach(tx, change.reach, [sku.productId])
  if (change.fields.measure !== sku.measure) {
    throw new Invalid('measure', 'How a SKU is counted cannot change. Add a new SKU instead.')
  }
  refuseUnfitMeasure(change.fields)
  const barcodes = readBarcodes(change.fields.barcodes)
  try {
    await updateSku(tx, { ...change.fields, barcodes, id: sku.id, version: change.version })
  } catch (error) {
    throw takenCode(error)
  }
  await indexProducts(tx, [sku.productId])
  await announceProduct(tx, 'product.changed', sku.productId, change)
  await touchPriceBooks(tx, await regionsListing(tx, [sku.productId]))
  return (await findSkus(tx, [sku.id]))[0]!
}

/** The SKU, held together with its product: always the product first. Throws NotFound. */
export async function lockedSku(tx: Tx, id: string): Promise<Sku> {
  const [found] = await findSkus(tx, [id])
  if (found === undefined) throw new NotFound('SKU')
  await lockProduct(tx, found.productId)
  await lockSku(tx, id)
  return (await findSkus(tx, [id]))[0]!
}
