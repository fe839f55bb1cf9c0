import { afterAll, beforeAll, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { type BrowserDay, expectSound, startBrowserDay } from './support/index.ts'

const HOUR_MS = 3_600_000
const now = Date.now()

let site: BrowserDay

beforeAll(async () => {
  site = await startBrowserDay({
    offers: [
      { name: '番茄', priceMinor: 500 },
      { name: '蛋糕', priceMinor: 6800, cutoffAt: new Date(now - HOUR_MS) },
      { name: '面包', priceMinor: 1200, cutoffAt: new Date(now + HOUR_MS) },
    ],
  })
})
afterAll(() => site.close())

test('what is shared names what can still be ordered, and its link is short', async () => {
  const { page } = await site.visitAsLeader()
  await page.goto('/work/leader/share')
  const text = page.getByText(/今天团购 👇/)
  await text.waitFor()
  const said = (await text.textContent())!
  expect(said).toContain('番茄')
  expect(said).not.toContain('蛋糕')
  expect(/http:\S+/.exec(said)![0]).toMatch(/\/l\/chengdu\/[A-Za-z0-9]+$/)
  const choice = page.getByRole('combobox', { name: '分享什么' })
  await expect.poll(() => choice.textContent()).not.toContain('蛋糕')
  await choice.selectOption({ label: '面包' })
  await page.getByText(/\/l\/chengdu\/[A-Za-z0-9]+\?product=[0-9a-f-]+$/).waitFor()
  await expectSound(page)
})

test('goods past their own cutoff cannot be added, and what closes meanwhile is named and left out', async () => {
  const { linli } = site
  const { page } = await site.visitAsLeader()
  await page.goto('/work/leader/order-for')
  await page.getByRole('button', { name: '登记一位新邻居' }).click()
  await page.getByLabel('怎么称呼').fill('李奶奶')
  await page.getByRole('button', { name: '登记并继续' }).click()
  const cake = page.getByRole('listitem').filter({ hasText: '蛋糕' })
  await cake.getByText('已截单').waitFor()
  await expect.poll(() => cake.getByRole('button').count()).toBe(0)
  await page.getByRole('button', { name: '多加番茄' }).click()
  await page.getByRole('button', { name: '多加面包' }).click()
  await page.getByRole('button', { name: '2 种 · ¥17.00，去下单' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText('面包').waitFor()
  await sheet.getByText('合计 ¥17.00').waitFor()
  await expectSound(page)

  await setBusinessTime(linli.database.db, new Date(now + 2 * HOUR_MS))
  await sheet.getByRole('button', { name: '为李奶奶下单' }).click()
  await sheet.getByText('面包已截单，下不了单了。').waitFor()
  await sheet.getByRole('button', { name: '去掉，继续' }).click()
  await sheet.getByText('合计 ¥5.00').waitFor()
  await sheet.getByRole('button', { name: '为李奶奶下单' }).click()
  await page.getByRole('heading', { name: '下单成功' }).waitFor()
})
