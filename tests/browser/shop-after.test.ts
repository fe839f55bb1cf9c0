import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import {
  allocate,
  checkoutOf,
  makeBuyers,
  makeCollectedOrder,
  makeGoods,
  makeSortingWorld,
  makeStock,
  placeOrder,
} from '../support/index.ts'
import { expectSound, type Shopping, startShopping } from './support/index.ts'

let shop: Shopping

beforeAll(async () => {
  shop = await startShopping()
})
afterAll(() => shop.close())

const picture = async () => ({
  name: 'spoiled.png',
  mimeType: 'image/png',
  buffer: await sharp({
    create: { width: 640, height: 480, channels: 3, background: '#c8371e' },
  })
    .png()
    .toBuffer(),
})

/** Somebody at the page of an order that they have fetched. */
async function owner(quantities: readonly number[] = [1]) {
  const { page, buyer } = await shop.shopper()
  const id = await makeCollectedOrder(shop.linli, shop.world, buyer, quantities)
  const path = `/orders/${shop.world.regionId}/${id}`
  await page.goto(path)
  return { page, buyer, id, path }
}

test('what is spoiled is claimed with a picture, which stands with the claim afterwards', async () => {
  const { page, buyer, id } = await owner([8])
  await page.getByRole('link', { name: '有问题' }).click()
  const send = page.getByRole('button', { name: '提交' })
  await page.getByRole('radio', { name: '坏了' }).check()
  await page.getByText('需要至少一张').waitFor()
  await expect.poll(() => send.isDisabled()).toBe(true)
  await page.locator('input[type=file]').setInputFiles([await picture(), await picture()])
  const pictures = page.getByRole('img', { name: '售后图片' })
  await pictures.nth(1).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: '去掉这张照片' }).first().click()
  await pictures.nth(1).waitFor({ state: 'detached' })
  await send.click()
  await page.getByRole('heading', { name: '售后', exact: true }).waitFor()
  await pictures.waitFor()
  const shown = await pictures.evaluate((image: HTMLImageElement) => image.decode())
  expect(shown).toBeUndefined()
  const claims = await shop.ask(buyer, 'GET', `/orders/${id}/claims`)
  expect(claims).toMatchObject([{ reason: 'spoiled', pictureIds: [expect.any(String)] }])
})

test('a file that is no picture is refused in words, and the claim is still there', async () => {
  const { page } = await owner()
  await page.getByRole('link', { name: '有问题' }).click()
  await page.getByRole('radio', { name: '坏了' }).check()
  const text = { name: 'list.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') }
  await page.locator('input[type=file]').setInputFiles([text])
  await page.getByRole('alert').waitFor()
  await expect.poll(() => page.getByRole('radio', { name: '坏了' }).isChecked()).toBe(true)
  await expectSound(page)
})

test('an invoice is asked for once the goods are fetched, and stands in the papers', async () => {
  const { page } = await owner()
  await page.getByRole('button', { name: '开发票' }).click()
  const sheet = page.getByRole('dialog', { name: '开发票' })
  await sheet.getByLabel('抬头').fill('成都暖食有限公司')
  await expectSound(page)
  await sheet.getByLabel('税号').fill('错')
  await sheet.getByRole('button', { name: '申请发票' }).click()
  await sheet.getByRole('alert').waitFor()
  await sheet.getByLabel('税号').fill('91510100MA61R3XK6N')
  await sheet.getByRole('button', { name: '申请发票' }).click()
  await page.getByText('发票：成都暖食有限公司').waitFor()
  await expectSound(page)
})

test('before the goods are fetched the invoice says when it can be asked for', async () => {
  const { page, buyer } = await shop.shopper()
  const body = checkoutOf(shop.world.window, [[shop.world.window.offers[0]!, 1]])
  const { id } = await placeOrder(shop.linli, shop.world.window, buyer, body)
  await page.goto(`/orders/${shop.world.regionId}/${id}`)
  const invoice = page.getByRole('button', { name: '开发票' })
  await invoice.waitFor()
  await expect.poll(() => invoice.isDisabled()).toBe(true)
  await page.getByText('取货以后可以开').waitFor()
})

test.each([
  ['好，换吧', 'accepted'],
  ['不要，退钱', 'declined'],
])('other goods for what lacks are answered with “%s”', async (name, state) => {
  const { linli } = shop
  const regionId = `swap-${state}`
  const world = await makeSortingWorld(linli, { regionId, offers: [{ priceMinor: 500 }] })
  const [eggs] = world.offers
  const other = await makeGoods(linli, regionId, { priceMinor: 900 })
  await sql`update products set category_id = (select category_id from products
    where id = ${eggs!.productId}) where id = ${other.productId}`.execute(linli.database.db)
  await makeStock(linli, regionId, world.warehouseId, other.skuId, 10)
  const [buyer] = await makeBuyers(linli, world)
  const body = checkoutOf(world, [[eggs!, 3]])
  const lines = body.parts[0]!.lines.map((line) => ({ ...line, replacement: 'ask' }))
  const { id } = await placeOrder(linli, world, buyer!, {
    ...body,
    parts: [{ ...body.parts[0]!, lines }],
  })
  await allocate(linli, world, [{ skuId: eggs!.skuId, quantity: 1 }])
  const { page } = await shop.visit({ as: buyer! })
  await page.goto(`/orders/${regionId}/${id}`)
  const wish = page.getByRole('heading', { name: /缺货，换一种好吗/ })
  await wish.waitFor()
  await expectSound(page)
  await page.getByRole('button', { name }).click()
  await wish.waitFor({ state: 'detached' })
  const { body: answered } = await linli.call(
    buyer!,
    'GET',
    `/regions/${regionId}/residents/${buyer!.residentId}/replacements`,
  )
  expect(answered).toMatchObject([{ state }])
})

test('the wish for other goods is told with a line of the cart, and goes along', async () => {
  const { page, buyer } = await shop.shopper({ cart: [1] })
  await page.goto('/cart')
  await page.getByRole('combobox', { name: /番茄/ }).selectOption('ask')
  await page.getByRole('button', { name: '去结算' }).click()
  await page.getByRole('button', { name: /下单/ }).click()
  await page.getByRole('heading', { name: '下单成功' }).waitFor()
  const { items } = await shop.ask(buyer, 'GET', '/my-orders')
  const order = await shop.ask(buyer, 'GET', `/orders/${items[0].id}`)
  expect(order.lines).toMatchObject([{ replacement: 'ask' }])
})
