import { m, money } from '../../../i18n/index.ts'
import { Choice, type ChoiceOption } from '../orders/choice.tsx'
import type { Method, PayChoice } from './checkout-state.ts'

interface Way {
  method: Method
  refusal: { code: string; detail: string } | null
}

/** The wallet, the provider, both together, or cash at the pickup point. */
export function HowToPay({
  ways,
  balanceMinor,
  totalMinor,
  currency,
  value,
  onChange,
}: {
  ways: readonly Way[]
  balanceMinor: number
  totalMinor: number
  currency: string
  value: PayChoice
  onChange: (pay: PayChoice) => void
}) {
  const amount = (minor: number) => money(minor, currency)
  const wayOf = (method: Method) => ways.find((way) => way.method === method)
  const options: ChoiceOption<PayChoice>[] = []
  if (wayOf('sandbox')) {
    options.push({
      value: 'sandbox',
      text: m.shop_order_way_online(),
      hint: m.shop_order_way_online_hint(),
    })
  }
  if (wayOf('wallet')) {
    const isEnough = balanceMinor >= totalMinor
    const balance = amount(balanceMinor)
    options.push({
      value: 'wallet',
      text: m.shop_order_way_wallet(),
      hint: m.shop_order_way_wallet_hint({ balance }),
      whyNot: isEnough ? null : m.shop_order_wallet_too_low({ balance }),
    })
    if (!isEnough && balanceMinor > 0 && wayOf('sandbox')) {
      options.push({
        value: 'mix',
        text: m.shop_order_way_mix(),
        hint: m.shop_order_way_mix_hint({
          wallet: balance,
          rest: amount(totalMinor - balanceMinor),
        }),
      })
    }
  }
  const cash = wayOf('cash')
  if (cash !== undefined) {
    options.push({
      value: 'cash',
      text: m.shop_order_way_cash(),
      hint: m.shop_order_way_cash_hint(),
      whyNot: cash.refusal === null ? null : m.shop_order_way_cash_not(),
    })
  }
  return (
    <section className="order-card">
      <Choice legend={m.shop_order_way()} value={value} onChange={onChange} options={options} />
    </section>
  )
}
