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

/** What of each order was captured and not given back yet, in minor units; zero ones are absent. */
export async function refundableOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, number>> {
  const captured = await capturedOf(db, regionId, orderIds)
  if (captured.size === 0) return captured
  const refunds = await db
    .selectFrom('refunds')
    .select(['order_id as orderId'])
    .select(sql<number>`sum(amount_minor)::bigint`.as('amountMinor'))
    .where('region_id', '=', regionId)
    .where('order_id', 'in', orderIds)
    .where('rerouted_at', 'is', null)
    .groupBy('order_id')
    .execute()
  for (const { orderId, amountMinor } of refunds) {
    captured.set(orderId!, captured.get(orderId!)! - amountMinor)
  }
  return new Map([...captured].filter(([, amountMinor]) => amountMinor > 0))
}
