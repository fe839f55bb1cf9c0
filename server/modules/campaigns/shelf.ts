import { listSkus, type SkuFacts } from '#catalog'
import type { Db } from '#platform/db'
import type { PriceBook } from '#pricing'
import { loadPriceBook } from './load-price-book.ts'
import { listSkusOfferedBefore } from './queries/offered-before.ts'
import { findBookRow } from './queries/price-book.ts'

/** A window's price book with what the shop shows of its goods. */
export interface Shelf {
  book: PriceBook
  goods: ReadonlyMap<string, SkuFacts>
  /** SKUs that no window of the region offered in the days before. */
  newSkuIds: ReadonlySet<string>
}

const NEW_FOR_DAYS = 14

// Each holds what is shown of hundreds of goods.
const MOST_SHELVES = 16
const shelves = new WeakMap<Db, Map<string, Shelf>>()

/** Read anew only when one of its versions was raised; null when there is no such window. */
export async function readShelf(db: Db, regionId: string, windowId: string): Promise<Shelf | null> {
  const row = await findBookRow(db, regionId, windowId)
  if (row === undefined) return null
  const kept = shelves.get(db) ?? new Map<string, Shelf>()
  shelves.set(db, kept)
  const key = `${regionId}/${windowId}`
  const shelf = kept.get(key)
  if (
    shelf?.book.windowVersion === row.windowVersion &&
    shelf.book.bookVersion === row.bookVersion
  ) {
    return shelf
  }
  const fresh = await loadShelf(db, regionId, windowId)
  kept.delete(key)
  if (fresh !== null) kept.set(key, fresh)
  const oldest = kept.keys().next()
  if (kept.size > MOST_SHELVES && !oldest.done) kept.delete(oldest.value)
  return fresh
}

async function loadShelf(db: Db, regionId: string, windowId: string): Promise<Shelf | null> {
  const book = await loadPriceBook(db, regionId, windowId)
  if (book === null) return null
  const skuIds = [...new Set([...book.offers.values()].map((one) => one.skuId))]
  const [skus, before] = await Promise.all([
    listSkus(db, skuIds),
    listSkusOfferedBefore(db, regionId, { id: windowId, opensAt: book.opensAt }, NEW_FOR_DAYS),
  ])
  return {
    book,
    goods: new Map(skus.map((sku) => [sku.id, sku])),
    // Where nothing was offered before, a region begins: all would be new, which says nothing.
    newSkuIds: new Set(before.size === 0 ? [] : skuIds.filter((id) => !before.has(id))),
  }
}
