import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCollectedOrder, turn } from '../support/index.ts'
import { type Shopping, startShopping } from './support/index.ts'

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
    const { lines } = await shop.ask(buyer, 'GET', '/cart')
    expect(lines).toMatchObject([{ quantity: 1 }])
  },
)

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
