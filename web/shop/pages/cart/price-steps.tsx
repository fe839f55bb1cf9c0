import { m, money } from '../../../i18n/index.ts'
import type { Quote, ViewLine } from './use-cart-view.ts'

type Step = Quote['steps'][number]

const WORDS: Record<Step['what'], (given: { amount: string }) => string> = {
  list: m.shop_order_step_list,
  community: m.shop_order_step_community,
  window: m.shop_order_step_window,
  goods: m.shop_order_step_goods,
  discount: m.shop_order_step_discount,
  fee: m.shop_order_step_fee,
  'free-delivery': m.shop_order_step_free,
  tax: m.shop_order_step_tax,
}

export const stepText = ({ what, amountMinor }: Step, currency: string): string =>
  WORDS[what]({ amount: money(amountMinor, currency) })

/** What a piece or a kilogram costs, and how that came about where it is not the usual price. */
export function PriceSteps({ line, currency }: { line: ViewLine; currency: string }) {
  const unitMinor = line.quoted?.unitPriceMinor ?? line.offer?.unitPriceMinor
  if (unitMinor === undefined) return null
  const amount = money(unitMinor, currency)
  const steps = line.quoted?.steps ?? []
  const unit =
    line.measure === 'weighed' ? m.shop_order_per_kg({ amount }) : m.shop_order_each({ amount })
  if (steps.length < 2 && (line.quoted?.discountMinor ?? 0) === 0) {
    return <span className="cart-quiet number">{unit}</span>
  }
  return (
    <details className="cart-steps">
      <summary>
        <span className="number">{unit}</span> {m.shop_order_why_price()}
      </summary>
      <ol>
        {steps.map((step) => (
          <li key={step.what}>{stepText(step, currency)}</li>
        ))}
        {line.quoted !== undefined && line.quoted.discountMinor > 0 ? (
          <li>
            {stepText({ what: 'discount', amountMinor: line.quoted.discountMinor }, currency)}
          </li>
        ) : null}
      </ol>
    </details>
  )
}
