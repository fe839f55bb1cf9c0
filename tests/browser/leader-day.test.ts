import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addVehicle,
  ask,
  buyThere,
  checkoutOf,
  claimGoods,
  codeOf,
  driveLoad,
  goodsArrive,
  makeBuyers,
  makeClaimant,
  makeClaimsWorld,
  makeCollectedOrder,
  makeDeliveryWorld,
  makePickup,
  makeStock,
  orderFor,
  placeOrder,
  planLoadsOf,
  runSweep,
  sortAll,
  turnDay,
} from '../support/index.ts'
import { expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

test('what came is confirmed, and the group is told by short numbers in the language it reads', async () => {
  const world = await makeDeliveryWorld(site.linli, { regionId: 'day1', communities: 1 })
  for (let made = 0; made < 2; made += 1) await buyThere(site.linli, world, 0, [1])
  await sortAll(site.linli, world)
  await addVehicle(site.linli, world)
  for (const load of await planLoadsOf(site.linli, world)) await driveLoad(site.linli, world, load)
  const { leader } = world.communities[0]!
  const { page, context } = await site.visit({ as: leader, locale: 'en' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/work/leader/receive?date=${world.pickupDate}`)
  await page.getByRole('button', { name: 'Everything is here' }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Everything is here' }).click()
  const message = page.getByRole('region', { name: 'Tell the group that goods are here' })
  await message.getByText(/✅ Ready: 1, 2/).waitFor()
  await expectSound(page)
  await message.getByLabel('Language of the text').selectOption({ label: '中文' })
  await message.getByText(/✅ 可以取货的号码：1、2/).waitFor()
  await message.getByRole('button', { name: 'Copy the text' }).click()
  await page.getByText('Copied').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('可以取货的号码')
  // The choice holds on this phone, also for what is shared before.
  await page.goto('/work/leader/share')
  await page.getByText(/今天团购 👇/).waitFor()
  await expect.poll(() => page.getByLabel('Language of the text').inputValue()).toBe('zh-CN')
  await page.getByLabel('Language of the text').selectOption({ label: 'Español' })
  await page.getByText(/pedidos abiertos, recogida/).waitFor()
  await expectSound(page)
})

test('several neighbours who have not paid are reminded, and paid for at once', async () => {
  const world = await makePickup(site.linli, { regionId: 'day2' })
  const buyers = await makeBuyers(site.linli, world.window, { count: 2 })
  for (const buyer of buyers) {
    const body = checkoutOf(world.window, [[world.window.offers[0]!, 1]], [{ method: 'sandbox' }])
    await placeOrder(site.linli, world.window, buyer, body)
  }
  const { page, context } = await site.visit({ as: world.leader })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/work/leader/orders?date=${world.window.pickupDate}&show=unpaid`)
  const ticks = page.getByRole('checkbox')
  await ticks.first().waitFor()
  await expectSound(page)
  await page.getByLabel('文字用哪种语言').selectOption({ label: 'English' })
  await page.getByRole('button', { name: '提醒' }).first().click()
  await page.getByText('已复制').waitFor()
  const said = await page.evaluate(() => navigator.clipboard.readText())
  expect(said).toContain('your order is not paid yet')
  await ticks.nth(0).check()
  await ticks.nth(1).check()
  const pay = page.getByRole('button', { name: /^用钱包付 2 单/ })
  await pay.click()
  // A leader who is nobody's resident has no wallet: this is said, and the choice stays.
  await page.getByRole('alert').filter({ hasText: '请先选择您的社区' }).waitFor()
  await expectSound(page)
  await expect.poll(() => ticks.nth(0).isChecked()).toBe(true)
})

test('who has not come is called by name, and goods are kept a day longer', async () => {
  const world = await makePickup(site.linli, { regionId: 'day3' })
  const { id } = await orderFor(site.linli, world)
  await site.linli.database.db
    .updateTable('residents')
    .set({ phone: '+8613912340009' })
    .where('id', '=', world.buyer.residentId)
    .execute()
  await goodsArrive(site.linli, world)
  await site.linli.settle()
  const { page } = await site.visit({ as: world.leader })
  await page.goto('/work/leader/waiting')
  const call = page.getByRole('link', { name: '打电话给王芳' })
  await call.waitFor()
  await expect.poll(() => call.getAttribute('href')).toBe('tel:+8613912340009')
  await expectSound(page)
  await page.getByRole('link', { name: '延长等' }).click()
  await page.getByRole('button', { name: '再留一天' }).click()
  await page.getByText(/^留到/).waitFor()
  await expectSound(page)
  const order = await ask(site.linli, world, world.leader, 'GET', `/orders/${id}`)
  expect(order.state).toBe('placed')
})

test('a friend fetches with the code that was passed on to them, once', async () => {
  const world = await makePickup(site.linli, { regionId: 'day4' })
  const { id } = await orderFor(site.linli, world)
  await goodsArrive(site.linli, world)
  const own = await codeOf(site.linli, world, id)
  const path = `/orders/${id}/forwarded-codes`
  const friend = await ask(site.linli, world, world.buyer, 'POST', path, { name: '小李' })
  expect(friend.digits).not.toBe(own.digits)
  const { page } = await site.visit({ as: world.leader })
  await page.addInitScript(() => localStorage.setItem('linli.work.camera-folded', 'true'))
  await page.goto('/work/handover')
  const enter = async () => {
    await page.getByRole('button', { name: '输自提码' }).click()
    await page.getByRole('textbox', { name: '自提码或小票单号' }).fill(friend.digits)
    await page.keyboard.press('Enter')
  }
  await enter()
  await page.getByRole('button', { name: '交货完成' }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: '交货完成' }).click()
  await page.getByText('下一位，请扫码').waitFor()
  await enter()
  await page.getByRole('alert').waitFor()
  await expectSound(page)
})

test('goods given again are handed over to the neighbour', async () => {
  const world = await makeClaimsWorld(site.linli, { regionId: 'day5' })
  const { regionId, pickupStationId, window } = world
  await makeStock(site.linli, regionId, pickupStationId, window.offers[0]!.skuId, 9)
  const buyer = await makeClaimant(site.linli, world)
  const orderId = await makeCollectedOrder(site.linli, world, buyer, [2])
  const wish = { reason: 'damaged', wish: 'again', pictureIds: [] }
  const { body } = await claimGoods(site.linli, world, buyer, orderId, wish)
  await runSweep(site.linli, 'aftersales-take-replacements')
  const { page } = await site.visit({ as: world.leader })
  await page.goto(`/work/leader/claims?date=${body.replacement.pickupDate}`)
  await page.getByRole('heading', { name: '补发的货，交给邻居' }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: '已交给邻居' }).click()
  await page.getByRole('heading', { name: '补发的货，交给邻居' }).waitFor({ state: 'hidden' })
  const claim = await ask(site.linli, world, world.support, 'GET', `/order-claims/${body.id}`)
  expect(claim.replacement.state).toBe('handed-over')
})

