import { m, money, nameOf } from '../../../i18n/index.ts'
import { Picture } from '../../../ui/picture.tsx'
import type { ServerCart } from '../../cart-lines.ts'
import type { Window } from '../../goods/offer.ts'
import { quantityText } from '../../goods/quantity-text.ts'
import type { Quoted } from '../cart/use-cart-view.ts'

/** What is about to be ordered, once more in short. */
export function OrderedGoods({
  lines,
  quoted,
  windows,
}: {
  lines: ServerCart['lines']
  quoted: Quoted
  windows: ReadonlyMap<string, Window>
}) {
  const offers = [...windows.values()].flatMap((window) => window.offers)
  const ordered = quoted.quotes.flatMap(({ lines: priced, currency }) =>
    priced.map((line) => ({ ...line, currency })),
  )
  return (
    <section className="order-card" aria-labelledby="checkout-goods">
      <h2 id="checkout-goods">{m.shop_order_goods()}</h2>
      <ul className="order-lines">
        {ordered.map((line) => {
          const known = lines.find(({ offerId }) => offerId === line.offerId)
          return (
            <li key={line.offerId} className="order-line">
              <span className="order-line-picture">
                <Picture
                  picture={offers.find(({ offerId }) => offerId === line.offerId)?.pictureIds[0]}
                  alt=""
                  sizes="72px"
                />
              </span>
              <span className="order-line-name">
                <strong>{nameOf(known?.name ?? {})}</strong>
                <span className="order-quiet number">
                  {quantityText(known?.measure ?? 'piece', line.quantity)}
                </span>
              </span>
              <strong className="number">{money(line.totalMinor, line.currency)}</strong>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
