import type { Names } from '#platform/i18n'
import { LABEL_FIELDS, type LabelField } from './label-data.ts'

export interface Category {
  id: string
  code: string
  parentId: string | null
  name: Names
  sort: number
  taxCode: string | null
  taxRateBasisPoints: number | null
  labelFields: LabelField[]
  version: number
  archivedAt: Date | null
}

type Link = Pick<Category, 'id' | 'parentId'>

/** Levels a tree may have; more is a list somebody numbered. */
export const DEEPEST = 8

/** The category and those above it, itself first; [] when it is not there. */
export function pathOf<Node extends Link>(byId: ReadonlyMap<string, Node>, id: string): Node[] {
  const path: Node[] = []
  for (let at = byId.get(id); at !== undefined; at = byId.get(at.parentId ?? '')) {
    // The database cannot forbid a circle, so no walk may trust that there is none.
    if (path.includes(at)) break
    path.push(at)
  }
  return path
}

/** The category and all below it. */
export function branchOf(categories: readonly Link[], id: string): string[] {
  const branch = new Set([id])
  for (let grown = true; grown; ) {
    grown = false
    for (const category of categories) {
      if (branch.has(category.id) || !branch.has(category.parentId ?? '')) continue
      branch.add(category.id)
      grown = true
    }
  }
  return [...branch]
}

/** Whether a category may hang under a parent: no circle, no deeper than DEEPEST levels. */
export function mayHang(categories: readonly Link[], id: string, parentId: string): boolean {
  const byId = new Map(categories.map((category) => [category.id, category]))
  const above = pathOf(byId, parentId)
  if (above.some((category) => category.id === id)) return false
  return above.length + depthOf(categories, id) <= DEEPEST
}

function depthOf(categories: readonly Link[], id: string): number {
  let level = [id]
  let depth = 0
  while (level.length > 0 && depth <= DEEPEST) {
    const parents = new Set(level)
    level = categories.filter(({ parentId }) => parents.has(parentId ?? '')).map((one) => one.id)
    depth += 1
  }
  return depth
}

/** What goods of a category must say: what it asks for and what those above it ask for. */
export function requiredLabel(byId: ReadonlyMap<string, Category>, id: string): LabelField[] {
  const asked = new Set(pathOf(byId, id).flatMap((category) => category.labelFields))
  return LABEL_FIELDS.filter((field) => asked.has(field))
}

/** The nearest tax class said on the way up, or null. */
export function taxOfCategory(
  byId: ReadonlyMap<string, Category>,
  id: string,
): { taxCode: string; taxRateBasisPoints: number } | null {
  for (const { taxCode, taxRateBasisPoints } of pathOf(byId, id)) {
    if (taxCode !== null && taxRateBasisPoints !== null) return { taxCode, taxRateBasisPoints }
  }
  return null
}
