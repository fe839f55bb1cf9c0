import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import type { Place } from './place.ts'

/** What a page is asked for before it is shown, here or on the server. */
export interface PageVisit {
  client: QueryClient
  params: Record<string, string>
  query: URLSearchParams
  /** The community that the address names, else the one that the reader chose; null before there is one. */
  place: Place | null
  origin: string
  path: string
  /** Reads the elder version. */
  isElder: boolean
}

/** What a page says of itself to search engines, chats and the tab. */
export interface PageHead {
  title: string
  description?: string
  /** Absolute address of a picture for previews, 1200 × 630. */
  picture?: string
  /** Address of the page that search engines should know instead, where this is not the one. */
  canonical?: string
  /** Structured data (schema.org). */
  jsonLd?: object
  /** For its reader only: not for search engines. */
  isPrivate?: boolean
  /** A picture of the first screen, fetched with the page: what <img> says of it. */
  preload?: { srcSet: string; sizes: string } | undefined
  /** There is no such thing, or no such page. */
  status?: 404
}

/** A page's file: its component, what it loads first and what it says of itself. */
export interface PageFile {
  default: ComponentType
  /** Fetches into the client what the first paint shows; a refusal is shown by the page. */
  load?: (visit: PageVisit) => Promise<unknown>
  head?: (visit: PageVisit) => PageHead
  /** Where the visit should go instead, once loaded; null to stay. */
  redirect?: (visit: PageVisit) => string | null
  /** Cookies that the visit leaves, by name. */
  cookies?: (visit: PageVisit) => Record<string, string>
}

/** What the frame shows around a page. */
export interface PageFrame {
  /** The bottom bar is shown, with this tab as the current one; pages below others show none. */
  tab?: 'today' | 'goods' | 'orders' | 'me'
  /** The cart floats here (phones) or stands at the side (desks). */
  hasCart?: boolean
  /** At a desk it takes the whole width. */
  isWide?: boolean
  /** What the page's first paint looks like while it is fetched. */
  shape?: 'cards' | 'rows' | 'page' | 'lines'
}

export interface PageRoute extends PageFrame {
  path: string
  /** The page's source file, as the build's manifest names it. */
  chunk: string
  file: () => Promise<PageFile>
}

const page = (
  path: string,
  chunk: string,
  file: () => Promise<PageFile>,
  frame: PageFrame = {},
): PageRoute => ({ path, chunk: `pages/${chunk}.tsx`, file, ...frame })

/**
 * Every page of the shop; the first that fits an address answers it. Addresses that begin with a
 * region and a community come last: they fit many.
 */
export const ROUTES: readonly PageRoute[] = [
  page('/', 'places/choose-place', () => import('./pages/places/choose-place.tsx')),
  page('/places', 'places/choose-place', () => import('./pages/places/choose-place.tsx')),
  page('/l/:region/:code', 'places/leader-link', () => import('./pages/places/leader-link.tsx')),
  page('/sign-in', 'sign-in/sign-in', () => import('./pages/sign-in/sign-in.tsx')),
  page('/me', 'me/me', () => import('./pages/me/me.tsx'), { tab: 'me', shape: 'rows' }),
  page('/me/profile', 'me/profile', () => import('./pages/me/profile.tsx')),
  page('/me/addresses', 'me/addresses', () => import('./pages/me/addresses.tsx')),
  page('/me/household', 'me/household', () => import('./pages/me/household.tsx')),
  page('/me/wallet', 'me/wallet', () => import('./pages/me/wallet.tsx')),
  page('/me/leader', 'me/leader', () => import('./pages/me/leader.tsx')),
  page('/me/security', 'me/security', () => import('./pages/me/security.tsx')),
  page('/me/privacy', 'me/privacy', () => import('./pages/me/privacy.tsx')),
  page('/me/delete', 'me/delete', () => import('./pages/me/delete.tsx')),
  page('/notices', 'notices/notices', () => import('./pages/notices/notices.tsx')),
  page('/favourites', 'favourites/favourites', () => import('./pages/favourites/favourites.tsx')),
  page('/offline', 'offline/offline', () => import('./pages/offline/offline.tsx')),
  page('/elder', 'elder/elder', () => import('./pages/elder/elder.tsx')),
  page('/cart', 'cart/cart', () => import('./pages/cart/cart.tsx'), { shape: 'rows' }),
  page('/checkout', 'checkout/checkout', () => import('./pages/checkout/checkout.tsx'), {
    shape: 'page',
  }),
  page('/placed/:region', 'checkout/placed', () => import('./pages/checkout/placed.tsx'), {
    shape: 'page',
  }),
  page('/orders', 'orders/orders', () => import('./pages/orders/orders.tsx'), {
    tab: 'orders',
    shape: 'rows',
  }),
  page('/orders/:region/:order', 'orders/order', () => import('./pages/orders/order.tsx'), {
    shape: 'page',
  }),
  page(
    '/orders/:region/:order/receipt',
    'orders/receipt',
    () => import('./pages/orders/receipt.tsx'),
  ),
  page('/orders/:region/:order/claim', 'claims/claim', () => import('./pages/claims/claim.tsx'), {
    shape: 'page',
  }),
  page('/:region/:community', 'today/today', () => import('./pages/today/today.tsx'), {
    tab: 'today',
    hasCart: true,
    shape: 'cards',
  }),
  page(
    '/:region/:community/windows/:window',
    'today/today',
    () => import('./pages/today/today.tsx'),
    {
      tab: 'today',
      hasCart: true,
      shape: 'cards',
    },
  ),
  page(
    '/:region/:community/goods/:product',
    'goods/product',
    () => import('./pages/goods/product.tsx'),
    {
      shape: 'page',
      isWide: true,
    },
  ),
  page(
    '/:region/:community/goods',
    'goods/categories',
    () => import('./pages/goods/categories.tsx'),
    {
      tab: 'goods',
      hasCart: true,
      shape: 'cards',
    },
  ),
  page('/:region/:community/search', 'search/search', () => import('./pages/search/search.tsx'), {
    tab: 'goods',
    hasCart: true,
    shape: 'cards',
  }),
]
