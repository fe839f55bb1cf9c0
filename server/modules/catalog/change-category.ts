import { isDeepStrictEqual } from 'node:util'
import { isUniqueViolation, type Tx } from '#platform/db'
import { AlreadyExists } from '#platform/refusals'
import { branchOf, type Category, taxOfCategory } from './category-tree.ts'
import { type CategoryFields, refuseUnfitPlace } from './create-category.ts'
import { UNCLASSIFIED_TAX } from './label-data.ts'
import { categoriesById, getCategory, lockTree, updateCategory } from './queries/categories.ts'
import { regionsListing, touchPriceBooks } from './queries/price-books.ts'
import { classifyProducts } from './queries/products.ts'
import { Archived } from './refusals.ts'

/**
 * Renames, moves or regrades a category; the version must be the one that was read. Goods of it
 * and below that have no tax class of their own yet get its.
 */
export async function changeCategory(
  tx: Tx,
  change: CategoryFields & { id: string; version: number },
): Promise<Category> {
  await lockTree(tx)
  const category = await getCategory(tx, change.id)
  if (category.archivedAt !== null) throw new Archived('category')
  await refuseUnfitPlace(tx, change.id, change)
  try {
    await updateCategory(tx, { ...category, ...change })
  } catch (error) {
    if (isUniqueViolation(error)) throw new AlreadyExists('category', { field: 'code' })
    throw error
  }
  await classifyGoods(tx, change.id)
  return getCategory(tx, change.id)
}

/** Goods that came without a tax class get their category's once it has one. */
async function classifyGoods(tx: Tx, id: string): Promise<void> {
  const byId = await categoriesById(tx)
  const tax = taxOfCategory(byId, id)
  if (tax === null) return
  const branch = branchOf([...byId.values()], id)
  const nearest = branch.filter((one) => isDeepStrictEqual(taxOfCategory(byId, one), tax))
  const products = await classifyProducts(tx, {
    categoryIds: nearest,
    from: UNCLASSIFIED_TAX,
    ...tax,
  })
  await touchPriceBooks(tx, await regionsListing(tx, products))
}
