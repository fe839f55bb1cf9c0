import type { Queryable } from '#platform/db'
import { decodeCursor, encodeCursor } from '#platform/http'
import { searchResidents } from '#residents'
import {
  ORDER_SORTS,
  type OrderSort,
  type OrderWish,
  findOrders as query,
  SORTED_WITHIN,
} from './queries/find-orders.ts'
import type { Order } from './queries/orders.ts'
import { SortTooWide } from './refusals.ts'

/** What headquarters asks of the orders of a region; `search` is a number, a name or a phone. */
export interface OrderSearch
  extends Omit<OrderWish, 'who' | 'after' | 'limit' | 'sort' | 'isDescending'> {
  search?: string | undefined
  /** Without it nobody is found by a phone: else it would tell who has which number. */
  seesPhones: boolean
  sort?: string | undefined
  cursor?: string | undefined
  limit?: number | undefined
}

// More people of one name than this are found by a longer name.
const MOST_RESIDENTS = 500
const NUMBER_PREFIX = /^[0-9A-Z]{3,8}$/

/** A page of the orders that fit, and where the next one begins. */
export async function findOrders(
  db: Queryable,
  regionId: string,
  asked: OrderSearch,
): Promise<{ orders: Order[]; next: { nextCursor?: string } }> {
  const { search, seesPhones, cursor, limit = 50, sort: order = '-placed', ...narrowed } = asked
  const sort = order.replace(/^-/, '') as OrderSort
  const after = decodeCursor(cursor, 2)
  if (SORTED_WITHIN.has(sort) && !isNarrow(asked)) throw new SortTooWide()
  const { orders, next } = await query(db, regionId, {
    ...narrowed,
    who: search === undefined ? undefined : await whoIs(db, regionId, search, seesPhones),
    sort,
    isDescending: order.startsWith('-'),
    after: after && [after[0]!, String(after[1])],
    limit,
  })
  return { orders, next: next === null ? {} : { nextCursor: encodeCursor([...next]) } }
}

const isNarrow = ({
  search,
  windowId,
  residentId,
  number,
  pickupFrom,
  pickupThrough,
}: OrderSearch) =>
  search !== undefined ||
  windowId !== undefined ||
  residentId !== undefined ||
  number !== undefined ||
  (pickupFrom !== undefined && pickupFrom === pickupThrough)

/** The orders the list can be put in, a minus before the descending ones. */
export const ORDER_ORDERS = ORDER_SORTS.flatMap((sort) => [sort, `-${sort}`] as const)

async function whoIs(db: Queryable, regionId: string, search: string, seesPhones: boolean) {
  const residents = await searchResidents(db, {
    regionId,
    search,
    seesPhones,
    limit: MOST_RESIDENTS,
  })
  const plain = search.normalize('NFKC').trim().toUpperCase()
  return {
    numberPrefix: NUMBER_PREFIX.test(plain) ? plain : null,
    residentIds: residents.map(({ id }) => id),
  }
}
