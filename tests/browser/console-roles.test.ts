import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK, expectSound, startBrowserDay } from './support/index.ts'

let site: Awaited<ReturnType<typeof startBrowserDay>>

beforeAll(async () => {
  site = await startBrowserDay()
})
afterAll(() => site.close())

const ROLES = ['support', 'marketing', 'supervisor', 'finance', 'buyer', 'operations'] as const

test.each(ROLES)('%s is led nowhere where nothing may be seen', async (role) => {
  const { linli, day } = site
  const person = await linli.person({ role, regionId: day.regionId })
  const { page } = await site.visit({ as: person, size: DESK, locale: 'en' })
  const refused: string[] = []
  page.on('response', (response) => {
    if (response.status() === 403) refused.push(`${page.url()}: ${response.url()}`)
  })
  const settled = async () => {
    await page.locator('main').getByRole('heading').first().waitFor()
    await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0)
  }
  await page.goto('/console')
  await settled()
  const links = page.locator('nav a[href^="/console"]')
  const goals = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')!))
  expect(goals.length).toBeGreaterThan(3)
  for (const goal of new Set(goals)) {
    await page.goto(goal)
    await settled()
  }
  expect(refused).toEqual([])
  await expectSound(page)
})
