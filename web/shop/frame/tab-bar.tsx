import { Link } from 'wouter'
import { m } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import type { PageFrame } from '../page.ts'
import { usePlace } from '../reader.tsx'
import { tabsOf } from './tabs.ts'

/** The bar at the bottom of a phone. */
export function TabBar({ tab }: { tab: NonNullable<PageFrame['tab']> }) {
  const place = usePlace()
  return (
    <nav className="shop-tabs" aria-label={m.shop_main_navigation()}>
      {tabsOf(place).map(({ name, text, icon, href }) => (
        <Link key={name} href={href} aria-current={name === tab ? 'page' : undefined}>
          <span className="shop-tab-sign">
            <Icon name={icon} size={22} />
          </span>
          {text}
        </Link>
      ))}
    </nav>
  )
}
