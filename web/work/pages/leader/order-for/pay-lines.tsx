import './order-for.css'
import type { quote } from '../../../../api/index.ts'
import { m, money, nameOf } from '../../../../i18n/index.ts'
import { amountOf } from '../../../goods/amount.ts'
import type { WindowGoods } from '../use-leader.ts'

type Priced = Awaited<ReturnType<typeof quote>>

/** What is ordered and what it comes to, to be checked before it is paid. */
export function PayLines({ priced, goods }: { priced: Priced; goods: WindowGoods }) {
  const { currency } = goods
  const discountMinor = priced.quotes.reduce((sum, one) => sum + one.discountMinor, 0)
  return (
    <section aria-label={m.leader_pay_goods()}>
      <ul className="leader-pay-lines">
        {priced.quotes
          .flatMap(({ lines }) => lines)
          .map(({ offerId, quantity, goodsMinor }) => {
            const offer = goods.offers.find((one) => one.offerId === offerId)
            if (offer === undefined) return null
            const amount = amountOf(quantity, offer.measure === 'weighed')
            return (
              <li key={offerId} className="leader-line">
                <span>{m.leader_goods_line({ name: nameOf(offer.name), amount })}</span>
                <span className="number">{money(goodsMinor, currency)}</span>
              </li>
            )
          })}
      </ul>
      {discountMinor === 0 ? null : (
        <p className="leader-pay-sum">
          {m.leader_pay_discount({ amount: money(discountMinor, currency) })}
        </p>
      )}
      <p className="leader-pay-sum">
        <strong>{m.leader_pay_total({ amount: money(priced.totalMinor, currency) })}</strong>
      </p>
    </section>
  )
}
