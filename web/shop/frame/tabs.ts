import { m } from '../../i18n/index.ts'
import type { IconName } from '../../ui/icon.tsx'
import type { PageFrame } from '../page.ts'
import { paths } from '../paths.ts'
import type { Place } from '../place.ts'

export interface Tab {
  name: NonNullable<PageFrame['tab']>
  text: string
  icon: IconName
  href: string
}

/** The four places one always reaches. */
export const tabsOf = (place: Place | null): Tab[] => [
  {
    name: 'today',
    text: m.shop_today(),
    icon: 'home',
    href: place === null ? paths.home() : paths.today(place),
  },
  {
    name: 'goods',
    text: m.shop_categories(),
    icon: 'grid',
    href: place === null ? paths.home() : paths.goods(place),
  },
  { name: 'orders', text: m.shop_orders(), icon: 'receipt', href: paths.orders() },
  { name: 'me', text: m.shop_me(), icon: 'person', href: paths.me() },
]
