import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { indexProducts } from '../../server/modules/catalog/queries/products.ts'
import { ask, findFaults, type Person } from '../support/index.ts'
import { DESK, expectInView, expectSound, startBrowserDay } from './support/index.ts'

/** A warehouse with ten tomatoes and two kilograms of prawns that nobody has promised. */
let site: Awaited<ReturnType<typeof startBrowserDay>>
let other: Person
let code: string
let goods: string

beforeAll(async () => {
  site = await startBrowserDay()
  const { linli, day } = site
  const { keeper } = day.people
  const [tomato, prawn] = day.offers
  const lines = [
    { skuId: tomato!.skuId, quantity: 10 },
    { skuId: prawn!.skuId, quantity: 2000 },
  ]
  const at = `/stations/${day.warehouseId}/movements`
  await ask(linli, day, keeper, 'POST', at, { reason: 'received', lines })
  const stationId = day.stationIds[0]!
  other = await linli.person({ role: 'station_manager', regionId: day.regionId, stationId })
  const [card] = await ask(linli, day, keeper, 'GET', `/sku-cards?ids=${tomato!.skuId}`)
  code = card.code
  goods = card.name
  await linli.database.db.transaction().execute((tx) => indexProducts(tx, [tomato!.productId]))
}, 60_000)
afterAll(async () => {
  expect(await findFaults(site.linli)).toEqual([])
  await site.close()
})

const onHand = async (station = site.day.warehouseId): Promise<number> => {
  const { linli, day } = site
  const path = `/stations/${station}/stock?skuId=${day.offers[0]!.skuId}`
  return (await ask(linli, day, day.people.operations, 'GET', path)).items[0]?.onHand ?? 0
}

const open = async (path: string, as: Person = site.day.people.keeper): Promise<Page> => {
  const { page } = await site.visit({ as })
  page.setDefaultTimeout(9000)
  await page.goto(path)
  return page
}

/** Names tomatoes in the form that is open, by the code that a scanner would type. */
async function name(page: Page, amount: string): Promise<void> {
  const form = page.getByRole('dialog')
  const find = form.getByRole('searchbox', { name: '哪样货' })
  await find.fill(code)
  await find.press('Enter')
  await form.getByRole('textbox', { name: '件数' }).fill(amount)
}

test('goods go to another station, which takes in less than was sent', async () => {
  const page = await open('/work/station/transfers')
  await page.getByText('没有调拨').first().waitFor()
  await page.getByRole('button', { name: '调货到别站' }).click()
  const form = page.getByRole('dialog', { name: '调货到别站' })
  const send = form.getByRole('button', { name: '调货到别站' })
  await expect.poll(() => send.getAttribute('aria-disabled')).toBe('true')
  await form.getByText('选发往哪个站').waitFor()
  const to = form.getByRole('combobox', { name: '发往' })
  await to.locator('option').nth(1).waitFor({ state: 'attached' })
  await to.selectOption(site.day.stationIds[0]!)
  await name(page, '11')
  await send.click()
  await form.getByText('这里能动的只有 10 件：已许出的、过期的不算').waitFor()
  await expectSound(page)
  await form.getByRole('textbox', { name: '件数' }).fill('5')
  await send.click()
  await page.getByText('在路上').waitFor()
  expect(await onHand()).toBe(5)
  await expectSound(page)

  const there = await open('/work', other)
  await there.getByRole('heading', { name: '收别站调来的货' }).waitFor()
  await there.getByRole('link', { name: '去收货' }).click()
  await there.getByRole('button', { name: '收进来' }).click()
  const taking = there.getByRole('dialog', { name: '收进来' })
  await taking.getByRole('textbox', { name: '实到（件）' }).fill('')
  await taking.getByRole('button', { name: '收进来' }).getAttribute('aria-disabled')
  await taking.getByRole('textbox', { name: '实到（件）' }).fill('4')
  await expectSound(there)
  await taking.getByRole('button', { name: '收进来' }).click()
  await there.getByText('已收').waitFor()
  expect(await onHand(site.day.stationIds[0]!)).toBe(4)
})

