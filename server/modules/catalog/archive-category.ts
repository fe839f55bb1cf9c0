import type { Tx } from '#platform/db'
import type { Category } from './category-tree.ts'
import {
  type Archiving,
  archiveCategoryRow,
  countInCategory,
  getCategory,
  lockTree,
  restoreCategoryRow,
} from './queries/categories.ts'
import { Archived, CategoryInUse } from './refusals.ts'

/** Takes an empty category out of use; what was sold under it keeps it. */
export async function archiveCategory(tx: Tx, archiving: Archiving): Promise<Category> {
  await lockTree(tx)
  await getCategory(tx, archiving.id)
  const { goods, children } = await countInCategory(tx, archiving.id)
  if (goods + children > 0) throw new CategoryInUse(goods, children)
  await archiveCategoryRow(tx, archiving)
  return getCategory(tx, archiving.id)
}

/** Takes a category back into use, where its parent is. */
export async function restoreCategory(tx: Tx, id: string): Promise<Category> {
  await lockTree(tx)
  const { parentId } = await getCategory(tx, id)
  if (parentId !== null && (await getCategory(tx, parentId)).archivedAt !== null) {
    throw new Archived('category above it')
  }
  await restoreCategoryRow(tx, id)
  return getCategory(tx, id)
}
