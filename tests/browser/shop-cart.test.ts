import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { makeCollectedOrder, makeCommunity, makeOpenWindow, turn } from '../support/index.ts'
import { expectSound, type Shopping, startShopping } from './support/index.ts'

let shop: Shopping
let home: string

beforeAll(async () => {
  shop = await startShopping()
  home = `/${shop.world.regionId}/${shop.world.communityId}`
})
afterAll(() => shop.close())

const offer = (nth: number) => `[data-offer="${shop.world.window.offers[nth]!.offerId}"]`

test.each(['/cart', '/checkout'])(
  'what is tapped is kept by who goes to %s at once',
  async (to) => {
    const { page, buyer } = await shop.shopper()
    const cartIsHere = page.waitForResponse(/\/cart$/)
    await page.goto(home)
    await cartIsHere
    await page.locator(`${offer(0)} button`).click()
    await page.goto(to)
    await page.getByText('番茄').first().waitFor()
    await page.getByText('¥4.80').first().waitFor()
    // Shown before the server has answered: the page that went, or this one, is still telling it.
    const lines = async () => (await shop.ask(buyer, 'GET', '/cart')).lines
    await expect.poll(lines).toMatchObject([{ quantity: 1 }])
  },
)

test('what the server takes in while the cart is on its way is in it when it has come', async () => {
  const { page } = await shop.shopper()
  const cartIsHere = page.waitForResponse(/\/cart$/)
  await page.goto(home)
  await cartIsHere
  const isWritten = Promise.withResolvers<void>()
  await page.route('**/cart/lines/**', async (route) => {
    await isWritten.promise
    await route.continue()
  })
  // The page of the cart is written before the tap is told, and comes after.
  await page.route(/:\d+\/cart$/, async (route) => {
    const written = await route.fetch()
    const isReadAnew = page.waitForResponse(/\/regions\/[^/]+\/cart$/)
    isWritten.resolve()
    await isReadAnew
    await route.fulfill({ response: written })
  })
  await page.locator(`${offer(0)} button`).click()
  await page.goto('/cart')
  await page.getByText('番茄').first().waitFor()
})

test('what is tapped is kept when the call was cut off, and told by the next page', async () => {
  const { page, buyer } = await shop.shopper()
  const cartIsHere = page.waitForResponse(/\/cart$/)
  await page.goto(home)
  await cartIsHere
  await page.route('**/cart/lines/**', (route) => route.abort())
  await page.locator(`${offer(1)} button`).click()
  await page.getByText('网络').first().waitFor()
  await page.unroute('**/cart/lines/**')
  await page.goto('/cart')
  await page.getByText('豆腐').first().waitFor()
  await page.getByText('¥3.00').first().waitFor()
  await page.waitForFunction(() => sessionStorage.getItem('linli.unsent') === '{}')
  const { lines } = await shop.ask(buyer, 'GET', '/cart')
  expect(lines).toMatchObject([{ quantity: 1 }])
})

/** Goods that lie on the device since before its owner signed in. */
const gathered = (nth: number, quantity: number) => {
  const { offerId } = shop.world.window.offers[nth]!
  const line = { offerId, windowId: shop.world.window.windowId, measure: 'piece', quantity }
  const kept = { ...line, name: { 'zh-CN': '豆腐' }, unitPriceMinor: 300 }
  return { [shop.world.regionId]: [kept] }
}

/** Once: what the page does with it afterwards stays. */
const keepOnDevice = (page: Page, cart: object) =>
  page.addInitScript((kept) => {
    if (sessionStorage.getItem('seen') === null) localStorage.setItem('linli.cart', kept)
    sessionStorage.setItem('seen', '1')
  }, JSON.stringify(cart))

test('nothing is ordered before what was gathered without signing in has come along', async () => {
  const { page, buyer } = await shop.shopper({ cart: [1] })
  await page.addInitScript(
    (cart) => {
      if (sessionStorage.getItem('seen') === null) localStorage.setItem('linli.cart', cart)
      sessionStorage.setItem('seen', '1')
    },
    JSON.stringify(gathered(1, 2)),
  )
  const mayGo = Promise.withResolvers<void>()
  const asked = page.waitForRequest(
    (request) => request.method() === 'PUT' && request.url().includes('/cart/lines/'),
  )
  await page.route('**/cart/lines/**', async (route) => {
    await mayGo.promise
    await route.continue()
  })
  await page.goto('/checkout')
  await asked
  await expect.poll(() => page.getByRole('button', { name: /^下单/ }).count()).toBe(0)
  mayGo.resolve()
  await page.getByRole('button', { name: /^下单/ }).waitFor()
  await page.getByText('豆腐').first().waitFor()
  await page.getByText('¥10.80').first().waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: /^下单/ }).click()
  await page.getByRole('heading', { name: '下单成功' }).waitFor()
  const { items } = await shop.ask(buyer, 'GET', '/my-orders')
  expect(items).toMatchObject([{ totalMinor: 1080 }])
})

test('what could not come along is said, and comes at the next try', async () => {
  const { page } = await shop.shopper({ cart: [1] })
  await page.addInitScript(
    (cart) => {
      if (sessionStorage.getItem('seen') === null) localStorage.setItem('linli.cart', cart)
      sessionStorage.setItem('seen', '1')
    },
    JSON.stringify(gathered(1, 1)),
  )
  await page.route('**/cart/lines/**', (route) => route.abort())
  await page.goto('/checkout')
  const again = page.getByRole('button', { name: '再试一次' })
  await again.waitFor()
  await page.unroute('**/cart/lines/**')
  await again.click()
  await page.getByText('¥7.80').first().waitFor()
})

