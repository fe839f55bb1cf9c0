import { type Queryable, sql } from '#platform/db'
import type { Acknowledged } from './client.ts'
import type { DeedKind } from './deed.ts'

/** What an acknowledged deed must have left in the database. */
interface Trace {
  id: string
  amountMinor: number
}

// biome-ignore lint/suspicious/noExplicitAny: replies differ by kind
type Reply = any

const ordersOf = (body: Reply): Trace[] =>
  body.orders.map((order: { id: string; totalMinor: number }) => ({
    id: order.id,
    amountMinor: order.totalMinor,
  }))

/** The rows that each kind of answer speaks of, by id and amount. */
const TRACES: Record<DeedKind, (one: Acknowledged) => Trace[]> = {
  place: ({ answer }) => ordersOf(answer.body),
  'pay-from-wallet': ({ answer: { body } }) => [
    { id: body.paymentId, amountMinor: body.amountMinor },
  ],
  'start-paying': ({ paymentId }) => [{ id: paymentId!, amountMinor: 0 }],
  'pay-online': ({ deed }) => [{ id: deed.path.split('/')[3]!, amountMinor: 0 }],
  cancel: ({ orderId }) => [{ id: orderId!, amountMinor: 0 }],
  'take-cash': ({ orderId, answer }) => [{ id: orderId!, amountMinor: answer.body.amountMinor }],
  'hand-over': ({ answer }) =>
    answer.body.handovers.map((one: { id: string; cashMinor: number }) => ({
      id: one.id,
      amountMinor: one.cashMinor,
    })),
  claim: ({ answer: { body } }) => [{ id: body.id, amountMinor: body.askedMinor }],
  decide: ({ answer: { body } }) => [{ id: body.id, amountMinor: body.refundedMinor }],
  refund: ({ answer }) =>
    answer.body.map((refund: { id: string; amountMinor: number }) => ({
      id: refund.id,
      amountMinor: refund.amountMinor,
    })),
}

/** Whether a trace's row is there, in the words of the database alone. */
const IS_THERE: Record<DeedKind, string> = {
  place: 'select from orders o where o.id = t.id and o.total_minor = t.amount',
  'pay-from-wallet': `select from payments p where p.id = t.id and p.amount_minor = t.amount
    and p.captured_at is not null`,
  'start-paying': `select from payments p where p.id = t.id and p.provider_reference is not null`,
  // Past its end nothing is paid any more, and the page says so.
  'pay-online': `select from sandbox_charges c where c.id = t.id
    and (c.paid_at is not null or c.expires_at <= now())`,
  cancel: 'select from orders o where o.id = t.id and o.cancelled_at is not null',
  'take-cash': `select from payments p join payment_orders part
    on part.region_id = p.region_id and part.payment_id = p.id
    where part.order_id = t.id and part.amount_minor = t.amount and p.provider = 'cash'
      and p.captured_at is not null`,
  'hand-over': `select from handovers h where h.id = t.id and h.cash_minor = t.amount
    and h.undone_at is null`,
  claim: 'select from claims c where c.id = t.id and c.asked_minor = t.amount',
  decide: `select from claims c where c.id = t.id and c.refunded_minor >= t.amount
    and c.decided_at is not null`,
  refund: 'select from refunds r where r.id = t.id and r.amount_minor = t.amount',
}

/** The acknowledged deeds of which the database knows nothing; each is a promise broken. */
export async function findLost(
  db: Queryable,
  acknowledged: readonly Acknowledged[],
): Promise<string[]> {
  const lost: string[] = []
  for (const [kind, sent] of Map.groupBy(acknowledged, ({ deed }) => deed.kind)) {
    const traces = sent.flatMap(TRACES[kind])
    const { rows } = await sql<{ id: string; amount: number }>`
      select t.id, t.amount
      from unnest(${traces.map(({ id }) => id)}::uuid[],
        ${traces.map(({ amountMinor }) => amountMinor)}::bigint[]) as t (id, amount)
      where not exists (${sql.raw(IS_THERE[kind])})`.execute(db)
    lost.push(...rows.map(({ id, amount }) => `${kind} ${id} of ${amount}`))
  }
  return lost
}

/** What is there without having been acknowledged, or more than once; when nothing is under way. */
export async function findUnasked(
  db: Queryable,
  acknowledged: readonly Acknowledged[],
): Promise<string[]> {
  const idsOf = (kind: DeedKind): string[] =>
    acknowledged
      .filter(({ deed }) => deed.kind === kind)
      .flatMap((one) => TRACES[kind](one).map(({ id }) => id))
  const found: string[] = []
  for (const [kind, table, where] of [
    ['place', 'orders', 'true'],
    ['hand-over', 'handovers', 'true'],
    ['claim', 'claims', 'true'],
    ['refund', 'refunds', `reason = 'bruised'`],
  ] as const) {
    const ids = idsOf(kind)
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
      where ${sql.raw(where)} and id <> all(${ids}::uuid[])`.execute(db)
    found.push(...rows.map(({ id }) => `${table} ${id} was never acknowledged`))
    if (new Set(ids).size < ids.length) found.push(`${kind}: one effect was acknowledged for two`)
  }
  return found
}
