import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Buyer,
  balanceOf,
  goodsArrive,
  makeBuyers,
  makePickup,
  orderFor,
  type PickupWorld,
} from '../support/index.ts'
import { expectSound, type Site, startSite } from './support/index.ts'

let site: Site
let world: PickupWorld

beforeAll(async () => {
  site = await startSite()
  world = await makePickup(site.linli)
})
afterAll(() => site.close())

/** Somebody at the page of an order that waits at the pickup point. */
async function fetcher() {
  const [buyer] = await makeBuyers(site.linli, world.window)
  const { id } = await orderFor(site.linli, world, { buyer: buyer! })
  await goodsArrive(site.linli, world)
  await site.linli.settle()
  const { page, context } = await site.visit({ as: buyer! })
  await page.goto(`/orders/${world.regionId}/${id}`)
  return { buyer: buyer!, page, context, id }
}

const ask = async (buyer: Buyer, id: string, what: string) =>
  (await site.linli.call(buyer, 'GET', `/regions/${world.regionId}/orders/${id}/${what}`)).body

test('the list of orders says what can be fetched, and leads to its code', async () => {
  const { page } = await fetcher()
  await page.goto(`/${world.regionId}/${world.place.communityId}`)
  await page.goto('/orders')
  const order = page.getByRole('listitem').filter({ hasText: '可以来取了' })
  await order.getByRole('link', { name: /^自提码/ }).waitFor()
  await expectSound(page)
  await order.getByRole('link', { name: /^自提码/ }).click()
  await page.getByRole('img', { name: /自提码/ }).waitFor()
})

test('who cannot come in time has it kept longer, once', async () => {
  const { page, buyer, id } = await fetcher()
  const before = await ask(buyer, id, 'pickup')
  await page.getByRole('button', { name: '晚几天来取' }).click()
  await page.getByRole('status').filter({ hasText: '为您留到' }).waitFor()
  const after = await ask(buyer, id, 'pickup')
  expect(after.extensions).toBe(1)
  expect(Date.parse(after.deadlineAt)).toBeGreaterThan(Date.parse(before.deadlineAt))
  await page.reload()
  const again = page.getByRole('button', { name: '晚几天来取' })
  await again.waitFor()
  await expect.poll(() => again.isDisabled()).toBe(after.extensions >= after.mostExtensions)
  await expectSound(page)
})

test('a neighbour fetches it with a code of their own, which can be taken back', async () => {
  const { page, buyer, id, context } = await fetcher()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: '请人代取' }).click()
  const sheet = page.getByRole('dialog', { name: '请人代取' })
  await sheet.getByLabel('谁来取').fill('李阿姨')
  await sheet.getByRole('button', { name: '生成代取码' }).click()
  await sheet.getByRole('img', { name: /自提码/ }).waitFor()
  await expectSound(page)
  const digits = (await sheet.locator('.order-digits').textContent())!
  await sheet.getByRole('button', { name: '发给李阿姨' }).click()
  await page.getByText('已复制').first().waitFor()
  const told = await page.evaluate(() => navigator.clipboard.readText())
  expect(told).toContain(digits)
  await sheet.getByRole('button', { name: '收回' }).click()
  await sheet.getByRole('heading', { name: '给过的代取码' }).waitFor({ state: 'detached' })
  expect((await ask(buyer, id, 'forwarded-codes'))[0].revokedAt).not.toBeNull()
})

test('the leader is asked to bring it to the door, for a fee that comes back when called off', async () => {
  const { page, buyer } = await fetcher()
  const before = await balanceOf(site.linli, world, buyer)
  await page.getByRole('button', { name: /送到家门口/ }).click()
  const sheet = page.getByRole('dialog', { name: '送到家门口' })
  await sheet.getByRole('radio', { name: '我住的地方' }).waitFor()
  await expectSound(page)
  await sheet.getByRole('radio', { name: /用余额付/ }).check()
  await sheet.getByRole('button', { name: /请团长送上门/ }).click()
  await page.getByText('已请团长送上门').waitFor()
  await expectSound(page)
  expect(await balanceOf(site.linli, world, buyer)).toBeLessThan(before)
  await page.getByRole('button', { name: '不用送了' }).click()
  await page
    .getByText('送上门已取消')
    .or(page.getByRole('button', { name: /送到家门口/ }))
    .waitFor()
  expect(await balanceOf(site.linli, world, buyer)).toBe(before)
})

test('whose wallet is empty pays the door fee in cash, and is told why the wallet does not do', async () => {
  const [buyer] = await makeBuyers(site.linli, world.window, { walletMinor: 480 })
  const { id } = await orderFor(site.linli, world, { buyer: buyer! })
  await goodsArrive(site.linli, world)
  await site.linli.settle()
  const { page } = await site.visit({ as: buyer! })
  await page.goto(`/orders/${world.regionId}/${id}`)
  await page.getByRole('button', { name: /送到家门口/ }).click()
  const sheet = page.getByRole('dialog', { name: '送到家门口' })
  await sheet.getByRole('radio', { name: /用余额付/, disabled: true }).waitFor()
  await sheet.getByRole('radio', { name: '到门口付现金' }).check()
  await sheet.getByRole('button', { name: /请团长送上门/ }).click()
  await page.getByText('已请团长送上门').waitFor()
})
