import { instantOf, m, money } from '../../../i18n/index.ts'
import { Failed, Skeleton } from '../../../ui/states.tsx'
import type { About } from './order-status.tsx'
import { useRegionTime, useTimeline } from './use-order.ts'

interface Told {
  amount: string
  until: string
}

const WORDS: Record<string, (told: Told) => string> = {
  'order.placed': () => m.shop_order_event_placed(),
  'order.paid': ({ amount }) => m.shop_order_event_paid({ amount }),
  'order.paid-late': () => m.shop_order_event_paid_late(),
  'order.reminded': () => m.shop_order_event_reminded(),
  'order.expired': () => m.shop_order_event_expired(),
  'order.cancelled': () => m.shop_order_event_cancelled(),
  'order.reduced': ({ amount }) => m.shop_order_event_reduced({ amount }),
  'order.ready': () => m.shop_order_event_ready(),
  'order.pickup-extended': ({ until }) => m.shop_order_event_extended({ until }),
  'order.closed': () => m.shop_order_event_closed(),
  'order.reopened': () => m.shop_order_event_reopened(),
  'order.not-collected': () => m.shop_order_event_not_collected(),
}

const CLOSED: Record<string, () => string> = {
  collected: m.shop_order_event_collected,
  delivered: m.shop_order_event_delivered,
  returned: m.shop_order_event_returned,
  lacking: m.shop_order_event_lacking,
}

/** What happened to the order, the latest first, as a neighbour would tell it. */
export function OrderTimeline({ region, order }: About) {
  const timeline = useTimeline(region, order.id)
  const { timeZone } = useRegionTime(region)
  const told = (timeline.data ?? []).filter(({ type }) => WORDS[type] !== undefined)
  const events = told.flatMap((event) => [event, ...paidWith(event, order)])
  return (
    <section className="order-card" aria-labelledby="order-events">
      <h2 id="order-events">{m.shop_order_events()}</h2>
      {timeline.isPending ? <Skeleton count={3} /> : null}
      {timeline.isLoadingError ? (
        <Failed error={timeline.error} onRetry={timeline.refetch} />
      ) : null}
      <ol className="order-events">
        {events.toReversed().map((event) => (
          <li key={`${event.type} ${event.occurredAt}`}>
            <span>{textOf(event, order.currency, timeZone)}</span>
            <time className="order-quiet number" dateTime={event.occurredAt}>
              {instantOf(event.occurredAt, timeZone)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  )
}

// What is paid at once is placed and paid by one event.
const paidWith = ({ type }: { type: string }, { placedAt, paidAt, totalMinor }: About['order']) =>
  type === 'order.placed' && paidAt !== null && paidAt === placedAt
    ? [{ type: 'order.paid', occurredAt: paidAt, body: { amountMinor: totalMinor } }]
    : []

function textOf(
  { type, body }: { type: string; body: Record<string, unknown> },
  currency: string,
  timeZone: string,
): string {
  const closed = CLOSED[String(body.why)]
  if (type === 'order.closed' && closed !== undefined) return closed()
  const minor = Number(body.refundedMinor || body.amountMinor || body.paidMinor || 0)
  const until = typeof body.deadlineAt === 'string' ? instantOf(body.deadlineAt, timeZone) : ''
  return WORDS[type]!({ amount: money(minor, currency), until })
}
