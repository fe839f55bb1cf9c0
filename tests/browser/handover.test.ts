import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addBags,
  addCommunity,
  addSorted,
  codeOf,
  goodsArrive,
  handOverAs,
  makeBuyers,
  makePickup,
  orderFor,
  type PickupWorld,
} from '../support/index.ts'
import { expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

/** A leader at the pickup point, with orders whose goods have come. */
async function atThePoint(orders: readonly Parameters<typeof orderFor>[2][]) {
  const world = await makePickup(site.linli)
  const placed = []
  for (const wish of orders) placed.push(await orderFor(site.linli, world, wish))
  await goodsArrive(site.linli, world)
  const { page, context } = await site.visit({
    as: world.leader,
    cookies: {},
  })
  await page.addInitScript(() => localStorage.setItem('linli.work.camera-folded', 'true'))
  return { world, placed, page, context }
}

const listOf = async (world: PickupWorld) =>
  (
    await site.linli.call(
      world.leader,
      'GET',
      `${world.at}/handover-list/${world.window.pickupDate}`,
    )
  ).body.orders as { orderId: string; number: string; state: string; handover: object | null }[]

/** Types as a hand scanner does: far faster than fingers, with Enter at the end. */
const scan = (page: Page, text: string) =>
  page.evaluate((typed) => {
    for (const key of [...typed, 'Enter']) {
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      )
    }
  }, text)

const give = (page: Page) => page.getByRole('button', { name: '交货完成' })

test('goods are handed over by digits, and the same digits then say that they are gone', async () => {
  const { world, placed, page } = await atThePoint([{}])
  const { digits } = await codeOf(site.linli, world, placed[0]!.id)
  await page.goto('/work/handover')
  await page.getByText('还没来取').waitFor()
  await expectSound(page)
  const enter = async () => {
    await page.getByRole('button', { name: '输自提码' }).click()
    await page.getByRole('textbox', { name: '自提码或小票单号' }).fill(digits)
    await page.keyboard.press('Enter')
  }
  await enter()
  await give(page).waitFor()
  await expectSound(page)
  await page.keyboard.press('Enter')
  await page.getByText('下一位，请扫码').waitFor()
  expect(await listOf(world)).toMatchObject([{ state: 'handed' }])
  await enter()
  await page.getByText('已经取走了').waitFor()
  await expectSound(page)
})

test('a scanned code is checked on the phone, and cash is told with its change', async () => {
  const { world, placed, page } = await atThePoint([{ method: 'cash' }])
  const { token } = await codeOf(site.linli, world, placed[0]!.id)
  await page.goto('/work/handover')
  await page.getByText('还没来取').waitFor()
  await scan(page, `${token.slice(0, -3)}AAA`)
  await page.getByText('这不是我们的自提码').waitFor()
  await scan(page, token)
  await page.getByText('签名有效').waitFor()
  await page.getByRole('textbox', { name: '收到（可不填）' }).fill('10')
  await page.getByText('¥5.20').waitFor()
  await give(page).click()
  await page.getByText('已收现金 ¥4.80').waitFor()
})

