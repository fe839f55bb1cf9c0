import type { Tx } from '#platform/db'
import { announceProduct, type By } from './create-product.ts'
import type { Product } from './product.ts'
import { getCategory } from './queries/categories.ts'
import { regionsListing, touchPriceBooks } from './queries/price-books.ts'
import { getProduct, lockProduct, setProductArchived } from './queries/products.ts'
import { refuseBeyondReach } from './reach.ts'
import { Archived } from './refusals.ts'

export interface ArchivingWish extends By {
  id: string
  why: string
  /** Regions the editor answers for; null: all. */
  reach: readonly string[] | null
}

/** Takes a product and all its SKUs off every shelf; done twice it is done once. */
export async function archiveProduct(tx: Tx, wish: ArchivingWish): Promise<Product> {
  const product = await lockProduct(tx, wish.id)
  await refuseBeyondReach(tx, wish.reach, [wish.id])
  if (product.archivedAt !== null) return product
  await setProductArchived(tx, wish.id, { ...wish, by: wish.actorId })
  return settled(tx, 'product.archived', wish)
}

/** Puts a product back where it is listed, when its category is in use. */
export async function restoreProduct(tx: Tx, wish: Omit<ArchivingWish, 'why'>): Promise<Product> {
  const product = await lockProduct(tx, wish.id)
  await refuseBeyondReach(tx, wish.reach, [wish.id])
  if (product.archivedAt === null) return product
  const category = await getCategory(tx, product.categoryId)
  if (category.archivedAt !== null) throw new Archived('category')
  await setProductArchived(tx, wish.id, null)
  return settled(tx, 'product.restored', wish)
}

async function settled(tx: Tx, type: string, wish: By & { id: string }): Promise<Product> {
  await announceProduct(tx, type, wish.id, wish)
  await touchPriceBooks(tx, await regionsListing(tx, [wish.id]))
  return getProduct(tx, wish.id)
}
