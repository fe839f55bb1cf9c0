import { loadPriceBook, readVersions } from '#campaigns'
import type { Db } from '#platform/db'
import type { PriceBook } from '#pricing'

const MOST_BOOKS = 64

/**
 * Price books held in memory. One may be late, never wrong: a batch reads the versions in its own
 * transaction and has a stale book read again before it prices by it.
 */
export class PriceBooks {
  readonly #db: Db
  readonly #books = new Map<string, PriceBook>()
  readonly #loading = new Map<string, Promise<PriceBook | null>>()

  constructor(db: Db) {
    this.#db = db
  }

  /** The book of a window as it was last read; reads it when it never was. */
  async get(regionId: string, windowId: string): Promise<PriceBook | null> {
    return this.#books.get(`${regionId}/${windowId}`) ?? this.reload(regionId, windowId)
  }

  /** The book in force: its versions are asked for first, so that what is shown is what holds. */
  async current(regionId: string, windowId: string): Promise<PriceBook | null> {
    const held = this.#books.get(`${regionId}/${windowId}`)
    if (held === undefined) return this.reload(regionId, windowId)
    const versions = await readVersions(this.#db, regionId, windowId)
    const isCurrent =
      versions?.windowVersion === held.windowVersion && versions.bookVersion === held.bookVersion
    return isCurrent ? held : this.reload(regionId, windowId)
  }

  /** Reads a book anew; those who ask meanwhile share the reading. */
  async reload(regionId: string, windowId: string): Promise<PriceBook | null> {
    const key = `${regionId}/${windowId}`
    const underway = this.#loading.get(key)
    if (underway !== undefined) return underway
    const loading = loadPriceBook(this.#db, regionId, windowId)
      .then((book) => {
        if (book !== null) this.#keep(key, book)
        return book
      })
      .finally(() => this.#loading.delete(key))
    this.#loading.set(key, loading)
    return loading
  }

  #keep(key: string, book: PriceBook): void {
    this.#books.delete(key)
    this.#books.set(key, book)
    // The oldest reading goes first: closed windows are not asked for any more.
    const oldest = this.#books.keys().next()
    if (this.#books.size > MOST_BOOKS && !oldest.done) this.#books.delete(oldest.value)
  }
}
