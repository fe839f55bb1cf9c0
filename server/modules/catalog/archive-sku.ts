import type { Tx } from '#platform/db'
import type { ArchivingWish } from './archive-product.ts'
import { lockedSku } from './change-sku.ts'
import { announceProduct, type By } from './create-product.ts'
import { regionsListing, touchPriceBooks } from './queries/price-books.ts'
import { getProduct, indexProducts } from './queries/products.ts'
import { findSkus, setSkuArchived } from './queries/skus.ts'
import { refuseBeyondReach } from './reach.ts'
import { Archived } from './refusals.ts'
import type { Sku } from './sku.ts'

/** Takes a SKU off every shelf; done twice it is done once. */
export async function archiveSku(tx: Tx, wish: ArchivingWish): Promise<Sku> {
  const sku = await lockedSku(tx, wish.id)
  await refuseBeyondReach(tx, wish.reach, [sku.productId])
  if (sku.archivedAt !== null) return sku
  await setSkuArchived(tx, wish.id, { ...wish, by: wish.actorId })
  return settled(tx, sku, wish)
}

/** Puts a SKU back where it is listed, when its product is in use. */
export async function restoreSku(tx: Tx, wish: Omit<ArchivingWish, 'why'>): Promise<Sku> {
  const sku = await lockedSku(tx, wish.id)
  await refuseBeyondReach(tx, wish.reach, [sku.productId])
  if (sku.archivedAt === null) return sku
  if ((await getProduct(tx, sku.productId)).archivedAt !== null) throw new Archived('product')
  await setSkuArchived(tx, wish.id, null)
  return settled(tx, sku, wish)
}

async function settled(tx: Tx, sku: Sku, by: By): Promise<Sku> {
  await indexProducts(tx, [sku.productId])
  await announceProduct(tx, 'product.changed', sku.productId, by)
  await touchPriceBooks(tx, await regionsListing(tx, [sku.productId]))
  return (await findSkus(tx, [sku.id]))[0]!
}
