import { listSkus, type SkuFacts } from '#catalog'
import type { Db } from '#platform/db'
import type { PriceBook } from '#pricing'
import { loadPriceBook } from './load-price-book.ts'
import { findBookRow } from './queries/price-book.ts'

/** A window's price book with what the shop shows of its goods. */
export interface Shelf {
  book: PriceBook
  goods: ReadonlyMap<string, SkuFacts>
}

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
  const skus = await listSkus(db, [...new Set([...book.offers.values()].map((one) => one.skuId))])
  return { book, goods: new Map(skus.map((sku) => [sku.id, sku])) }
}
