import { Link } from 'wouter'
import { m, money } from '../../i18n/index.ts'
import { buttonClass } from '../../ui/button.tsx'
import { type Missing, useCart } from '../cart.ts'
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
  const { count, sumMinor, missing } = useCart()
  const currency = useRegion()?.currency
  if (count === 0 || currency === undefined) return null
  const lacks = missingText(missing, currency)
  return (
    <aside className="shop-cart" aria-label={m.shop_cart()}>
      <Link href={paths.cart()} className="shop-cart-open">
        <strong className="shop-cart-sum number">{money(sumMinor, currency)}</strong>
        <span className="shop-cart-text">
          {m.shop_pieces({ count })}
          {lacks === null ? null : ` · ${lacks}`}
        </span>
      </Link>
      <Link href={paths.cart()} className={buttonClass('main')}>
        {m.shop_to_checkout()}
      </Link>
    </aside>
  )
}
