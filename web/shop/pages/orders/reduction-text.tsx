import { m, money } from '../../../i18n/index.ts'
import { quantityText } from '../../goods/quantity-text.ts'
import type { Order } from './use-order.ts'

type Reduction = Order['reductions'][number]

const SENTENCES: Record<Reduction['kind'], (given: { amount: string; lost: string }) => string> = {
  'price-cut': m.shop_order_less_price_cut,
  withdrawn: m.shop_order_less_withdrawn,
  short: m.shop_order_less_short,
  weighed: m.shop_order_less_weighed,
  claim: m.shop_order_less_claim,
  returned: m.shop_order_less_returned,
}

/** Why something was taken off, and how much. */
export function ReductionText({
  reduction,
  measure,
  currency,
}: {
  reduction: Reduction
  measure: string
  currency: string
}) {
  return (
    <span className="order-less">
      {SENTENCES[reduction.kind]({
        amount: money(reduction.amountMinor, currency),
        lost: quantityText(measure, reduction.quantity),
      })}
    </span>
  )
}