test('what is gone meanwhile is left behind and named, and the rest is ordered', async () => {
  const { page } = await shop.shopper({ cart: [1] })
  const gone = { ...gathered(1, 1)[shop.world.regionId]![0]!, offerId: crypto.randomUUID() }
  await keepOnDevice(page, { [shop.world.regionId]: [gone] })
  await page.goto('/checkout')
  await page.getByText(/没能带过来.*豆腐/).waitFor()
  await page.getByRole('button', { name: /^下单/ }).waitFor()
  await page.getByText('¥4.80').first().waitFor()
})

test('who looked at another community than their own says where the order goes', async () => {
  const other = await makeCommunity(shop.linli, { regionId: shop.world.regionId })
  const elsewhere = { 'linli.place': `${shop.world.regionId}/${other.communityId}` }
  const { page } = await shop.shopper({ cart: [1], cookies: elsewhere })
  await page.goto('/checkout')
  await page.getByRole('heading', { name: '在哪儿取？' }).waitFor()
  await expectSound(page)
  await expect.poll(() => page.getByRole('button', { name: /^下单/ }).count()).toBe(0)
  await page.getByRole('button', { name: /^送到/ }).click()
  await page.getByRole('button', { name: /^下单/ }).waitFor()

  const moving = await shop.shopper({ cart: [1], cookies: elsewhere })
  await moving.page.goto('/checkout')
  await moving.page.getByRole('button', { name: /我搬到/ }).click()
  await moving.page.getByRole('heading', { name: '在哪儿取？' }).waitFor({ state: 'detached' })
  const me = await shop.ask(moving.buyer, 'GET', '/me/resident')
  expect(me.communityId).toBe(other.communityId)
})

test('part is paid from the wallet and the rest at the provider', async () => {
  const { page, buyer } = await shop.shopper({ walletMinor: 200, cart: [1] })
  await page.goto('/checkout')
  await page.getByRole('radio', { name: /余额 \+ 在线付款/ }).check()
  await page.getByRole('button', { name: /下单/ }).click()
  await page.getByRole('heading', { name: '确认付款' }).waitFor()
  await page.getByText('2.80').first().waitFor()
  await page.getByRole('button', { name: /付款/ }).click()
  await turn(shop.linli)
  await page.getByRole('link', { name: '回到邻里' }).click()
  await page.getByRole('heading', { name: '下单成功' }).waitFor()
  const { items } = await shop.ask(buyer, 'GET', '/my-orders')
  const money = await shop.ask(buyer, 'GET', `/orders/${items[0].id}/money`)
  expect(money.paidMinor).toBe(480)
  const wallet = await shop.ask(buyer, 'GET', `/residents/${buyer.residentId}/wallet`)
  expect(wallet.balanceMinor).toBe(0)
})

test('what was ordered once is ordered again with one tap', async () => {
  const { page, buyer } = await shop.shopper()
  await makeCollectedOrder(shop.linli, shop.world, buyer, [2])
  await page.goto('/orders')
  await page.getByRole('button', { name: '再买一次' }).click()
  await page.waitForURL('**/cart')
  await page.getByText('¥9.60').first().waitFor()
})

test('what was not ordered in time is named, and comes into the next window with one tap', async () => {
  const { world } = shop
  const closesAt = new Date(Date.now() + 3_600_000)
  const ends = await makeOpenWindow(shop.linli, {
    regionId: world.regionId,
    communities: [world.communityId],
    closesAt,
    offers: [
      { name: '青椒', priceMinor: 360 },
      { name: '芹菜', priceMinor: 250 },
    ],
  })
  const next = await makeOpenWindow(shop.linli, {
    regionId: world.regionId,
    communities: [world.communityId],
    offers: [{ name: '青椒', windowPriceMinor: 400 }],
  })
  const { skuId, listingId } = ends.offers[0]!
  const { db } = shop.linli.database
  await sql`update offers set sku_id = ${skuId}, listing_id = ${listingId}
    where region_id = ${world.regionId} and id = ${next.offers[0]!.offerId}`.execute(db)
  const { page, buyer } = await shop.shopper({ cart: [1] })
  for (const one of ends.offers) {
    await shop.ask(buyer, 'PUT', `/cart/lines/${one.offerId}`, { quantity: 2 })
  }
  await page.goto('/cart')
  await page.getByText('芹菜').first().waitFor()
  await sql`update windows set closes_at = now(), version = version + 1
    where region_id = ${world.regionId} and id = ${ends.windowId}`.execute(db)
  await page.reload()
  const late = page.getByRole('alert').filter({ hasText: '截单了，这些没有下单' })
  await late.getByText('共 ¥8.00（原来 ¥7.20）').waitFor()
  await late.getByText('现在开着的团里没有它').waitFor()
  await page.getByText('先定下截单的那几样').waitFor()
  await expectSound(page)
  await late.getByRole('button', { name: '1 样都放进下一期' }).click()
  await late.getByText('青椒').waitFor({ state: 'detached' })
  await late.getByRole('button', { name: '都不要了' }).click()
  await late.waitFor({ state: 'detached' })
  await page.getByText('¥12.80').first().waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: '去结算' }).click()
  await page.getByRole('button', { name: /^下单/ }).waitFor()
})
