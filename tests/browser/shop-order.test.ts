import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import {
  type Buyer,
  type ClaimsWorld,
  checkoutOf,
  makeBuyers,
  makeClaimsWorld,
  makeCollectedOrder,
  placeOrder,
  turn,
} from '../support/index.ts'
import { expectSound, type Site, startSite } from './support/index.ts'

let site: Site
let world: ClaimsWorld

beforeAll(async () => {
  site = await startSite()
})
beforeEach(async () => {
  await setBusinessTime(site.linli.database.db, new Date())
  world = await makeClaimsWorld(site.linli, {
    offers: [
      { name: '番茄', cap: 3 },
      { name: '豆腐', priceMinor: 300 },
    ],
  })
})
afterAll(() => site.close())

/** Somebody with goods in the cart, at a page of the shop. */
async function shopper(lines: readonly number[], wish: { walletMinor?: number } = {}) {
  const [buyer] = await makeBuyers(site.linli, world.window, wish)
  for (const [at, quantity] of lines.entries()) {
    if (quantity > 0) await intoCart(buyer!, at, quantity)
  }
  const place = `${world.regionId}/${world.communityId}`
  const { page } = await site.visit({ as: buyer!, cookies: { 'linli.place': place } })
  return { buyer: buyer!, page }
}

const intoCart = (buyer: Buyer, at: number, quantity: number) => {
  const { offerId } = world.window.offers[at]!
  return site.linli.call(buyer, 'PUT', `/regions/${world.regionId}/cart/lines/${offerId}`, {
    quantity,
  })
}

const pathOf = (order: string) => `/orders/${world.regionId}/${order}`

/** Presses Tab until what has this name is focused, as who has no mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const text = await page.evaluate(() => {
      const here = document.activeElement as HTMLElement | null
      return (
        here?.getAttribute('aria-label') ?? here?.closest('label')?.textContent ?? here?.textContent
      )
    })
    if (name.test(text ?? '')) return
  }
  throw new Error(`nothing named ${name} can be reached by keyboard`)
}

test('the keyboard alone orders, from the cart to the pickup code', async () => {
  const { page } = await shopper([1, 2])
  await page.goto('/cart')
  await page.getByRole('button', { name: '去结算' }).waitFor()
  await page.getByText('¥10.80').first().waitFor()
  await expectSound(page)
  await tabTo(page, /去结算/)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /下单/ }).waitFor()
  await expectSound(page)
  await tabTo(page, /余额/)
  await page.keyboard.press('ArrowDown')
  await tabTo(page, /^下单/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '下单成功' }).waitFor()
  await page.getByText(/取货时付现金/).waitFor()
  await expectSound(page)
  await tabTo(page, /看订单/)
  await page.keyboard.press('Enter')
  await page.getByRole('img', { name: /自提码二维码/ }).waitFor()
  await expectSound(page)
})

test.each([
  ['the wallet', '**/wallet'],
  ['the ways to pay', '**/ways-to-pay*'],
])('before %s came nothing is ordered by a way that nobody saw', async (_, slow) => {
  const { page } = await shopper([1], { walletMinor: 10_000 })
  const answered = Promise.withResolvers<void>()
  await page.route(slow, async (route) => {
    await answered.promise
    await route.continue()
  })
  const quoted = page.waitForResponse((answer) => answer.url().endsWith('/quotes'))
  await page.goto('/checkout')
  await (await quoted).finished()
  await page.getByText('正在加载').first().waitFor()
  expect(await page.getByRole('button', { name: /下单/ }).count()).toBe(0)
  answered.resolve()
  await page.getByRole('button', { name: '下单并用余额付' }).click()
  await page.getByRole('heading', { name: '下单成功' }).waitFor()
})

test('what sold out while it was in the cart is said, and one tap orders the rest', async () => {
  const { page } = await shopper([2, 1])
  await page.goto('/checkout')
  await page.getByRole('button', { name: /下单/ }).waitFor()
  const [other] = await makeBuyers(site.linli, world.window)
  const all = checkoutOf(world.window, [[world.window.offers[0]!, 3]])
  await placeOrder(site.linli, world.window, other!, all)
  await page.getByRole('button', { name: /下单/ }).click()
  const sheet = page.getByRole('dialog', { name: /还没有下单/ })
  await sheet.getByText(/番茄.*卖完了/).waitFor()
  await expectSound(page)
  await sheet.getByRole('button', { name: /按现在的下单 · ¥3\.00/ }).click()
  await page.getByRole('heading', { name: '下单成功' }).waitFor()
})