test('cold goods are taken in from another station only as cold as they must be', async () => {
  const { linli, day } = site
  const [, prawn] = day.offers
  await sql`update products set storage = 'frozen' where id = ${prawn!.productId}`.execute(
    linli.database.db,
  )
  const at = `/stations/${day.warehouseId}/transfers`
  const lines = [{ skuId: prawn!.skuId, quantity: 500 }]
  const wish = { toStationId: day.stationIds[0]!, lines }
  const { id } = await ask(linli, day, day.people.keeper, 'POST', at, wish)
  const there = await open('/work/station/transfers', other)
  await there.getByRole('button', { name: '收进来' }).click()
  const taking = there.getByRole('dialog', { name: '收进来' })
  const take = taking.getByRole('button', { name: '收进来' })
  await taking.getByText('先量温度').waitFor()
  expect(await take.getAttribute('aria-disabled')).toBe('true')
  const degrees = taking.getByRole('textbox', { name: '温度（°C）' })
  await degrees.fill('-5')
  await taking.getByText('温度超出范围，这样请收 0').waitFor()
  await expectSound(there)
  await taking.getByRole('button', { name: '这样不收，收 0' }).click()
  expect(await taking.getByRole('textbox', { name: '实到（公斤）' }).inputValue()).toBe('0')
  await taking.getByRole('textbox', { name: '实到（公斤）' }).fill('0.4')
  await degrees.fill('-18.5')
  await taking.getByRole('textbox', { name: '备注' }).fill('少一包')
  await take.click()
  await there.getByText(/-18\.5 °C/).waitFor()
  const path = `/stock-transfers/${id}`
  expect(await ask(linli, day, day.people.operations, 'GET', path)).toMatchObject({
    state: 'received',
    receivedNote: '少一包',
    lines: [{ receivedQuantity: 400, temperatureTenths: -185 }],
  })
  await expectSound(there)
})

test('goods on their way are called back with the reason', async () => {
  const before = await onHand()
  const { linli, day } = site
  const at = `/stations/${day.warehouseId}/transfers`
  const lines = [{ skuId: day.offers[0]!.skuId, quantity: 1 }]
  await ask(linli, day, day.people.keeper, 'POST', at, { toStationId: day.stationIds[0]!, lines })
  const page = await open('/work/station/transfers')
  await page.getByRole('button', { name: '撤回' }).click()
  const asking = page.getByRole('dialog', { name: '撤回' })
  const back = asking.getByRole('button', { name: '撤回' })
  await expect.poll(() => back.getAttribute('aria-disabled')).toBe('true')
  await asking.getByRole('textbox').fill('发错站了')
  await back.click()
  await page.getByText('已取消').waitFor()
  expect(await onHand()).toBe(before)
})

test('what the other station has taken in meanwhile is not called back', async () => {
  const { linli, day } = site
  const before = await onHand()
  const at = `/stations/${day.warehouseId}/transfers`
  const lines = [{ skuId: day.offers[0]!.skuId, quantity: 2 }]
  const wish = { toStationId: day.stationIds[0]!, lines }
  const { id } = await ask(linli, day, day.people.keeper, 'POST', at, wish)
  const page = await open('/work/station/transfers')
  await page.getByRole('button', { name: '撤回' }).click()
  const asking = page.getByRole('dialog', { name: '撤回' })
  await asking.getByRole('textbox').fill('发错站了')
  const there = `/stations/${day.stationIds[0]}/transfers/${id}/receipt`
  await ask(linli, day, other, 'POST', there, { lines: [{ lineNumber: 1, receivedQuantity: 2 }] })
  await asking.getByRole('button', { name: '撤回' }).click()
  await asking.getByRole('alert').filter({ hasText: /./ }).waitFor()
  await expect.poll(() => asking.getByRole('textbox').inputValue()).toBe('发错站了')
  await expectSound(page)
  await page.reload()
  await page.getByText('已收').first().waitFor()
  await expect.poll(() => page.getByRole('button', { name: '撤回' }).count()).toBe(0)
  expect(await onHand()).toBe(before - 2)
})

test('a write-off says why, and “other” says it in words', async () => {
  const before = await onHand()
  const page = await open('/work/station/corrections')
  await page.getByRole('button', { name: '报损或调账' }).click()
  const form = page.getByRole('dialog', { name: '报损或调账' })
  await name(page, '1')
  await form.getByRole('combobox', { name: '为什么' }).selectOption('other')
  await form.getByRole('button', { name: '提交' }).click()
  await form.getByRole('alert').waitFor()
  await expectSound(page)
  await form.getByRole('textbox', { name: '备注' }).fill('搬的时候摔了')
  await form.getByRole('button', { name: '提交' }).click()
  await page.getByText('已入账').waitFor()
  await expectSound(page)
  expect(await onHand()).toBe(before - 1)
})

