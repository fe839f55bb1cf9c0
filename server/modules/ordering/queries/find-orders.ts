import type { SqlBool } from 'kysely'
import { type Queryable, sql } from '#platform/db'
import type { OrderState } from '../order.ts'
import { ORDER_COLUMNS, type Order } from './orders.ts'

export const ORDER_SORTS = ['placed', 'pickup', 'total', 'short-number'] as const
export type OrderSort = (typeof ORDER_SORTS)[number]

/** What headquarters narrows the orders of a region to. */
export interface OrderWish {
  windowId?: string | undefined
  communityId?: string | undefined
  residentId?: string | undefined
  leaderId?: string | undefined
  number?: string | undefined
  /** How an order's number begins, or whose it is. */
  who?: { numberPrefix: string | null; residentIds: readonly string[] } | undefined
  /** A part of a note, of a reason or of a good's name. */
  text?: string | undefined
  state?: OrderState | undefined
  channel?: string | undefined
  pickupFrom?: string | undefined
  pickupThrough?: string | undefined
  placedFrom?: string | undefined
  placedBefore?: string | undefined
  leastMinor?: number | undefined
  mostMinor?: number | undefined
  sort: OrderSort
  isDescending: boolean
  /** The sort value and the id of the last order shown. */
  after?: readonly [string | number, string] | undefined
  limit: number
}

// As stateOf in order.ts reads it.
const IN_STATE: Record<OrderState, ReturnType<typeof sql<SqlBool>>> = {
  cancelled: sql<SqlBool>`cancelled_at is not null`,
  expired: sql<SqlBool>`expired_at is not null`,
  collected: sql<SqlBool>`closed_why in ('collected', 'delivered')`,
  returned: sql<SqlBool>`closed_why = 'returned'`,
  lacking: sql<SqlBool>`closed_why = 'lacking'`,
  awaiting_payment: sql<SqlBool>`cancelled_at is null and expired_at is null
    and closed_why is null and paid_at is null and hold_until is not null`,
  placed: sql<SqlBool>`cancelled_at is null and expired_at is null
    and closed_why is null and (paid_at is not null or hold_until is null)`,
}

const BY = {
  placed: sql.ref('id'),
  pickup: sql.ref('pickup_date'),
  total: sql.ref('total_minor'),
  'short-number': sql.ref('short_number'),
}

const LIKE_SIGNS = /[\\%_]/g
const LAST_SIGNS = 'ZZZZZZZZ'

/** Orders of a region as headquarters asks for them. */
export async function findOrders(
  db: Queryable,
  regionId: string,
  wish: OrderWish,
): Promise<Order[]> {
  const { sort, isDescending, after, limit } = wish
  const direction = isDescending ? 'desc' : 'asc'
  let query = db
    .selectFrom('orders')
    .select(ORDER_COLUMNS)
    .where('region_id', '=', regionId)
    .where(sql<SqlBool>`${sql.join(conditionsOf(wish), sql` and `)}`)
    .limit(limit)
  if (sort !== 'placed') query = query.orderBy(BY[sort], direction)
  query = query.orderBy('id', direction)
  if (after !== undefined) {
    const sign = isDescending ? sql`<` : sql`>`
    query = query.where(
      sort === 'placed'
        ? sql<SqlBool>`id ${sign} ${after[1]}::uuid`
        : sql<SqlBool>`(${BY[sort]}, id) ${sign} (${after[0]}, ${after[1]}::uuid)`,
    )
  }
  return (await query.execute()) as Order[]
}

function conditionsOf(wish: OrderWish) {
  const found = [sql<SqlBool>`true`]
  const when = <Value>(
    value: Value | undefined,
    condition: (value: Value) => (typeof found)[0],
  ) => {
    if (value !== undefined) found.push(condition(value))
  }
  when(wish.windowId, (id) => sql`window_id = ${id}`)
  when(wish.communityId, (id) => sql`community_id = ${id}`)
  when(wish.residentId, (id) => sql`resident_id = ${id}`)
  when(wish.leaderId, (id) => sql`leader_id = ${id}`)
  when(wish.number, (number) => sql`number = ${number}`)
  when(wish.channel, (channel) => sql`channel = ${channel}`)
  when(wish.state, (state) => IN_STATE[state])
  if (wish.pickupFrom !== undefined && wish.pickupFrom === wish.pickupThrough) {
    // As a span, all orders of the day are fetched and sorted; as one day they lie in their order.
    found.push(sql`pickup_date = ${wish.pickupFrom}`)
  } else {
    when(wish.pickupFrom, (day) => sql`pickup_date >= ${day}`)
    when(wish.pickupThrough, (day) => sql`pickup_date <= ${day}`)
  }
  when(wish.placedFrom, (at) => sql`placed_at >= ${at}`)
  when(wish.placedBefore, (at) => sql`placed_at < ${at}`)
  when(wish.leastMinor, (minor) => sql`total_minor >= ${minor}`)
  when(wish.mostMinor, (minor) => sql`total_minor <= ${minor}`)
  when(wish.who, ({ numberPrefix, residentIds }) => {
    const theirs = sql<SqlBool>`resident_id = any(${[...residentIds]}::uuid[])`
    return numberPrefix === null
      ? theirs
      : sql`(${theirs} or number between ${numberPrefix} and ${numberPrefix + LAST_SIGNS})`
  })
  when(wish.text, (text) => {
    const part = `%${text.replace(LIKE_SIGNS, '\\$&')}%`
    // As `exists`, the lines of all orders are read first, for the one page that is shown.
    return sql`(note ilike ${part} or cancelled_why ilike ${part} or (
      select true from order_lines l where l.region_id = orders.region_id
        and l.order_id = orders.id and l.name::text ilike ${part} limit 1))`
  })
  return found
}
