import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import {
  ask,
  atPickupDay,
  codeOf,
  goodsArrive,
  makeDayBuyers,
  makeOpenWindow,
  makePickup,
  orderFor,
  orderOfDay,
  passCutoff,
  receiveDay,
  turn,
} from '../support/index.ts'
import { type BrowserDay, DESK, startBrowserDay } from './support/index.ts'

// Whoever is quick on a slow network acts on what the page shows: what it has not read yet it may
// neither take for nothing nor send.

let site: BrowserDay

beforeAll(async () => {
  site = await startBrowserDay({ offers: [{ name: '番茄', priceMinor: 500 }] })
})
afterAll(() => site.close())

/** Keeps an answer of the server back until it is let through. */
async function holdBack(page: Page, path: string): Promise<() => void> {
  const held = Promise.withResolvers<void>()
  await page.route(path, async (route) => {
    await held.promise
    await route.continue()
  })
  return held.resolve
}

test('a leader’s own rate cannot be taken away before it was read', async () => {
  const { day, linli, visit } = site
  const { leader } = day.communities[0]!
  const rate = { scope: 'leader', scopeKey: leader.leaderId, rateBasisPoints: 700 }
  await ask(linli, day, day.people.finance, 'POST', '/commission-rates', rate)
  const { page } = await visit({ as: day.people.finance, size: DESK, locale: 'en' })
  const letThrough = await holdBack(page, '**/commission-plan')
  await page.goto(`/console/leaders/${leader.leaderId}`)
  const panel = page.getByRole('region', { name: 'Commission' })
  await panel.getByText('Loading').first().waitFor()
  expect(await panel.getByRole('button', { name: 'Change' }).count()).toBe(0)
  letThrough()
  await panel.getByRole('button', { name: 'Change' }).click()
  const field = page.getByRole('dialog').getByRole('textbox')
  await expect.poll(() => field.inputValue()).toBe('7')
})

test('a neighbour is written down once the buildings are known', async () => {
  const { page } = await site.visitAsLeader()
  const letThrough = await holdBack(page, '**/buildings*')
  await page.goto('/work/leader/order-for')
  await page.getByRole('button', { name: '登记一位新邻居' }).click()
  await page.getByLabel('怎么称呼').fill('王大爷')
  const save = page.getByRole('button', { name: '登记并继续' })
  await expect.poll(() => save.getAttribute('aria-disabled')).toBe('true')
  letThrough()
  await save.click()
  await page.getByText('没有手机').waitFor()
})

test('a window is published once its checks are known', async () => {
  const { day, linli, visit } = site
  const { windowId } = await makeOpenWindow(linli, {
    ...{ regionId: day.regionId, communities: day.communityIds, isPublished: false },
  })
  const { page } = await visit({ as: day.people.operations, size: DESK, locale: 'en' })
  const letThrough = await holdBack(page, '**/findings')
  await page.goto(`/console/windows/${windowId}`)
  const publish = page.getByRole('button', { name: /^Publish/ })
  await publish.waitFor()
  await expect.poll(() => publish.getAttribute('aria-description')).toBe('Loading…')
  letThrough()
  await expect.poll(() => publish.getAttribute('aria-description')).not.toBe('Loading…')
})

test('headquarters ends no sorting before the warehouse is known', async () => {
  const { day, visit } = site
  const { page } = await visit({ as: day.people.operations, size: DESK, locale: 'en' })
  const letThrough = await holdBack(page, '**/stations?*')
  await page.goto(`/console/sorting?date=${day.pickupDate}`)
  const finish = page.getByRole('button', { name: 'Finish sorting' })
  await expect
    .poll(() => finish.getAttribute('aria-description'))
    .toBe('No warehouse to choose yet')
  letThrough()
  await expect.poll(() => finish.getAttribute('aria-disabled')).toBe('false')
})

test('a leader sees what it costs before it is ordered for a neighbour', async () => {
  const { page } = await site.visitAsLeader()
  await page.goto('/work/leader/order-for')
  await page.getByRole('button', { name: '登记一位新邻居' }).click()
  await page.getByLabel('怎么称呼').fill('李奶奶')
  await page.getByRole('button', { name: '登记并继续' }).click()
  await page.route('**/quotes', (route) => route.abort())
  await page.getByRole('button', { name: '多加番茄' }).click()
  await page.getByRole('alert').waitFor()
  await page.unroute('**/quotes')
  await page.getByRole('button', { name: '去下单' }).click()
  await page.getByRole('button', { name: '1 种 · ¥5.00，去下单' }).click()
  await page.getByRole('dialog').getByText('合计 ¥5.00').waitFor()
})

test('sorting is not ended before what is still open was read', async () => {
  const { day, linli, visit } = site
  const [buyer] = await makeDayBuyers(linli, day, 0, 1)
  await orderOfDay(linli, day, buyer!, [3])
  await passCutoff(linli, day)
  await atPickupDay(linli, day, '05:00')
  await receiveDay(linli, day)
  await turn(linli)
  const { page } = await visit({ as: day.people.keeper })
  const letThrough = await holdBack(page, '**/sorting-lists/**')
  await page.goto(`/work/station/sorting?date=${day.pickupDate}`)
  await page.getByRole('link', { name: '一样货一样货分' }).waitFor()
  expect(await page.getByRole('button', { name: '结束分拣' }).count()).toBe(0)
  letThrough()
  await page.getByRole('button', { name: '结束分拣' }).click()
  await page.getByRole('dialog').getByText('1 行没人标记，会当作放齐了').waitFor()
})

test('goods given a moment ago are gone, also where the list does not say so yet', async () => {
  await setBusinessTime(site.linli.database.db, new Date())
  const world = await makePickup(site.linli, { regionId: 'unread' })
  const { id } = await orderFor(site.linli, world)
  await goodsArrive(site.linli, world)
  const { digits } = await codeOf(site.linli, world, id)
  const { page } = await site.visit({ as: world.leader })
  await page.addInitScript(() => localStorage.setItem('linli.work.camera-folded', 'true'))
  await page.goto('/work/handover')
  await page.getByText('还没来取').waitFor()
  const enter = async () => {
    await page.getByRole('button', { name: '输自提码' }).click()
    await page.getByRole('textbox', { name: '自提码或小票单号' }).fill(digits)
    await page.keyboard.press('Enter')
  }
  await enter()
  const give = page.getByRole('button', { name: '交货完成' })
  await give.waitFor()
  const letThrough = await holdBack(page, '**/handover-list/**')
  await give.click()
  await page.getByText('下一位，请扫码').waitFor()
  await enter()
  await page.getByText('已经取走了').waitFor()
  letThrough()
})