test('what is put right beyond the limit waits for a second person', async () => {
  const before = await onHand()
  const page = await open('/work/station/corrections')
  await page.getByRole('button', { name: '报损或调账' }).click()
  const form = page.getByRole('dialog', { name: '报损或调账' })
  await form.getByRole('button', { name: '账上少了，调多' }).click()
  await name(page, '500')
  await form.getByRole('button', { name: '提交' }).click()
  await page.getByText('等批准').waitFor()
  expect(await onHand()).toBe(before)

  // Who approves reads in the question what it is about.
  const desk = await site.visit({ as: site.day.people.operations, size: DESK })
  await desk.page.goto('/console/stock?tab=corrections')
  const approve = desk.page.getByRole('button', { name: `同意 ${goods} 500` })
  await approve.click()
  const question = desk.page.getByRole('dialog', { name: `同意：${goods} 500` })
  await question.getByText(/更正账面/).waitFor()
  await question.getByRole('button', { name: '同意' }).click()
  await expect.poll(() => approve.count()).toBe(0)
  await expectSound(desk.page)
  expect(await onHand()).toBe(before + 500)
})

test('a count finds one too few; a second count waits until the first is closed', async () => {
  const before = await onHand()
  const page = await open('/work/station/counts')
  await page.getByRole('button', { name: '开始盘点' }).click()
  await page.getByText('还没盘到货').first().waitFor()
  expect(await page.getByText('还没盘到货').count()).toBe(1)
  const close = page.getByRole('button', { name: '结束盘点' })
  await expect.poll(() => close.getAttribute('aria-disabled')).toBe('true')
  const find = page.getByRole('searchbox', { name: '扫一样来盘' })
  // A name that only one has is as good as its code.
  await find.fill(goods)
  await page.getByRole('main').getByRole('button', { name: goods }).waitFor()
  await find.press('Enter')
  const counting = page.getByRole('dialog', { name: '盘这一样' })
  await expectInView(counting.getByRole('button', { name: '记下' }))
  await counting.getByRole('textbox', { name: '这里有多少' }).fill(String(before - 1))
  await expectSound(page)
  await counting.getByRole('button', { name: '记下' }).click()
  await counting.waitFor({ state: 'hidden' })
  await page.setViewportSize({ width: 360, height: 420 })
  await expectInView(close)
  await page.setViewportSize({ width: 360, height: 780 })
  await expectSound(page)
  const list = await open('/work/station/counts')
  const start = list.getByRole('button', { name: '开始盘点' })
  await list.getByText('有一次盘点还没结束').waitFor()
  await expect.poll(() => start.getAttribute('aria-disabled')).toBe('true')
  await close.click()
  await page.getByRole('dialog').getByRole('button', { name: '结束盘点' }).click()
  await page.getByText('已入账').waitFor()
  expect(await onHand()).toBe(before - 1)
  await expectSound(page)
})

test('a return waits for the supplier and can be kept until it is fetched', async () => {
  const before = await onHand()
  const page = await open('/work/station/returns')
  const giveBack = async (amount: string) => {
    await page.getByRole('button', { name: '退给供应商' }).click()
    const form = page.getByRole('dialog', { name: '退给供应商' })
    const supplier = form.getByRole('combobox', { name: '供应商' })
    await supplier.locator('option').nth(1).waitFor({ state: 'attached' })
    await supplier.selectOption(site.day.supplierIds[0]!)
    await form.getByRole('combobox', { name: '为什么' }).selectOption('surplus')
    await name(page, amount)
    await form.getByRole('button', { name: '退给供应商' }).click()
    return form
  }
  const form = await giveBack(String(before + 1))
  await form.getByText(/这里能动的只有/).waitFor()
  await expectSound(page)
  await form.getByRole('textbox', { name: '件数' }).fill('1')
  await form.getByRole('button', { name: '退给供应商' }).click()
  await page.getByText('等供应商来拉').waitFor()
  expect(await onHand()).toBe(before - 1)
  await expectSound(page)

  await page.getByRole('button', { name: '不退了' }).click()
  const asking = page.getByRole('dialog', { name: /不退给.*了吗/ })
  const keep = asking.getByRole('button', { name: '不退了' })
  await expect.poll(() => keep.getAttribute('aria-disabled')).toBe('true')
  await asking.getByRole('button', { name: '供应商不收' }).click()
  await expectSound(page)
  await keep.click()
  await page.getByText('已取消').waitFor()
  expect(await onHand()).toBe(before)

  await giveBack('1')
  await page.getByRole('button', { name: '供应商拉走了' }).click()
  await page.getByText('已拉走').waitFor()
  await expect.poll(() => page.getByRole('button', { name: '不退了' }).count()).toBe(0)
  expect(await onHand()).toBe(before - 1)

  const theirs = await open('/work/supplier/returns', site.day.people.suppliers[0])
  await theirs.getByText('不退了').waitFor()
  await theirs.getByText('已拉走').waitFor()
  await expectSound(theirs)
})

