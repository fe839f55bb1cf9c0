import { isUniqueViolation, type Tx } from '#platform/db'
import { AlreadyExists } from '#platform/refusals'
import type { Category } from './category-tree.ts'
import { type CategoryFields, refuseUnfitPlace } from './create-category.ts'
import { getCategory, lockTree, updateCategory } from './queries/categories.ts'
import { Archived } from './refusals.ts'

/** Renames, moves or regrades a category; the version must be the one that was read. */
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
  return getCategory(tx, change.id)
}