test('a friend who was sent is asked for the name, with a network or without, and gets the one order', async () => {
  const { world, placed, page, context } = await atThePoint([{}, {}, {}])
  const [first, second] = placed as [{ id: string }, { id: string }, ...typeof placed]
  const codeFor = async (order: { id: string }, name: string) => {
    const path = `/regions/${world.regionId}/orders/${order.id}/forwarded-codes`
    return (await site.linli.call(world.buyer, 'POST', path, { name })).body
  }
  const { digits } = await codeFor(first, '李强')
  const { token } = await codeFor(second, '何小满')
  await page.goto('/work/handover')
  await page.getByText('还没来取').waitFor()
  const enter = async () => {
    await page.getByRole('button', { name: '输自提码' }).click()
    await page.getByRole('textbox', { name: '自提码或小票单号' }).fill(digits)
    await page.keyboard.press('Enter')
  }
  await enter()
  await page.getByText('李强代取').waitFor()
  const others = page.getByRole('checkbox')
  await expect.poll(() => others.isChecked()).toBe(false)
  await expectSound(page)
  await give(page).click()
  await page.getByText('下一位，请扫码').waitFor()
  const stateOf = async (order: { id: string }) =>
    (await listOf(world)).find(({ orderId }) => orderId === order.id)?.state
  expect([await stateOf(first), await stateOf(second)]).toEqual(['handed', 'ready'])

  // The phone knows the names of the day, and says whom it gave to.
  await context.setOffline(true)
  await scan(page, token)
  await page.getByText('何小满代取').waitFor()
  await page.getByText('签名有效').waitFor()
  await give(page).click()
  await page.getByText('已记在手机上，有网时自动同步').waitFor()
  // The list that is kept here is older than what is told now: what the new one says comes to what was answered.
  const mayCome = Promise.withResolvers<void>()
  await page.route('**/handover-list/**', async (route) => {
    await mayCome.promise
    await route.continue()
  })
  await context.setOffline(false)
  await page.reload()
  await expect.poll(() => stateOf(second)).toBe('handed')
  await page.reload()
  await page.getByRole('button', { name: '王芳' }).first().waitFor()
  await scan(page, token)
  await page.getByText('已经取走了').waitFor()
  mayCome.resolve()
  await page.getByText('何小满代取').waitFor()
  await expectSound(page)
})

test('what is to be done now counts the people who wait, whatever they ordered', async () => {
  const { world, page } = await atThePoint([{}, {}])
  const [other] = await makeBuyers(site.linli, world.window)
  await orderFor(site.linli, world, { buyer: other! })
  await page.goto('/work')
  const task = page.getByRole('article').filter({ hasText: '交货给邻居' })
  await task.getByText(/^等着取货的邻居/).waitFor()
  await task.getByText('1', { exact: true }).waitFor()
})