test('a lot past its last day is named as such, and can be written off but not sent', async () => {
  const { linli, day } = site
  const lines = [
    { skuId: day.offers[0]!.skuId, quantity: 1, lotCode: 'PAST-1', expiresOn: '2020-01-01' },
    { skuId: day.offers[0]!.skuId, quantity: 1, lotCode: 'LAST-1', expiresOn: '2099-01-01' },
  ]
  const at = `/stations/${day.warehouseId}/movements`
  await ask(linli, day, day.people.keeper, 'POST', at, { reason: 'received', lines })
  const isOfferedIn = async (path: string, action: string) => {
    const page = await open(path)
    await page.getByRole('button', { name: action }).click()
    await name(page, '1')
    const lot = page.getByRole('dialog').getByRole('combobox', { name: '批号' })
    const past = lot.getByRole('option', { name: /PAST-1.*已过期/ })
    await past.waitFor({ state: 'attached' })
    await expect.poll(() => lot.getByRole('option', { name: /LAST-1/ }).isEnabled()).toBe(true)
    return past.isEnabled()
  }
  expect(await isOfferedIn('/work/station/transfers', '调货到别站')).toBe(false)
  expect(await isOfferedIn('/work/station/corrections', '报损或调账')).toBe(true)
})

test('a lot past its last day is written off from where it stands, whole unless told otherwise', async () => {
  const before = await onHand()
  const page = await open(`/work/station/stock/${site.day.offers[0]!.skuId}`)
  await page.getByRole('button', { name: '报损 PAST-1' }).click()
  const form = page.getByRole('dialog', { name: '报损' })
  await expect.poll(() => form.getByRole('textbox', { name: '件数' }).inputValue()).toBe('1')
  const why = form.getByRole('combobox', { name: '为什么' })
  await expect.poll(() => why.inputValue()).toBe('expired')
  await form.getByRole('option', { name: /PAST-1/ }).waitFor({ state: 'attached' })
  await expectSound(page)
  await form.getByRole('button', { name: '提交' }).click()
  await form.waitFor({ state: 'detached' })
  await expect.poll(() => page.getByRole('button', { name: '报损 PAST-1' }).count()).toBe(0)
  await page
    .getByRole('listitem')
    .filter({ hasText: /报损.*PAST-1/ })
    .waitFor()
  await expectSound(page)
  expect(await onHand()).toBe(before - 1)
})

test('a page that lists other stations does not offer them as one’s own', async () => {
  const page = await open('/work/station/transfers')
  await page.getByRole('button', { name: '调货到别站' }).click()
  const to = page.getByRole('dialog').getByRole('combobox').first()
  await expect.poll(() => to.getByRole('option').count()).toBeGreaterThan(1)
  await expect
    .poll(() => page.getByRole('button', { name: /^换一个地方/, includeHidden: true }).count())
    .toBe(0)
})

test('in a region of more stations than a page holds, each can be sent to and has its name', async () => {
  const { linli, day } = site
  await sql`insert into stations
    select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(),
      'code', 'Z-' || lpad(nth::text, 3, '0'), 'name', '分站 ' || nth))).*
    from stations one, generate_series(1, 220) nth
    where one.region_id = ${day.regionId} and one.id = ${day.stationIds[0]!}`.execute(
    linli.database.db,
  )
  const page = await open('/work/station/transfers')
  await page.getByRole('button', { name: '调货到别站' }).click()
  const to = page.getByRole('dialog').getByRole('combobox').first()
  await to.getByRole('option', { name: '分站 220', exact: true }).waitFor({ state: 'attached' })
  await expect.poll(() => to.getByRole('option').count()).toBeGreaterThan(220)
})
