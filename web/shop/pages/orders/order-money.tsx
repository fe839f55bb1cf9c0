import { instantOf, m, money, nameOf } from '../../../i18n/index.ts'
import { dueOf } from './money-of.ts'
import type { About } from './order-status.tsx'
import { ReductionText } from './reduction-text.tsx'
import { type Money, type Order, useMoney, useRegionTime } from './use-order.ts'

/** What it cost, how it was paid, and what came back and why. */
export function OrderMoney({ region, order }: About) {
  const paid = useMoney(region, order.id).data
  const amount = (minor: number) => money(minor, order.currency)
  return (
    <section className="order-card" aria-labelledby="order-money">
      <h2 id="order-money">{m.shop_order_money()}</h2>
      <dl className="order-sums">
        <Row name={m.shop_order_sum_goods()} value={amount(order.goodsMinor)} />
        {order.discountMinor > 0 ? (
          <Row name={m.shop_order_sum_discount()} value={amount(-order.discountMinor)} />
        ) : null}
        {order.fulfilment === 'delivery' ? (
          <Row name={m.shop_order_sum_fee()} value={amount(order.feeMinor)} />
        ) : null}
        {order.reducedMinor > 0 ? (
          <Row name={m.shop_order_sum_reduced()} value={amount(-order.reducedMinor)} />
        ) : null}
        <Row name={m.shop_order_sum_total()} value={amount(dueOf(order))} isTotal />
      </dl>
      {paid === undefined ? null : <Payments order={order} paid={paid} />}
      <Returned region={region} order={order} paid={paid} />
    </section>
  )
}

function Row({ name, value, isTotal = false }: { name: string; value: string; isTotal?: boolean }) {
  return (
    <div className={isTotal ? 'order-sum order-sum-total' : 'order-sum'}>
      <dt>{name}</dt>
      <dd className="number">{value}</dd>
    </div>
  )
}

const PAID_BY: Record<Money['payments'][number]['method'], (given: { amount: string }) => string> =
  {
    wallet: m.shop_order_paid_wallet,
    cash: m.shop_order_paid_cash,
    sandbox: m.shop_order_paid_online,
  }

function Payments({ order, paid }: { order: Order; paid: Money }) {
  const captured = paid.payments.filter((payment) => payment.state === 'captured')
  if (captured.length === 0) {
    return order.cashDueMinor > 0 ? (
      <p className="order-quiet">
        {m.shop_order_cash_due({ amount: money(order.cashDueMinor, order.currency) })}
      </p>
    ) : null
  }
  return (
    <ul className="order-quiet">
      {captured.map((payment) => (
        <li key={payment.id}>
          {PAID_BY[payment.method]({ amount: money(payment.amountMinor, order.currency) })}
        </li>
      ))}
    </ul>
  )
}

type Route = Money['refunds'][number]['route']

/** The way one paid has a name of its own where all was paid from the wallet. */
const routeOf = ({ route }: { route: Route }, paid: Money | undefined): Route => {
  const captured = paid?.payments.filter(({ state }) => state === 'captured') ?? []
  const isWallet = captured.length > 0 && captured.every(({ method }) => method === 'wallet')
  return route === 'original' && isWallet ? 'wallet' : route
}

const ROUTES: Record<Route, (given: { amount: string }) => string> = {
  original: m.shop_order_back_original,
  wallet: m.shop_order_back_wallet,
  cash: m.shop_order_back_cash,
  bank: m.shop_order_back_bank,
}

/** Every reduction with its sentence, then where the money went and whether it is there. */
function Returned({
  region,
  order,
  paid,
}: {
  region: string
  order: Order
  paid: Money | undefined
}) {
  const { timeZone } = useRegionTime(region)
  const refunds = paid?.refunds ?? []
  if (order.reductions.length === 0 && refunds.length === 0) return null
  return (
    <div className="order-returned">
      <h3>{m.shop_order_came_back()}</h3>
      <ul>
        {order.reductions.map((reduction) => (
          <li key={`${reduction.lineNumber} ${reduction.kind} ${reduction.reducedAt}`}>
            <strong>{nameOfLine(order, reduction.lineNumber)}</strong>
            <ReductionText
              reduction={reduction}
              measure={measureOfLine(order, reduction.lineNumber)}
              currency={order.currency}
            />
          </li>
        ))}
        {refunds.map((refund) => (
          <li key={refund.id} className="order-quiet">
            {ROUTES[routeOf(refund, paid)]({ amount: money(refund.amountMinor, order.currency) })}{' '}
            {refund.succeededAt === null
              ? m.shop_order_back_on_way()
              : m.shop_order_back_there({ when: instantOf(refund.succeededAt, timeZone) })}
          </li>
        ))}
      </ul>
    </div>
  )
}

const lineOf = (order: Order, number: number) =>
  order.lines.find((line) => line.lineNumber === number)

const nameOfLine = (order: Order, number: number): string => {
  const line = lineOf(order, number)
  return line === undefined ? m.shop_order_sum_fee() : nameOf(line.name)
}

const measureOfLine = (order: Order, number: number): string =>
  lineOf(order, number)?.measure ?? 'piece'
