import type { Queryable, Tx } from '#platform/db'
import { NotFound, Stale } from '#platform/refusals'
import { branchOf, type Category } from '../category-tree.ts'

const COLUMNS = [
  'id',
  'code',
  'parent_id as parentId',
  'name',
  'sort',
  'tax_code as taxCode',
  'tax_rate_basis_points as taxRateBasisPoints',
  'label_fields as labelFields',
  'version',
  'archived_at as archivedAt',
] as const

/** Every category, archived ones too: there are hundreds, and a path needs them all. */
export async function allCategories(db: Queryable): Promise<Category[]> {
  const rows = await db
    .selectFrom('categories')
    .select(COLUMNS)
    .orderBy('sort')
    .orderBy('code')
    .execute()
  return rows as unknown as Category[]
}

export async function categoriesById(db: Queryable): Promise<Map<string, Category>> {
  return new Map((await allCategories(db)).map((category) => [category.id, category]))
}

/** Ids of a category and all below it; undefined where none is asked for. */
export async function categoriesBelow(
  db: Queryable,
  id: string | undefined,
): Promise<string[] | undefined> {
  return id === undefined ? undefined : branchOf(await allCategories(db), id)
}

export async function getCategory(db: Queryable, id: string): Promise<Category> {
  const row = await db
    .selectFrom('categories')
    .select(COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('category')
  return row as unknown as Category
}

/** Changes of the tree wait for each other: two could together close a circle. */
export async function lockTree(tx: Tx): Promise<void> {
  await tx.selectFrom('categories').select('id').orderBy('id').forUpdate().execute()
}

export async function insertCategories(tx: Tx, categories: readonly Category[]): Promise<void> {
  if (categories.length === 0) return
  await tx
    .insertInto('categories')
    .values(categories.map((category) => ({ id: category.id, ...columnsOf(category) })))
    .execute()
}

/** Writes over the version that was read; throws Stale when there is a newer one. */
export async function updateCategory(tx: Tx, category: Category): Promise<void> {
  const changed = await tx
    .updateTable('categories')
    .set((row) => ({ ...columnsOf(category), version: row('version', '+', 1) }))
    .where('id', '=', category.id)
    .where('version', '=', category.version)
    .returning('version')
    .executeTakeFirst()
  if (changed === undefined) {
    throw new Stale('category', (await getCategory(tx, category.id)).version)
  }
}

export interface Archiving {
  id: string
  at: Date
  by: string
  why: string
}

export async function archiveCategoryRow(tx: Tx, { id, at, by, why }: Archiving): Promise<void> {
  await tx
    .updateTable('categories')
    .set((row) => ({
      archived_at: at,
      archived_by: by,
      archived_why: why,
      version: row('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .execute()
}

export async function restoreCategoryRow(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('categories')
    .set((row) => ({
      archived_at: null,
      archived_by: null,
      archived_why: null,
      version: row('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** How many products and categories that are not archived hang on a category. */
export async function countInCategory(
  db: Queryable,
  id: string,
): Promise<{ goods: number; children: number }> {
  const count = (table: 'products' | 'categories', column: 'category_id' | 'parent_id') =>
    db
      .selectFrom(table)
      .select((row) => row.fn.countAll<number>().as('count'))
      .where(column as never, '=', id as never)
      .where('archived_at', 'is', null)
      .executeTakeFirstOrThrow()
  const goods = await count('products', 'category_id')
  const children = await count('categories', 'parent_id')
  return { goods: goods.count, children: children.count }
}

function columnsOf(category: Category) {
  return {
    code: category.code,
    parent_id: category.parentId,
    name: JSON.stringify(category.name),
    sort: category.sort,
    tax_code: category.taxCode,
    tax_rate_basis_points: category.taxRateBasisPoints,
    label_fields: category.labelFields,
  }
}
