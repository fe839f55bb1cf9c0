import { isUniqueViolation, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { AlreadyExists, Invalid } from '#platform/refusals'
import { type Category, mayHang } from './category-tree.ts'
import { allCategories, getCategory, insertCategories, lockTree } from './queries/categories.ts'
import { Archived } from './refusals.ts'

export type CategoryFields = Omit<Category, 'id' | 'version' | 'archivedAt'>

/** Adds a category below its parent, or on top. */
export async function createCategory(tx: Tx, fields: CategoryFields): Promise<Category> {
  await lockTree(tx)
  const id = newId()
  await refuseUnfitPlace(tx, id, fields)
  try {
    await insertCategories(tx, [{ ...fields, id, version: 1, archivedAt: null }])
  } catch (error) {
    if (isUniqueViolation(error)) throw new AlreadyExists('category', { field: 'code' })
    throw error
  }
  return getCategory(tx, id)
}

/** Refuses a parent that is archived, that closes a circle, or below which it is too deep. */
export async function refuseUnfitPlace(tx: Tx, id: string, fields: CategoryFields): Promise<void> {
  if ((fields.taxCode === null) !== (fields.taxRateBasisPoints === null)) {
    throw new Invalid('taxRateBasisPoints', 'Give the tax code and its rate together, or neither.')
  }
  if (fields.parentId === null) return
  const parent = await getCategory(tx, fields.parentId)
  if (parent.archivedAt !== null) throw new Archived('category')
  if (mayHang(await allCategories(tx), id, fields.parentId)) return
  throw new Invalid('parentId', 'A category cannot hang below itself, nor more than 8 levels deep.')
}
