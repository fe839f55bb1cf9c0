import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkoutOf, placeOrder } from '../support/index.ts'
import { expectSound, goWithin, type Shopping, startShopping } from './support/index.ts'

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

test('what was never seen says at once that there is no network, and comes with it', async () => {
  const { page, context, buyer } = await shop.shopper({ hasServiceWorker: true })
  const order = await placeOrder(
    shop.linli,
    shop.world.window,
    buyer,
    checkoutOf(shop.world.window, [[shop.world.window.offers[1]!, 1]]),
  )
  await page.goto('/me')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await context.setOffline(true)
  await goWithin(page, `/orders/${shop.world.regionId}/${order.id}`)
  await page.getByRole('alert').filter({ hasText: '连不上网络' }).waitFor()
  await expectSound(page)
  await context.setOffline(false)
  await page.getByText('豆腐').first().waitFor()
  await page.getByRole('alert').waitFor({ state: 'detached' })
})

/** A proxy answers that nobody is behind it, as while the program starts anew; answers how that ends. */
function loseProgram(): () => void {
  const { server } = shop.linli.app
  const listeners = server.listeners('request') as ((...given: unknown[]) => void)[]
  server.removeAllListeners('request')
  server.on('request', (_, reply) => {
    reply.writeHead(502, { 'content-type': 'text/html' }).end('<h1>502 Bad Gateway</h1>')
  })
  return () => {
    server.removeAllListeners('request')
    for (const listener of listeners) server.on('request', listener)
  }
}

test('where a proxy answers because the program is away, what was seen stands, and no number is said', async () => {
  const { page } = await shop.shopper({ cart: [2, 1], hasServiceWorker: true })
  await page.goto('/cart')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.reload()
  await page.waitForFunction(async () => (await caches.match('/cart')) !== undefined)
  const comeBack = loseProgram()
  try {
    await page.reload()
    await page.getByText('豆腐').first().waitFor()
    await page
      .getByRole('button', { name: /番茄.*多|多.*番茄|加.*番茄/ })
      .first()
      .click()
    const said = page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: '连不上' })
    await said.first().waitFor()
    expect(await page.getByText('502').count()).toBe(0)
    await expectSound(page)
  } finally {
    comeBack()
  }
})
