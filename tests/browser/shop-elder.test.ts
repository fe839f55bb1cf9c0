import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkoutOf, makeResident, placeOrder } from '../support/index.ts'
import { expectSound, type ShopperWish, type Shopping, startShopping } from './support/index.ts'

let shop: Shopping

beforeAll(async () => {
  shop = await startShopping()
})
afterAll(() => shop.close())

const ELDER: ShopperWish = { cookies: { 'linli.elder': '1' } }

const home = () => `/${shop.world.regionId}/${shop.world.communityId}`
const product = () => `${home()}/goods/${shop.world.window.offers[0]!.productId}`

test('the leader orders for who would rather call, with one tap', async () => {
  const { person } = await makeResident(shop.linli, shop.world, {
    leaderCode: shop.world.leader.code,
  })
  const { page } = await shop.at({ ...ELDER, as: person })
  await page.goto('/')
  await page.waitForURL('**/elder')
  const call = page.getByRole('link', { name: /打电话给/ })
  await call.waitFor()
  await expect.poll(() => call.getAttribute('href')).toMatch(/^tel:\+86139\d{8}$/)
  await expectSound(page)
})

test('elders order in few steps: add, pay, and the code is one tap away', async () => {
  const { page } = await shop.shopper(ELDER)
  await page.goto(product())
  await page.getByRole('button', { name: /加入购物车/ }).click()
  await page
    .getByRole('link', { name: /购物车/ })
    .first()
    .click()
  await page.getByRole('button', { name: '去结算' }).click()
  await page.getByRole('button', { name: /下单/ }).click()
  await page.getByRole('heading', { name: '下单成功' }).waitFor()
  await expectSound(page)
  await page.goto('/elder')
  await page.getByRole('button', { name: '读给我听' }).waitFor()
  await page
    .getByRole('link', { name: /自提码|取货/ })
    .first()
    .click()
  await page.getByRole('img', { name: /自提码二维码/ }).waitFor()
})

test('product and order are read aloud, and stopped again', async () => {
  const { page, buyer } = await shop.shopper(ELDER)
  await page.addInitScript(() => {
    const spoken: string[] = []
    Object.assign(window, { spoken })
    speechSynthesis.getVoices = () => [{ lang: 'zh-CN' } as SpeechSynthesisVoice]
    speechSynthesis.speak = ({ text }) => spoken.push(text)
  })
  const body = checkoutOf(shop.world.window, [[shop.world.window.offers[0]!, 1]])
  const { id } = await placeOrder(shop.linli, shop.world.window, buyer, body)
  for (const path of [product(), `/orders/${shop.world.regionId}/${id}`]) {
    await page.goto(path)
    await page.getByRole('button', { name: '读给我听' }).click()
    const said = () =>
      page.evaluate(() => (window as unknown as { spoken: string[] }).spoken.join())
    await expect.poll(said).toContain('番茄')
    await page.getByRole('button', { name: '停' }).click()
    await page.getByRole('button', { name: '读给我听' }).waitFor()
  }
})

test.each([
  ['a browser that cannot speak', () => Reflect.deleteProperty(window, 'speechSynthesis')],
  [
    'an old browser whose voices tell of no change',
    () =>
      Object.defineProperty(window, 'speechSynthesis', {
        value: { getVoices: () => [], cancel: () => {} },
      }),
  ],
])('%s says so, and the page stands', async (_, spoil) => {
  const { page } = await shop.shopper(ELDER)
  await page.addInitScript(spoil)
  await page.goto(product())
  const aloud = page.getByRole('button', { name: '读给我听' })
  await page
    .getByText(/不会朗读|没有中文语音/)
    .first()
    .waitFor()
  await expect.poll(() => aloud.isDisabled()).toBe(true)
  await expectSound(page)
})
