import './changed.css'
import { m, money, nameOf, number, weight } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useCart } from '../../cart.ts'
import { isLate } from './late.ts'
import { type CartView, type Change, cartOfferOf, type ViewLine } from './use-cart-view.ts'

/** What is other than when it was put in, and one tap that takes all of it as it is now. */
export default function WhatChanged({ view }: { view: CartView }) {
  const { setQuantity } = useCart()
  const changed = view.parts
    .flatMap(({ lines }) => lines)
    .filter((line) => line.changes.length > 0 && !isLate(line))
  if (changed.length === 0) return null
  const accept = () => {
    for (const line of changed) setQuantity(cartOfferOf(line), quantityNow(line))
  }
  return (
    <section className="cart-changed" role="alert" aria-labelledby="cart-changed">
      <h2 id="cart-changed">
        <Icon name="warning" size={20} />
        {m.shop_order_changed()}
      </h2>
      <ul>
        {changed.flatMap((line) =>
          line.changes.map((change) => (
            <li key={`${line.offerId} ${change.what}`}>
              {changeText(line, change, view.currency ?? 'CNY')}
            </li>
          )),
        )}
      </ul>
      <Button isWide onClick={accept}>
        {m.shop_order_changed_accept()}
      </Button>
    </section>
  )
}

/** How much of a line stays once its changes are accepted. */
function quantityNow({ changes, quantity }: ViewLine): number {
  if (changes.some(({ what }) => what === 'gone' || what === 'cutoff')) return 0
  const stock = changes.find(({ what }) => what === 'stock')
  return Math.min(quantity, stock?.now ?? quantity)
}

const leftText = (measure: string, left: number): string =>
  measure === 'weighed' ? weight(left) : m.shop_order_left_pieces({ count: number(left) })

export function changeText(
  line: Pick<ViewLine, 'name' | 'measure'>,
  { what, before = 0, now = 0 }: Change,
  currency: string,
): string {
  const name = nameOf(line.name)
  if (what === 'gone') return m.shop_order_change_gone({ name })
  if (what === 'cutoff') return m.shop_order_change_cutoff({ name })
  if (what === 'stock') {
    return now === 0
      ? m.shop_order_change_sold_out({ name })
      : m.shop_order_change_stock({ name, left: leftText(line.measure, now) })
  }
  const prices = { name, before: money(before, currency), now: money(now, currency) }
  return now > before ? m.shop_order_change_dearer(prices) : m.shop_order_change_cheaper(prices)
}
