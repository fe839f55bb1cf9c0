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

/**
 * How many orders one page looks through for those that fit: what an index finds, in the order asked
 * for. Where fewer fit, the page is short and the next goes on from there.
 */
const MOST_LOOKED_AT = 20_000
/** A part of a text is looked for in the lines of each. */
const MOST_READ_THROUGH = 4000

/** These lie in no order of their own: all of a day, a window or a person are read and sorted. */
export const SORTED_WITHIN: ReadonlySet<OrderSort> = new Set(['total', 'short-number'])

export interface OrdersFound {
  orders: Order[]
  /** Where the next page begins: after the last found, or the last looked at; null at the end. */
  next: readonly [string | number, string] | null
}

/** Orders of a region as headquarters asks for them. */
export async function findOrders(
  db: Queryable,
  regionId: string,
  wish: OrderWish,
): Promise<OrdersFound> {
  const { sort, isDescending, limit } = wish
  const direction = isDescending ? 'desc' : 'asc'
  const isSorted = SORTED_WITHIN.has(sort)
  const most = wish.text === undefined ? MOST_LOOKED_AT : MOST_READ_THROUGH
  const conditions = [sql`region_id = ${regionId}`, ...keysOf(wish), ...afterOf(wish)]
  const looked = sql`select * from orders
    where ${sql.join([...conditions, ...(isSorted ? restOf(wish) : [])], sql` and `)}
    order by ${inOrder(sort, direction)}`
  const { rows: orders } = await sql<Order>`
    select ${sql.join(ORDER_COLUMNS.map(columnOf))}
    from (${looked} limit ${isSorted ? limit : most}) orders
    where ${isSorted ? sql`true` : sql.join(restOf(wish), sql` and `)}
    order by ${inOrder(sort, direction)} limit ${limit}`.execute(db)
  const last = orders.at(-1)
  if (orders.length === limit && last) return { orders, next: [sortValue(last, sort), last.id] }
  if (isSorted) return { orders, next: null }
  const { rows } = await sql<{ value: string | number; id: string }>`
    select ${BY[sort]} as value, id from (${looked}) orders
    order by ${inOrder(sort, direction)} offset ${most - 1} limit 1`.execute(db)
  return { orders, next: rows[0] === undefined ? null : [rows[0].value, rows[0].id] }
}

function sortValue(order: Order, sort: OrderSort): string | number {
  if (sort === 'pickup') return order.pickupDate
  if (sort === 'total') return order.totalMinor
  if (sort === 'short-number') return order.shortNumber
  return order.id
}

const inOrder = (sort: OrderSort, direction: 'asc' | 'desc') =>
  sort === 'placed'
    ? sql`id ${sql.raw(direction)}`
    : sql`${BY[sort]} ${sql.raw(direction)}, id ${sql.raw(direction)}`

function columnOf(column: string) {
  const [name, as] = column.split(' as ')
  return as === undefined ? sql.ref(name!) : sql`${sql.ref(name!)} as ${sql.ref(as)}`
}

function afterOf({ sort, isDescending, after }: OrderWish) {
  if (after === undefined) return []
  const sign = isDescending ? sql`<` : sql`>`
  return sort === 'placed'
    ? [sql<SqlBool>`id ${sign} ${after[1]}::uuid`]
    : [sql<SqlBool>`(${BY[sort]}, id) ${sign} (${after[0]}, ${after[1]}::uuid)`]
}

type Condition = ReturnType<typeof sql<SqlBool>>

function gather() {
  const found: Condition[] = []
  const when = <Value>(value: Value | undefined, condition: (value: Value) => Condition) => {
    if (value !== undefined) found.push(condition(value))
  }
  return { found, when }
}

// Few orders are in these, and each has an index of its own.
const RARE: readonly (OrderState | undefined)[] = ['cancelled', 'expired', 'awaiting_payment']

/** What an index finds. */
function keysOf(wish: OrderWish): Condition[] {
  const { found, when } = gather()
  when(wish.windowId, (id) => sql`window_id = ${id}`)
  if (wish.windowId !== undefined) when(wish.communityId, (id) => sql`community_id = ${id}`)
  when(wish.residentId, (id) => sql`resident_id = ${id}`)
  when(wish.leaderId, (id) => sql`leader_id = ${id}`)
  when(wish.number, (number) => sql`number = ${number}`)
  if (RARE.includes(wish.state)) when(wish.state, (state) => IN_STATE[state])
  if (wish.pickupFrom !== undefined && wish.pickupFrom === wish.pickupThrough) {
    // As a span, all orders of the day are fetched and sorted; as one day they lie in their order.
    found.push(sql`pickup_date = ${wish.pickupFrom}`)
  } else if (wish.sort === 'pickup') found.push(...spanOf(wish))
  when(wish.who, ({ numberPrefix, residentIds }) => {
    const theirs = sql<SqlBool>`resident_id = any(${[...residentIds]}::uuid[])`
    return numberPrefix === null
      ? theirs
      : sql`(${theirs} or number between ${numberPrefix} and ${numberPrefix + LAST_SIGNS})`
  })
  return found
}

function spanOf(wish: OrderWish): Condition[] {
  const { found, when } = gather()
  when(wish.pickupFrom, (day) => sql`pickup_date >= ${day}`)
  when(wish.pickupThrough, (day) => sql`pickup_date <= ${day}`)
  return found
}

/** What each of those looked at is held against. */
function restOf(wish: OrderWish): Condition[] {
  const { found, when } = gather()
  found.push(sql`true`)
  when(wish.communityId, (id) => sql`community_id = ${id}`)
  when(wish.channel, (channel) => sql`channel = ${channel}`)
  when(wish.state, (state) => IN_STATE[state])
  if (wish.pickupFrom !== wish.pickupThrough) found.push(...spanOf(wish))
  when(wish.placedFrom, (at) => sql`placed_at >= ${at}`)
  when(wish.placedBefore, (at) => sql`placed_at < ${at}`)
  when(wish.leastMinor, (minor) => sql`total_minor >= ${minor}`)
  when(wish.mostMinor, (minor) => sql`total_minor <= ${minor}`)
  when(wish.text, (text) => {
    const part = `%${text.replace(LIKE_SIGNS, '\\$&')}%`
    // As `exists`, the lines of all orders are read first, for the one page that is shown.
    return sql`(note ilike ${part} or cancelled_why ilike ${part} or (
      select true from order_lines l where l.region_id = orders.region_id
        and l.order_id = orders.id and l.name::text ilike ${part} limit 1))`
  })
  return found
}
