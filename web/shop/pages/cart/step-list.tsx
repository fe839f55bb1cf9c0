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

const stepText = ({ what, amountMinor }: Step, currency: string): string =>
  WORDS[what]({ amount: money(amountMinor, currency) })

/** How a price came about, step by step. */
export default function StepList({
  quoted: { steps, discountMinor },
  currency,
}: {
  quoted: NonNullable<ViewLine['quoted']>
  currency: string
}) {
  return (
    <ol>
      {steps.map((step) => (
        <li key={step.what}>{stepText(step, currency)}</li>
      ))}
      {discountMinor > 0 ? (
        <li>{stepText({ what: 'discount', amountMinor: discountMinor }, currency)}</li>
      ) : null}
    </ol>
  )
}
