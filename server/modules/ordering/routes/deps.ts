import type { Lanes } from '../lane/lane.ts'
import type { PriceBooks } from '../lane/price-books.ts'

/** What the routes of ordering stand on, made once by the composition root. */
export interface OrderingDeps {
  lanes: Lanes
  books: PriceBooks
}
