import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ask,
  checkoutOf,
  goodsArrive,
  makeBuyers,
  makeNeighbour,
  makePickup,
  orderFor,
  type Person,
  type PickupWorld,
} from '../support/index.ts'
import { expectReadableAtDouble, expectSound, startSite } from './support/index.ts'

/** A pickup station where one has fetched nothing yet, and three orders wait. */
let site: Awaited<ReturnType<typeof startSite>>
let world: PickupWorld
let placed: { id: string; number: string }[]
let page: Page

const RICE = { name: '大米', priceMinor: 1000 }
const MILK = { name: '鲜奶', priceMinor: 600, storage: 'chilled' } as const

beforeAll(async () => {
  site = await startSite()
  world = await makePickup(site.linli, { offers: [RICE, MILK] })
  const [second, third] = await makeBuyers(site.linli, world.window, { count: 2 })
  placed = [
    await orderFor(site.linli, world, { method: 'cash' }),
    await orderFor(site.linli, world, { buyer: second! }),
    await orderFor(site.linli, world, { buyer: third! }),
  ]
  await goodsArrive(site.linli, world)
  await site.linli.settle()
  ;({ page } = await site.visit({ as: world.staff }))
  page.setDefaultTimeout(9000)
  await page.addInitScript(() => localStorage.setItem('linli.work.camera-folded', 'true'))
}, 60_000)
afterAll(() => site.close())

const stockOf = async (): Promise<number[]> => {
  const rows = await site.linli.database.db
    .selectFrom('stock_totals')
    .select(['sku_id', 'on_hand'])
    .where('station_id', '=', world.stationId)
    .execute()
  const of = new Map(rows.map((row) => [row.sku_id, row.on_hand]))
  return world.window.offers.map(({ skuId }) => of.get(skuId) ?? 0)
}

const stateOf = async (id: string): Promise<string> => {
  const path = `/regions/${world.regionId}/orders/${id}`
  return (await site.linli.call(world.leader, 'GET', path)).body.state
}

test('the station hands an order over for cash, and its drawer owes it', async () => {
  await page.goto('/work/station/cash')
  await page.getByText('抽屉里应有').waitFor()
  await expectSound(page)
  await page.goto('/work/handover')
  await page.getByText('还没来取').waitFor()
  await page.getByRole('button', { name: '输自提码' }).click()
  const typed = page.getByRole('textbox', { name: '自提码或小票单号' })
  await typed.fill(placed[0]!.number)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '交货完成' }).click()
  await page.getByText('已收现金 ¥16.00').waitFor()
  await page.goto('/work/station/cash')
  const drawer = page.locator('.station-figures')
  await drawer.getByText('¥16.00').first().waitFor()
  await expectSound(page)
  expect(await stateOf(placed[0]!.id)).toBe('collected')
})

test('what is given up is taken back with the reason, before its time is over', async () => {
  await page.goto('/work/station')
  await page.getByRole('link', { name: /没人取的货/ }).click()
  await page.getByText('这 30 天没有没人取的货').waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: /^收回/ }).first().click()
  const sheet = page.getByRole('dialog', { name: /^收回/ })
  const take = sheet.getByRole('button', { name: '收回' })
  await expect.poll(() => take.getAttribute('aria-disabled')).toBe('true')
  await sheet.getByText('请选一个原因').waitFor()
  await sheet.getByRole('radio', { name: /顾客说不来取了/ }).check()
  await sheet.getByRole('textbox', { name: '备注' }).fill('电话里说的')
  await expectSound(page)
  await take.click()
  await page
    .getByText(/顾客说不来取了/)
    .first()
    .waitFor()
  await page.getByText(/电话里说的/).waitFor()
  await expectSound(page)
  await expectReadableAtDouble(page)
  expect(await stockOf()).toEqual([1, 0])
})

