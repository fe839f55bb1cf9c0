import { m, money } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import type { Quoted } from '../cart/use-cart-view.ts'
import { RefusalNotice } from '../orders/refusal-notice.tsx'
import type { PayChoice } from './checkout-state.ts'

const WORDS: Record<PayChoice, () => string> = {
  wallet: m.shop_order_place_wallet,
  sandbox: m.shop_order_place_online,
  mix: m.shop_order_place_mix,
  cash: m.shop_order_place_cash,
}

/** What it comes to, step by step, and the button that orders. */
export function CheckoutTotal({
  quoted,
  pay,
  balanceMinor,
  isBusy,
  error,
  whyNot,
  onPlace,
}: {
  quoted: Quoted
  pay: PayChoice
  balanceMinor: number
  isBusy: boolean
  error: unknown
  whyNot: string | null
  onPlace: () => void
}) {
  const { quotes, totalMinor } = quoted
  const currency = quotes[0]!.currency
  const sum = (of: (quote: Quoted['quotes'][number]) => number) =>
    quotes.reduce((all, quote) => all + of(quote), 0)
  const amount = (minor: number) => money(minor, currency)
  const discountMinor = sum(({ discountMinor: taken }) => taken)
  const feeMinor = sum(({ feeMinor: fee }) => fee)
  const taxMinor = sum(({ steps }) => steps.find(({ what }) => what === 'tax')?.amountMinor ?? 0)
  const isFree = quotes.some(({ steps }) => steps.some(({ what }) => what === 'free-delivery'))
  return (
    <aside className="cart-summary checkout-summary" aria-label={m.shop_order_sum_total()}>
      <dl>
        <Row name={m.shop_order_sum_goods()} value={amount(sum(({ goodsMinor }) => goodsMinor))} />
        {discountMinor > 0 ? (
          <Row name={m.shop_order_sum_discount()} value={amount(-discountMinor)} />
        ) : null}
        {feeMinor > 0 ? <Row name={m.shop_order_sum_fee()} value={amount(feeMinor)} /> : null}
        {isFree ? <Row name={m.shop_order_free_reached()} value={amount(0)} /> : null}
        {taxMinor > 0 ? <Row name={m.shop_order_sum_tax()} value={amount(taxMinor)} /> : null}
        {pay === 'mix' ? (
          <Row name={m.shop_order_way_wallet()} value={amount(-balanceMinor)} />
        ) : null}
      </dl>
      <RefusalNotice error={error} />
      <div className="cart-go">
        <p className="cart-total" aria-live="polite">
          <span>{m.shop_order_sum_total()}</span>
          <strong className="number">{amount(totalMinor)}</strong>
        </p>
        <Button isBusy={isBusy} onClick={onPlace} whyNot={whyNot}>
          {WORDS[pay]()}
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
