import { type Queryable, sql } from '#platform/db'

/** What is captured for each order, in minor units; an order that has nothing is absent. */
export async function capturedOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, number>> {
  if (orderIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('payment_orders as part')
    .innerJoin('payments as payment', (join) =>
      join
        .onRef('payment.region_id', '=', 'part.region_id')
        .onRef('payment.id', '=', 'part.payment_id'),
    )
    .select(['part.order_id as orderId'])
    .select(sql<number>`sum(part.amount_minor)::bigint`.as('amountMinor'))
    .where('part.region_id', '=', regionId)
    .where('part.order_id', 'in', orderIds)
    .where('payment.captured_at', 'is not', null)
    .groupBy('part.order_id')
    .execute()
  return new Map(rows.map((row) => [row.orderId, row.amountMinor]))
}

/** Money of one order, in minor units. */
export interface HeldMoney {
  /** Captured and not given back yet. */
  heldMinor: number
  /** Of what was given back: by finance's decision, beside what the order was due to give back. */
  goodwillMinor: number
}

/** What is held of each order for which something was captured. */
export async function heldOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, HeldMoney>> {
  const captured = await capturedOf(db, regionId, orderIds)
  if (captured.size === 0) return new Map()
  const refunds = await db
    .selectFrom('refunds')
    .select(['order_id as orderId'])
    .select(sql<number>`sum(amount_minor)::bigint`.as('amountMinor'))
    .select(
      sql<number>`coalesce(sum(amount_minor) filter (where is_goodwill), 0)::bigint`.as(
        'goodwillMinor',
      ),
    )
    .where('region_id', '=', regionId)
    .where('order_id', 'in', orderIds)
    .where('rerouted_at', 'is', null)
    .groupBy('order_id')
    .execute()
  const given = new Map(refunds.map((row) => [row.orderId!, row]))
  return new Map(
    [...captured].map(([orderId, capturedMinor]) => {
      const { amountMinor = 0, goodwillMinor = 0 } = given.get(orderId) ?? {}
      return [orderId, { heldMinor: capturedMinor - amountMinor, goodwillMinor }]
    }),
  )
}

/** What of each order was captured and not given back yet, in minor units; zero ones are absent. */
export async function refundableOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, number>> {
  const held = await heldOf(db, regionId, orderIds)
  return new Map(
    [...held].flatMap(([orderId, { heldMinor }]) => (heldMinor > 0 ? [[orderId, heldMinor]] : [])),
  )
}
