import { localName } from '#platform/i18n'
import { newId } from '#platform/ids'
import { type Category, DEEPEST } from '../category-tree.ts'
import type { GoodsRow } from './goods-row.ts'

export interface CategoryPlan {
  /** New ones, parents before children. */
  categories: Category[]
  byCode: Map<string, Category>
  notes: string[]
}

interface Wanted {
  code: string
  name: string
  parentCode: string | null
}

/**
 * New categories of a sheet; those that are there stay as they are. Where the sheet names no
 * parent, a code of digits hangs below the one it begins with (0402 below 04), as tills number them.
 */
export function planCategories(
  rows: readonly GoodsRow[],
  known: ReadonlyMap<string, Category>,
): CategoryPlan {
  const byCode = new Map(known)
  const wanted = new Map<string, Wanted>()
  const renamed = new Set<string>()
  for (const { categoryCode: code, categoryName: name, parentCode } of rows) {
    if (code === null || name === null) continue
    const before = wanted.get(code)
    const there = known.get(code)
    const inForce = there ? localName(there.name, 'zh-CN') : before?.name
    if (inForce !== undefined && inForce !== name) renamed.add(code)
    if (there === undefined && before === undefined) wanted.set(code, { code, name, parentCode })
  }
  const categories: Category[] = []
  for (const code of [...wanted.keys()].sort((a, b) => a.length - b.length)) {
    plant(code, wanted, byCode, categories, 1)
  }
  const notes = [...renamed].map(
    (code) =>
      `Category ${code} has another name in the file; it stays “${localName(byCode.get(code)!.name, 'zh-CN')}”.`,
  )
  if (categories.length > 0) notes.push(`${categories.length} categories are new.`)
  return { categories, byCode, notes }
}

/** Makes a wanted category after its parent; a circle or too deep a tree ends on top. */
function plant(
  code: string,
  wanted: ReadonlyMap<string, Wanted>,
  byCode: Map<string, Category>,
  categories: Category[],
  depth: number,
): Category | undefined {
  const there = byCode.get(code)
  const wish = wanted.get(code)
  if (there !== undefined || wish === undefined || depth > DEEPEST) return there
  const parentCode = wish.parentCode ?? numberedBelow(code, wanted, byCode)
  const parent =
    parentCode === null ? undefined : plant(parentCode, wanted, byCode, categories, depth + 1)
  const made = byCode.get(code)
  if (made !== undefined) return made
  const category: Category = {
    id: newId(),
    code,
    parentId: parent === undefined || parent.archivedAt !== null ? null : parent.id,
    name: { 'zh-CN': wish.name },
    sort: 0,
    taxCode: null,
    taxRateBasisPoints: null,
    labelFields: [],
    version: 1,
    archivedAt: null,
  }
  byCode.set(code, category)
  categories.push(category)
  return category
}

function numberedBelow(
  code: string,
  wanted: ReadonlyMap<string, Wanted>,
  byCode: ReadonlyMap<string, Category>,
): string | null {
  if (!/^([0-9]{2}){2,}$/.test(code)) return null
  const above = code.slice(0, -2)
  return wanted.has(above) || byCode.has(above) ? above : null
}