test('goods of yesterday stay to be done after midnight, and open with their day', async () => {
  const world = await makePickup(site.linli, { regionId: 'owed' })
  await orderFor(site.linli, world)
  await goodsArrive(site.linli, world)
  const [late] = await makeBuyers(site.linli, world.window)
  await orderFor(site.linli, world, { buyer: late! })
  await site.linli.settle()
  const yesterday = await turnDay(site.linli, world)
  const { page } = await site.visit({ as: world.leader })
  await page.goto('/work')
  const main = page.getByRole('article').filter({ hasText: '昨天的货还没取完' })
  await main.getByText('1', { exact: true }).waitFor()
  await page.getByRole('link', { name: /昨天的货还没到/ }).waitFor()
  await expectSound(page)
  // Each list that is about today names the day that is not over.
  for (const path of ['/work/leader/waiting', '/work/leader/receive', '/work/handover']) {
    await page.goto(path)
    await page.getByRole('link', { name: /昨天的货还没交完/ }).waitFor()
  }
  await expectSound(page)
  await page.getByRole('link', { name: /昨天的货还没交完/ }).click()
  await page.waitForURL((url) => url.searchParams.get('date') === yesterday)
  await page.getByRole('region', { name: '还没来取' }).waitFor()
  await expectSound(page)
})