test('a price that rose is shown before anything is bought at it', async () => {
  const { page } = await shopper([1])
  await page.goto('/checkout')
  await page.getByRole('button', { name: /下单/ }).waitFor()
  const { db } = site.linli.database
  const { offerId } = world.window.offers[0]!
  await sql`update offers set price_minor = 520 where id = ${offerId}`.execute(db)
  await sql`update windows set version = version + 1
    where id = ${world.window.windowId}`.execute(db)
  await page.getByRole('button', { name: /下单/ }).click()
  const sheet = page.getByRole('dialog', { name: /还没有下单/ })
  await sheet.getByText(/涨价了：¥4\.80 → ¥5\.20/).waitFor()
  await sheet.getByRole('button', { name: /¥5\.20/ }).click()
  await page.getByRole('heading', { name: '下单成功' }).waitFor()
})

test('after the cutoff the cart says so, and one tap takes out what is over', async () => {
  const { page } = await shopper([1])
  await setBusinessTime(site.linli.database.db, new Date(world.window.closesAt.getTime() + 60_000))
  await page.goto('/cart')
  const late = page.getByRole('alert').filter({ hasText: '截单了，这些没有下单' })
  await late.getByText('番茄').waitFor()
  await late.getByText('现在开着的团里没有它').waitFor()
  await expectSound(page)
  await late.getByRole('button', { name: '都不要了' }).click()
  await page.getByText('购物车还是空的').waitFor()
})

test('a payment that was refused leaves the goods held, and can be tried again', async () => {
  const { page } = await shopper([1], { walletMinor: 0 })
  await page.goto('/checkout')
  await page.getByRole('button', { name: /下单/ }).click()
  await page.getByRole('heading', { name: '确认付款' }).waitFor()
  await page.getByRole('button', { name: '不付了' }).click()
  await turn(site.linli)
  await page.getByRole('link', { name: '回到邻里' }).click()
  await page.getByRole('heading', { name: '付款没有成功' }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: /付款 ¥4\.80/ }).click()
  await page.getByRole('heading', { name: '确认付款' }).waitFor()
  await page.getByRole('button', { name: /付款/ }).click()
  await turn(site.linli)
  await page.getByRole('link', { name: '回到邻里' }).click()
  await page.getByRole('heading', { name: '下单成功' }).waitFor()
})

test('an order is cancelled after a question that says where the money goes', async () => {
  const { buyer, page } = await shopper([])
  const body = checkoutOf(world.window, [[world.window.offers[0]!, 1]])
  const { id } = await placeOrder(site.linli, world.window, buyer, body)
  await page.goto(pathOf(id))
  await page.getByRole('button', { name: '取消订单' }).click()
  const sheet = page.getByRole('dialog', { name: /要取消/ })
  await sheet.getByText(/¥4\.80 会全部退给你/).waitFor()
  await sheet.getByRole('button', { name: '确定取消' }).click()
  await page.getByRole('heading', { name: '已取消' }).waitFor()
  await page.getByText(/^¥4\.80 退到余额/).waitFor()
  await expect.poll(() => page.getByRole('heading', { name: '自提点' }).count()).toBe(0)
  expect(await page.getByRole('button', { name: /发票/ }).count()).toBe(0)
  await expectSound(page)
})

test('a question before cancelling names what is still to come back, not what came before', async () => {
  const { buyer, page } = await shopper([])
  const body = checkoutOf(world.window, [[world.window.offers[0]!, 1]])
  const { id } = await placeOrder(site.linli, world.window, buyer, body)
  const finance = await site.linli.person({ role: 'finance', regionId: world.regionId })
  const bruised = { amountMinor: 130, currency: 'CNY', reason: 'bruised' }
  const path = `/regions/${world.regionId}/orders/${id}/refunds`
  const key = crypto.randomUUID()
  expect((await site.linli.call(finance, 'POST', path, bruised, { key })).status).toBe(201)
  await page.goto(pathOf(id))
  await page.getByRole('button', { name: '取消订单' }).click()
  await page.getByText(/¥3\.50 会全部退给你/).waitFor()
})

test('what is wrong with a line is claimed, and the refund stands in the order', async () => {
  const { buyer, page } = await shopper([])
  const id = await makeCollectedOrder(site.linli, world, buyer, [1])
  await page.goto(pathOf(id))
  await page.getByRole('link', { name: '有问题' }).click()
  await page.getByRole('radio', { name: '少了' }).waitFor()
  await expectSound(page)
  await page.getByRole('radio', { name: '少了' }).check()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '售后', exact: true }).waitFor()
  await page
    .getByText(/已退款 ¥4\.80|正在处理/)
    .first()
    .waitFor()
  await expectSound(page)
  const claims = await site.linli.call(
    buyer,
    'GET',
    `/regions/${world.regionId}/orders/${id}/claims`,
  )
  expect(claims.body).toMatchObject([{ reason: 'missing', wish: 'refund', quantity: 1 }])
})
