import { toAnyone } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { ShopWindow, ShopWindows } from '../schemas/shop.ts'
import { showWindow, showWindows } from '../show-window.ts'

const TAG = 'shop'

export const shopRoutes = (): AnyRoute[] => [showWindowsRoute(), showWindowRoute()]

const showWindowsRoute = () =>
  route({
    name: 'showWindows',
    method: 'GET',
    path: '/regions/:region/communities/:community/windows',
    tag: TAG,
    summary: 'Windows that a community can order in, now and in the next days.',
    access: toAnyone(),
    sameForAll: true,
    reply: ShopWindows,
    read: ({ db, params }) => showWindows(db, params.region, params.community),
  })

const showWindowRoute = () =>
  route({
    name: 'showWindow',
    method: 'GET',
    path: '/regions/:region/communities/:community/windows/:window',
    tag: TAG,
    summary: 'A window as a community sees it: prices here, limits, and what is left and sold.',
    access: toAnyone(),
    sameForAll: true,
    reply: ShopWindow,
    read: ({ db, params }) =>
      showWindow(db, {
        regionId: params.region,
        communityId: params.community,
        windowId: params.window,
      }),
  })
