import { Link } from 'wouter'
import { m, money, nameOf, number, weight } from '../../i18n/index.ts'
import { buttonClass } from '../../ui/button.tsx'
import { type CartLine, type Missing, useCart } from '../cart.ts'
import { paths } from '../paths.ts'
import { useRegion } from '../reader.tsx'

/** What is missing in the cart, as one would say it. */
export function missingText(missing: Missing | null, currency: string): string | null {
  if (missing === null) return null
  const amount = money(missing.minor, currency)
  return missing.what === 'minimum'
    ? m.shop_missing_minimum({ amount })
    : m.shop_missing_free_delivery({ amount })
}

/** The cart in one line: floating above the bottom bar of a phone, in its own column at a desk. */
export function CartBar() {
  const { count, lines, sumMinor, missing } = useCart()
  const currency = useRegion()?.currency
  if (currency === undefined) return null
  const lacks = missingText(missing, currency)
  const isEmpty = count === 0
  return (
    <aside
      className={isEmpty ? 'shop-cart shop-cart-empty' : 'shop-cart'}
      aria-label={m.shop_cart()}
    >
      <h2 className="shop-cart-title">{m.shop_cart()}</h2>
      {isEmpty ? <p className="shop-soft">{m.shop_cart_empty()}</p> : null}
      <CartLines lines={lines} currency={currency} />
      {isEmpty ? null : (
        <>
          <Link href={paths.cart()} className="shop-cart-open">
            <strong className="shop-cart-sum number">{money(sumMinor, currency)}</strong>
            <span className="shop-cart-text">
              <span>{m.shop_pieces({ count })}</span>
              {lacks === null ? null : <span>{lacks}</span>}
            </span>
          </Link>
          <Link href={paths.cart()} className={buttonClass('main')}>
            {m.shop_to_checkout()}
          </Link>
        </>
      )}
    </aside>
  )
}

/** What is in it; seen at a desk, where there is room. */
function CartLines({ lines, currency }: { lines: readonly CartLine[]; currency: string }) {
  return (
    <ul className="shop-cart-lines">
      {lines.map(({ offerId, name, measure, quantity, goodsMinor }) => (
        <li key={offerId}>
          <span>{nameOf(name)}</span>
          <span className="shop-soft number">
            {measure === 'weighed' ? weight(quantity) : m.shop_times({ count: number(quantity) })}
          </span>
          <span className="number">{money(goodsMinor, currency)}</span>
        </li>
      ))}
    </ul>
  )
}
