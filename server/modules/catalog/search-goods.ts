import type { Queryable } from '#platform/db'
import { decodeCursor, encodeCursor } from '#platform/http'
import { Invalid } from '#platform/refusals'
import { categoriesBelow } from './queries/categories.ts'
import {
  browseShelf,
  type Goods,
  type Hit,
  searchShelf,
  searchShelfNear,
  type Wanted,
} from './queries/search.ts'
import { readRowId } from './row-cursor.ts'
import { searchRequest } from './search-document.ts'

export interface GoodsSearch {
  regionId: string
  communityId: string
  /** What was typed; nothing or blank browses. */
  text?: string | undefined
  /** Only goods of this category and those below it. */
  categoryId?: string | undefined
  limit: number
  cursor?: string | undefined
}

export interface GoodsPage {
  items: Goods[]
  nextCursor?: string
  /** Nothing had the words themselves: these come near them. */
  isNear: boolean
}

/**
 * Goods that a community can buy, at its prices, by words in any of the three languages, pinyin in
 * full or by initials, codes or barcodes, best first; what comes near where nothing has the words.
 */
export async function searchGoods(db: Queryable, search: GoodsSearch): Promise<GoodsPage> {
  const { regionId, communityId, limit } = search
  const cursor = readCursor(search.cursor)
  const wanted: Wanted = {
    categoryIds: await categoriesBelow(db, search.categoryId),
    after: cursor,
    limit: limit + 1,
  }
  const shelf = { regionId, communityId }
  const typed = search.text ?? ''
  if (typed.trim() === '') return pageOf(await browseShelf(db, shelf, wanted), limit, false)

  const request = searchRequest(typed)
  if (request.exact !== null && !cursor?.isNear) {
    const hits = await searchShelf(db, shelf, wanted, { typed, request })
    if (hits.length > 0 || cursor) return pageOf(hits, limit, false)
  }
  if (request.near.length === 0) return pageOf([], limit, false)
  return pageOf(await searchShelfNear(db, shelf, wanted, request.near), limit, true)
}

function pageOf(hits: Hit[], limit: number, isNear: boolean): GoodsPage {
  const shown = hits.slice(0, limit)
  const last = shown.at(-1)
  const items = shown.map(({ score: _, ...goods }) => goods)
  if (last === undefined || hits.length <= limit) return { items, isNear }
  return { items, isNear, nextCursor: encodeCursor([isNear ? 1 : 0, last.score, last.listingId]) }
}

function readCursor(cursor: string | undefined) {
  const values = decodeCursor(cursor, 3)
  if (values === undefined) return undefined
  const [isNear, score, listingId] = values
  if (!Number.isInteger(score) || Math.abs(Number(score)) > 2_000_000_000) {
    throw new Invalid('cursor', 'This is not a cursor of this list.')
  }
  return { isNear: isNear === 1, score: Number(score), listingId: readRowId(listingId) }
}
