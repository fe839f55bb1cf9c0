import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrowserDay, expectSound, startBrowserDay } from './support/index.ts'

let site: BrowserDay

beforeAll(async () => {
  site = await startBrowserDay()
})
afterAll(() => site.close())

test('a leader orders for a neighbour without a phone', async () => {
  const { page } = await site.visitAsLeader()
  await page.goto('/work/leader/order-for')
  await page.getByRole('button', { name: '登记一位新邻居' }).click()
  await page.getByLabel('怎么称呼').fill('李奶奶')
  await page.getByRole('button', { name: '登记并继续' }).click()
  await page.getByText('没有手机').waitFor()
  await page.getByRole('button', { name: /^多加/ }).first().click()
  await page.getByRole('button', { name: /去下单$/ }).click()
  await page.getByLabel('取货时付现金').check()
  await page.getByRole('button', { name: '为李奶奶下单' }).click()
  await page.getByRole('heading', { name: '下单成功' }).waitFor()
  await expectSound(page)
})

test('a pasted chain becomes drafts that say what was not understood', async () => {
  const { page } = await site.visitAsLeader()
  await page.goto('/work/leader/chain')
  await page.getByLabel('群里的接龙').fill('1. 李奶奶 天山雪莲两朵')
  await page.getByRole('button', { name: '读成草稿' }).click()
  await page.getByText('1. 李奶奶 天山雪莲两朵').waitFor()
  const order = page.getByRole('button', { name: '下单 · 货到付现金' })
  await expect.poll(() => order.getAttribute('aria-disabled')).toBe('true')
  await expectSound(page)
})

test('what a chain says that is no goods is passed over with a tap, one by one', async () => {
  const { page } = await site.visitAsLeader()
  await page.goto('/work/leader/chain')
  await page.getByLabel('群里的接龙').fill('7. 赵阿姨 3栋 番茄x2 榴莲三个 谢谢')
  await page.getByRole('button', { name: '读成草稿' }).click()
  const draft = page.getByRole('article').filter({ hasText: '7. 赵阿姨' })
  await draft.getByText('赵阿姨 3栋', { exact: true }).waitFor()
  await expect.poll(() => page.getByRole('article').first().textContent()).toContain('7. 赵阿姨')
  const tomatoes = draft.getByRole('group', { name: '番茄' })
  await expect.poll(() => tomatoes.getByRole('status').textContent()).toBe('2')
  await draft.getByText('没看懂“榴莲三个”是什么商品').waitFor()
  await draft.getByRole('button', { name: '不是商品，略过' }).last().click()
  await draft.getByText('没看懂“谢谢”是什么商品').waitFor({ state: 'detached' })
  await draft.getByText('没看懂“榴莲三个”是什么商品').waitFor()
  await draft.getByRole('button', { name: '不是商品，略过' }).click()
  await draft.getByText('先选是哪位邻居').waitFor()
  await tomatoes.getByRole('button', { name: /^多加/ }).click()
  await tomatoes.getByText('3', { exact: true }).waitFor()
  await expectSound(page)
})

test('whoever works at headquarters is shown the way there', async () => {
  const person = await site.linli.person({ role: 'finance', regionId: site.day.regionId })
  const { page } = await site.visit({ as: person, locale: 'es' })
  await page.goto('/work')
  await page.getByText('Tu trabajo está en la central').waitFor()
  await expectSound(page)
  await page.getByRole('link', { name: 'Ir a la central' }).click()
  await page.waitForURL('**/console**')
})

test('somebody who leads nothing is told how to come to lead', async () => {
  const { page } = await site.visit({ as: await site.linli.person() })
  await page.goto('/work/leader/orders')
  await page.getByText('你还不是团长').waitFor()
  await expect
    .poll(() => page.getByRole('link', { name: '申请做团长' }).getAttribute('href'))
    .toBe('/work/leader/apply')
  await expectSound(page)
})
