import { type Queryable, sql, type Tx } from '#platform/db'
import type { Replacement } from '../order.ts'

export interface CartLine {
  offerId: string
  windowId: string
  quantity: number
  replacement: Replacement
  /** What a unit cost when it was put in; null when that was not known. */
  seenUnitPriceMinor: number | null
  addedAt: Date
}

export interface Cart {
  version: number
  leaderId: string | null
  lines: CartLine[]
}

export async function getCart(db: Queryable, regionId: string, residentId: string): Promise<Cart> {
  const cart = await db
    .selectFrom('carts')
    .select(['version', 'leader_id as leaderId'])
    .where('region_id', '=', regionId)
    .where('resident_id', '=', residentId)
    .executeTakeFirst()
  const lines = await db
    .selectFrom('cart_lines as line')
    .innerJoin('offers as offer', (join) =>
      join.onRef('offer.region_id', '=', 'line.region_id').onRef('offer.id', '=', 'line.offer_id'),
    )
    .select([
      'line.offer_id as offerId',
      'offer.window_id as windowId',
      'line.quantity',
      'line.replacement',
      'line.seen_unit_price_minor as seenUnitPriceMinor',
      'line.added_at as addedAt',
    ])
    .where('line.region_id', '=', regionId)
    .where('line.resident_id', '=', residentId)
    .orderBy('line.added_at')
    .orderBy('line.offer_id')
    .limit(200)
    .execute()
  return {
    version: cart?.version ?? 0,
    leaderId: cart?.leaderId ?? null,
    lines: lines as CartLine[],
  }
}

/** Makes the cart when there is none, and raises its version. */
export async function touchCart(
  tx: Tx,
  regionId: string,
  residentId: string,
  leaderId: string | null,
): Promise<void> {
  await sql`
    insert into carts (region_id, resident_id, leader_id)
    values (${regionId}, ${residentId}, ${leaderId})
    on conflict (region_id, resident_id) do update
    set version = carts.version + 1, updated_at = now(),
      leader_id = coalesce(excluded.leader_id, carts.leader_id)`.execute(tx)
}

export async function upsertCartLine(
  tx: Tx,
  regionId: string,
  residentId: string,
  line: Omit<CartLine, 'windowId' | 'addedAt'>,
): Promise<void> {
  await tx
    .insertInto('cart_lines')
    .values({
      region_id: regionId,
      resident_id: residentId,
      offer_id: line.offerId,
      quantity: line.quantity,
      replacement: line.replacement,
      seen_unit_price_minor: line.seenUnitPriceMinor,
    })
    .onConflict((conflict) =>
      conflict.columns(['region_id', 'resident_id', 'offer_id']).doUpdateSet({
        quantity: line.quantity,
        replacement: line.replacement,
        seen_unit_price_minor: line.seenUnitPriceMinor,
        changed_at: sql<Date>`linli_now()`,
      }),
    )
    .execute()
}

/** How many lines a cart holds beside the one of an offer. */
export async function countOtherLines(
  db: Queryable,
  regionId: string,
  residentId: string,
  offerId: string,
): Promise<number> {
  const row = await db
    .selectFrom('cart_lines')
    .select((count) => count.fn.countAll<number>().as('lines'))
    .where('region_id', '=', regionId)
    .where('resident_id', '=', residentId)
    .where('offer_id', '<>', offerId)
    .executeTakeFirstOrThrow()
  return Number(row.lines)
}

export async function deleteCartLines(
  tx: Tx,
  regionId: string,
  residentId: string,
  offerIds: readonly string[],
): Promise<void> {
  if (offerIds.length === 0) return
  await tx
    .deleteFrom('cart_lines')
    .where('region_id', '=', regionId)
    .where('resident_id', '=', residentId)
    .where('offer_id', 'in', offerIds)
    .execute()
}

/**
 * Takes what was ordered out of the carts of those who ordered it, unless it was put in or changed
 * after that; with the last line goes the leader whose link led to it.
 */
export async function deleteOrderedCartLines(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<void> {
  await sql`
    delete from cart_lines line
    using orders o join order_lines ordered
      on ordered.region_id = o.region_id and ordered.order_id = o.id
    where o.region_id = ${regionId} and o.id = any(${orderIds as string[]}::uuid[])
      and line.region_id = o.region_id and line.resident_id = o.resident_id
      and line.offer_id = ordered.offer_id and line.changed_at <= o.placed_at`.execute(tx)
  await sql`
    update carts set leader_id = null
    from orders o
    where o.region_id = ${regionId} and o.id = any(${orderIds as string[]}::uuid[])
      and carts.region_id = o.region_id and carts.resident_id = o.resident_id
      and carts.leader_id is not null
      and not exists (select from cart_lines line where line.region_id = carts.region_id
        and line.resident_id = carts.resident_id)`.execute(tx)
}

/** Deletes carts with all that lies in them. */
export async function deleteCarts(
  tx: Tx,
  regionId: string,
  residentIds: readonly string[],
): Promise<void> {
  await sql`delete from carts
    where region_id = ${regionId} and resident_id = any(${[...residentIds]}::uuid[])`.execute(tx)
}