test('each line goes back to stock, is sold for less, or is written off with the reason', async () => {
  await page.goto('/work/station/uncollected')
  await page.getByRole('button', { name: /怎么处理$/ }).click()
  const sheet = page.getByRole('dialog', { name: /怎么处理$/ })
  const rice = sheet.getByRole('group', { name: '大米' })
  const milk = sheet.getByRole('group', { name: '鲜奶' })
  await rice.getByRole('button', { name: '报损' }).click()
  await rice.getByRole('combobox', { name: '为什么' }).selectOption('other')
  const decide = sheet.getByRole('button', { name: '就这么处理' })
  await expect.poll(() => decide.getAttribute('aria-disabled')).toBe('true')
  await rice.getByRole('textbox', { name: '备注' }).fill('袋子破了')
  await milk.getByRole('button', { name: '降价卖' }).click()
  await expectSound(page)
  await decide.click()
  await page.getByText('已处理').waitFor()
  await page.getByText('降价卖').waitFor()
  await expectSound(page)
  expect(await stockOf()).toEqual([0, 1])
})

test('what cannot wait any more is refunded whole', async () => {
  await page.goto('/work/station/uncollected')
  await page.getByRole('button', { name: /^收回/ }).click()
  const sheet = page.getByRole('dialog', { name: /^收回/ })
  await sheet.getByRole('radio', { name: /货等不了/ }).check()
  await sheet.getByRole('button', { name: '收回' }).click()
  await page.getByText('没有在等人取的货').waitFor()
  const states = await Promise.all(placed.map(({ id }) => stateOf(id)))
  expect(states.sort()).toEqual(['collected', 'returned', 'returned'])
})

test('what somebody else has handed over meanwhile is refused in the sheet', async () => {
  const { number } = await orderFor(site.linli, world)
  await goodsArrive(site.linli, world)
  await site.linli.settle()
  await page.goto('/work/station/uncollected')
  await page.getByRole('button', { name: /^收回/ }).click()
  const sheet = page.getByRole('dialog', { name: /^收回/ })
  await sheet.getByRole('radio', { name: /顾客说不来取了/ }).check()
  const body = { proof: { slip: number } }
  const given = await site.linli.call(world.leader, 'POST', `${world.at}/handovers`, body, {
    key: crypto.randomUUID(),
  })
  expect(given.status).toBe(201)
  await sheet.getByRole('button', { name: '收回' }).click()
  await sheet.getByRole('alert').waitFor()
  await expectSound(page)
})

test('cash that is to go back is handed back by name, and the drawer owes less', async () => {
  const { regionId, stationId } = world
  const call = (who: Person, path: string, body: object) =>
    ask(site.linli, world, who, 'POST', path, body)
  const { id: residentId } = await makeNeighbour(site.linli, world.place)
  const line = [world.window.offers[0]!, 1] as const
  const checkout = checkoutOf(world.window, [line], [{ method: 'cash' }])
  const { orders } = await call(world.staff, `/residents/${residentId}/checkouts`, checkout)
  const { id } = orders[0]
  await call(world.staff, `/orders/${id}/cash-receipt`, { amountMinor: 1000 })
  const finance = await site.linli.person({ role: 'finance', regionId })
  await call(finance, `/orders/${id}/refunds`, {
    amountMinor: 250,
    currency: 'CNY',
    reason: 'goodwill',
  })

  await page.goto('/work/station/cash')
  const owed = async (): Promise<number> =>
    (await ask(site.linli, world, world.staff, 'GET', `/stations/${stationId}/cash`)).owedMinor
  const before = await owed()
  await page.getByText('李奶奶').waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: '退了：¥2.50，李奶奶' }).click()
  const sheet = page.getByRole('dialog', { name: '退 ¥2.50 给李奶奶' })
  await expectSound(page)
  await sheet.getByRole('button', { name: '退了', exact: true }).click()
  await page.getByText('记下了，现金已退').waitFor()
  await expect.poll(() => page.getByText('李奶奶').count()).toBe(0)
  expect(await owed()).toBe(before - 250)
})