test('bags of several orders are counted together, and given at once are taken back at once', async () => {
  const { world, page } = await atThePoint([{}, {}, {}])
  const { regionId, stationId: warehouseId, window } = world
  await addSorted(site.linli, { regionId, warehouseId, pickupDate: window.pickupDate })
  await addBags(site.linli, { regionId, warehouseId, windowId: window.windowId })
  await page.goto('/work/handover')
  await page.getByRole('button', { name: '王芳' }).first().click()
  const marks = page.getByRole('list', { name: '袋子' }).getByRole('listitem')
  await marks.first().waitFor()
  expect((await marks.allTextContents()).sort()).toEqual(['袋 1/3', '袋 2/3', '袋 3/3'])
  await give(page).click()
  const recent = page.getByRole('region', { name: '刚交的' })
  await recent.getByText('王芳').waitFor()
  const states = async () => (await listOf(world)).map(({ state }) => state)
  await expect.poll(states).toEqual(['handed', 'handed', 'handed'])
  await page.reload()
  await recent.getByText('王芳').waitFor()
  await expect.poll(() => recent.getByRole('listitem').count()).toBe(1)
  await recent.getByRole('button', { name: '撤回' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('button', { name: '给错人了' }).click()
  await sheet.getByRole('button', { name: '撤回' }).click()
  await expect.poll(states).toEqual(['ready', 'ready', 'ready'])
  await recent.waitFor({ state: 'detached' })
})

test('what was given by mistake is taken back within minutes', async () => {
  const { world, page } = await atThePoint([{}])
  await page.goto('/work/handover')
  await page.getByRole('button', { name: '跟团号' }).click()
  await page.getByRole('textbox', { name: '跟团号' }).fill('999')
  await page.keyboard.press('Enter')
  await page.getByText('这里没有这个号').waitFor()
  await page.getByRole('button', { name: '王芳' }).first().click()
  await give(page).click()
  await page.getByText('下一位，请扫码').waitFor()
  await page.getByRole('button', { name: '撤回' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '给错人了' }).click()
  await dialog.getByRole('button', { name: '撤回' }).click()
  await page.getByText('已撤回，货还在等').waitFor()
  expect(await listOf(world)).toMatchObject([{ state: 'ready', handover: null }])
})

test('without a network goods are handed over, kept through a reload, and told once', async () => {
  const { world, placed, page, context } = await atThePoint([{}, { method: 'cash' }, {}])
  const [first, second, third] = placed as [{ id: string; number: string }, ...typeof placed]
  const { token } = await codeOf(site.linli, world, first.id)
  await page.goto('/work/handover')
  await page.getByText('还没来取').waitFor()
  const onlyOwn = async (number: string) => {
    await page.getByRole('button', { name: '输自提码' }).click()
    await page.getByRole('textbox', { name: '自提码或小票单号' }).fill(number)
    await page.keyboard.press('Enter')
  }
  await context.setOffline(true)
  await scan(page, token)
  await page.getByText('签名有效').waitFor()
  await give(page).click()
  await page.getByText('已记在手机上，有网时自动同步').waitFor()
  // The phone itself gives nothing twice.
  await onlyOwn(second!.number)
  await page.getByText('已经取走了').waitFor()
  await page.getByText('离线 · 1 条待同步').first().waitFor()

  // Meanwhile a helper of another phone, with a network, gives one of them.
  const online = { proof: { slip: third!.number }, orderIds: [third!.id] }
  expect((await handOverAs(site.linli, world, world.staff, online)).status).toBe(201)

  await context.setOffline(false)
  await page.reload()
  await page.getByText('1 条对不上，请看一下').waitFor()
  await page.goto('/work')
  await page.getByRole('status').getByText('1 条对不上').waitFor()
  await page.getByRole('heading', { name: '离线交的货有对不上的' }).waitFor()
  await expectSound(page)
  await page.getByRole('link', { name: '查看' }).click()
  await page.getByRole('button', { name: '查看' }).click()
  await page.getByRole('dialog').getByText('别人已经交过这单').waitFor()
  await expectSound(page)
  await page.reload()
  await page.getByRole('region', { name: '对不上的交货' }).waitFor()
  await page.getByText(`订单 ${third!.number}`).waitFor()
  const orders = await listOf(world)
  expect(orders.every(({ state }) => state === 'handed')).toBe(true)
  const conflicts = await site.linli.call(
    world.leader,
    'GET',
    `${world.at}/handover-conflicts?isOpen=true`,
  )
  expect(conflicts.body.items).toMatchObject([{ orderId: third!.id, kind: 'handed-over-twice' }])
})

test('whoever works at a station that serves several communities chooses whose goods are given', async () => {
  const world = await makePickup(site.linli)
  const { regionId, stationId: pickupStationId, staff } = world
  await addCommunity(site.linli, { regionId, pickupStationId, name: '望江苑' })
  await orderFor(site.linli, world)
  await goodsArrive(site.linli, world)
  const { page } = await site.visit({ as: staff })
  await page.goto('/work/handover')
  const change = page.getByRole('button', { name: /^换一个地方/ })
  const choose = async (name: string) => {
    await change.click()
    const sheet = page.getByRole('dialog', { name: '选择社区' })
    await sheet.getByRole('button', { name }).click()
  }
  await choose('望江苑')
  await page.getByText('这天没有货要交').waitFor()
  await expectSound(page)
  await choose('锦绣花园')
  await page.getByText('还没来取').waitFor()
  await page.reload()
  await page.getByText('还没来取').waitFor()
})

test('at a store goods that came say until when the leader may confirm them', async () => {
  const { linli } = site
  const world = await makePickup(linli)
  await orderFor(linli, world, {})
  const { page } = await site.visit({ as: world.staff })
  await page.goto('/work/handover')
  await page.getByText('货还没到，名单先备好了。').waitFor()
  await goodsArrive(linli, world)
  await linli.database.db
    .updateTable('deliveries')
    .set({ confirmed_at: null })
    .where('community_id', '=', world.communityId)
    .execute()
  await page.reload()
  await page.getByText(/^货到了，等团长确认收到了什么；最晚/).waitFor()
  await expectSound(page)
})
