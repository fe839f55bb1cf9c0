import { Link, useLocation } from 'wouter'
import { m } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { useCart } from '../cart.ts'
import type { PageFrame } from '../page.ts'
import { paths } from '../paths.ts'
import { usePlace } from '../reader.tsx'
import { PlaceLink } from './place-link.tsx'
import { SearchForm } from './search-form.tsx'
import { tabsOf } from './tabs.ts'

/** The bar at the top of a desk; phones have the page's own head and the bar below. */
export function TopBar({ tab }: { tab?: PageFrame['tab'] }) {
  const place = usePlace()
  const { count } = useCart()
  const [path] = useLocation()
  // The page of search has a box of its own.
  const isSearching = path.endsWith('/search')
  return (
    <header className="shop-top">
      <div className="shop-top-inner">
        <Link href={place === null ? paths.home() : paths.today(place)} className="shop-brand">
          <BrandMark />
          {m.shop_brand()}
        </Link>
        {place === null ? null : <PlaceLink />}
        {place === null || isSearching ? null : <SearchForm />}
        <nav className="shop-top-nav" aria-label={m.shop_main_navigation_top()}>
          {tabsOf(place).map(({ name, text, href }) => (
            <Link key={name} href={href} aria-current={name === tab ? 'page' : undefined}>
              {text}
            </Link>
          ))}
          <Link href={paths.cart()} className="shop-top-cart">
            <Icon name="cart" />
            <span className="number">{m.shop_cart_pieces({ count })}</span>
          </Link>
        </nav>
      </div>
    </header>
  )
}

function BrandMark() {
  return (
    <span className="shop-brand-mark" aria-hidden="true">
      <Icon name="leaf" size={20} />
    </span>
  )
}
