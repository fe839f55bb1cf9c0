import { useLocation } from 'wouter'
import { m, money } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { useCart } from '../../cart.ts'
import { countOf } from '../../cart-lines.ts'
import { paths } from '../../paths.ts'
import { cartIsSent } from '../../send-quantity.ts'
import { isLate } from './late.ts'
import type { CartView } from './use-cart-view.ts'

/** What it all comes to, and the way on. */
export function CartSummary({ view }: { view: CartView }) {
  const { sumMinor } = useCart()
  const count = countOf(view.parts.flatMap(({ lines }) => lines).filter((line) => !isLate(line)))
  const [, go] = useLocation()
  const currency = view.currency ?? 'CNY'
  const totalMinor = view.totalMinor ?? sumMinor
  const quotes = view.parts.flatMap(({ quote }) => quote ?? [])
  // What cannot be ordered any more is not counted, as it is not in the total.
  const goodsMinor =
    view.totalMinor === undefined ? sumMinor : quotes.reduce((sum, one) => sum + one.goodsMinor, 0)
  const discountMinor = quotes.reduce((sum, quote) => sum + quote.discountMinor, 0)
  const taxMinor = quotes
    .flatMap(({ steps }) => steps)
    .reduce((sum, step) => sum + (step.what === 'tax' ? step.amountMinor : 0), 0)
  const next = async () => {
    await cartIsSent()
    go(paths.checkout())
  }
  return (
    <aside className="cart-summary" aria-label={m.shop_order_sum_total()}>
      <dl>
        <Row name={m.shop_order_sum_goods()} value={money(goodsMinor, currency)} />
        {discountMinor > 0 ? (
          <Row name={m.shop_order_sum_discount()} value={money(-discountMinor, currency)} />
        ) : null}
        {taxMinor > 0 ? (
          <Row name={m.shop_order_sum_tax()} value={money(taxMinor, currency)} />
        ) : null}
        <Row name={m.shop_order_pickup_free()} value={money(0, currency)} />
      </dl>
      {view.totalMinor === undefined && view.keptAt === 'device' ? (
        <p className="cart-quiet">{m.shop_order_sum_here()}</p>
      ) : null}
      <div className="cart-go">
        <p className="cart-total" aria-live="polite">
          <span>{m.shop_order_count({ count })}</span>
          <strong className="number">{money(totalMinor, currency)}</strong>
        </p>
        <Button onClick={next} whyNot={whyNotOf(view)}>
          {m.shop_order_to_checkout()}
        </Button>
      </div>
    </aside>
  )
}

const Row = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd className="number">{value}</dd>
  </div>
)

/** Why one cannot go on: what changed is accepted first, and a minimum is reached. */
function whyNotOf(view: CartView): string | null {
  const lines = view.parts.flatMap((part) => part.lines)
  if (lines.some(isLate)) return m.shop_order_closed_first()
  if (lines.some(({ changes }) => changes.length > 0)) return m.shop_order_accept_first()
  const isBelow = view.parts.some(({ quote }) =>
    quote?.faults.some(({ code }) => code === 'below-minimum'),
  )
  return isBelow ? m.shop_order_below_minimum() : null
}
