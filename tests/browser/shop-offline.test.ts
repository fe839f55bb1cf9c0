import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkoutOf, placeOrder } from '../support/index.ts'
import { type Shopping, startShopping } from './support/index.ts'

let shop: Shopping

beforeAll(async () => {
  shop = await startShopping()
})
afterAll(() => shop.close())

const HOUR_MS = 3_600_000

// React complains where a page that it takes over says other words than it would say itself.
test.each([
  ['the cart', () => '/cart'],
  ['what is sold today', () => `/${shop.world.regionId}/${shop.world.communityId}`],
  ['an order', (order: string) => `/orders/${shop.world.regionId}/${order}`],
])(
  '%s, kept and opened a day later without a network, is taken over as it stands',
  async (_, pathOf) => {
    const { page, context, buyer, complaints } = await shop.shopper({
      ...{ cart: [1], hasServiceWorker: true },
    })
    const order = await placeOrder(
      shop.linli,
      shop.world.window,
      buyer,
      checkoutOf(shop.world.window, [[shop.world.window.offers[1]!, 1]]),
    )
    const path = pathOf(order.id)
    await page.goto(path)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await page.reload()
    await page.waitForFunction(async (kept) => (await caches.match(kept)) !== undefined, path)
    await context.setOffline(true)
    await page.clock.setFixedTime(Date.now() + 25 * HOUR_MS)
    await page.goto(path)
    await page.getByRole('status').filter({ hasText: '没有网络' }).first().waitFor()
    await page.getByText('豆腐').or(page.getByText('番茄')).first().waitFor()
    expect(complaints).toEqual([])
  },
)
