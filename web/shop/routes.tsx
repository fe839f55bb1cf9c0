import type { PageFile, PageFrame, PageRoute } from './page.ts'

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
