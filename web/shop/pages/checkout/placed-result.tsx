import '../orders/order-list.css'
import { Link } from 'wouter'
import type { getPayment } from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import { m, money } from '../../../i18n/index.ts'
import { buttonClass } from '../../../ui/button.tsx'
import { Countdown } from '../../../ui/countdown.tsx'
import { Icon, type IconName } from '../../../ui/icon.tsx'
import { paths } from '../../paths.ts'
import { usePlace } from '../../reader.tsx'
import { pickupTimeText } from '../orders/order-words.ts'
import { PayNow } from '../orders/pay-now.tsx'
import { type Order, useRegionTime, useStation } from '../orders/use-order.ts'

type Payment = ReplyOf<typeof getPayment>
type Outcome = 'done' | 'waiting' | 'failed' | 'over'

const SIGNS: Record<Outcome, IconName> = {
  done: 'check-circle',
  waiting: 'clock',
  failed: 'warning',
  over: 'close',
}

function outcomeOf(orders: readonly Order[], payment: Payment | undefined): Outcome {
  if (orders.every(({ state }) => state === 'expired' || state === 'cancelled')) return 'over'
  if (orders.every(({ state }) => state !== 'awaiting_payment')) return 'done'
  return payment?.state === 'failed' || payment?.state === 'expired' ? 'failed' : 'waiting'
}

/** One clear sentence on how it went, and the next thing to do. */
export function PlacedResult({
  region,
  orders,
  payment,
}: {
  region: string
  orders: readonly Order[]
  payment: Payment | undefined
}) {
  const place = usePlace()
  const outcome = outcomeOf(orders, payment)
  const unpaid = orders.filter(({ state }) => state === 'awaiting_payment')
  return (
    <div className="checkout-result">
      <section className={`checkout-outcome checkout-outcome-${outcome}`} role="status">
        <Icon name={SIGNS[outcome]} size={56} />
        <h1>{titleOf(outcome)}</h1>
        <p>{textOf(outcome, orders)}</p>
        {unpaid[0]?.holdUntil ? (
          <p className="order-hold">
            {m.shop_order_hold_left()}
            <Countdown until={unpaid[0].holdUntil} className="order-hold-clock" />
          </p>
        ) : null}
      </section>
      {unpaid.length > 0 ? (
        <PayNow
          region={region}
          orders={unpaid}
          payment={payment?.state === 'waiting' ? payment.id : undefined}
        />
      ) : null}
      <ul className="order-list">
        {orders.map((order) => (
          <PlacedOrder key={order.id} region={region} order={order} />
        ))}
      </ul>
      <Link
        className={buttonClass('plain', true)}
        href={place === null ? paths.home() : paths.today(place)}
      >
        {m.shop_order_shop_on()}
      </Link>
    </div>
  )
}

function titleOf(outcome: Outcome): string {
  if (outcome === 'done') return m.shop_order_result_done()
  if (outcome === 'waiting') return m.shop_order_result_waiting()
  return outcome === 'failed' ? m.shop_order_result_failed() : m.shop_order_result_over()
}

function textOf(outcome: Outcome, orders: readonly Order[]): string {
  const cashMinor = orders.reduce((sum, order) => sum + order.cashDueMinor, 0)
  if (outcome === 'waiting') return m.shop_order_result_waiting_text()
  if (outcome === 'failed') return m.shop_order_result_failed_text()
  if (outcome === 'over') return m.shop_order_result_over_text()
  return cashMinor > 0
    ? m.shop_order_result_cash_text({ amount: money(cashMinor, orders[0]!.currency) })
    : m.shop_order_result_done_text()
}

function PlacedOrder({ region, order }: { region: string; order: Order }) {
  const { today } = useRegionTime(region)
  const station = useStation(region, order.stationId).data
  const when = pickupTimeText(order.pickupDate, order.slot, today)
  return (
    <li className="order-card checkout-placed">
      <span>
        <strong>
          {order.fulfilment === 'delivery'
            ? m.shop_order_text_coming_home({ when })
            : m.shop_order_text_coming({ when, place: station?.name ?? '' })}
        </strong>
        <span className="order-quiet">
          {m.shop_order_short_number()} <span className="number">{order.shortNumber}</span>
        </span>
      </span>
      <Link className={buttonClass('soft')} href={paths.order(region, order.id)}>
        {m.shop_order_see()}
      </Link>
    </li>
  )
}
