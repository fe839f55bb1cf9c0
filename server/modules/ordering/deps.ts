import type { Homes } from './homes.ts'
import type { Lanes } from './lane/lane.ts'
import type { PriceBooks } from './lane/price-books.ts'

/** What ordering stands on, made once by the composition root. */
export interface OrderingDeps {
  lanes: Lanes
  books: PriceBooks
  homes: Homes
  /** Names of the ways to pay that are offered here. */
  methods: ReadonlySet<string>
}
