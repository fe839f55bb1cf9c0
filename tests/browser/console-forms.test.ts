import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK, startBrowserDay } from './support/index.ts'

let site: Awaited<ReturnType<typeof startBrowserDay>>

beforeAll(async () => {
  site = await startBrowserDay()
})
afterAll(() => site.close())

const visit = async () =>
  (await site.visit({ as: site.day.people.operations, size: DESK, locale: 'en' })).page

const call = async (method: string, path: string, body?: object) => {
  const answer = await site.linli.call(site.day.people.operations, method, path, body)
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}

test('an amount stands with its decimals, and typing is not disturbed', async () => {
  const page = await visit()
  await page.goto('/console/prices')
  await page.locator('tbody a').first().click()
  const price = page.getByRole('dialog').getByLabel('Price').first()
  await price.fill('8.9')
  await price.press('Backspace')
  await price.press('5')
  await expect.poll(() => price.inputValue()).toBe('8.5')
  await price.blur()
  await expect.poll(() => price.inputValue()).toBe('8.50')
  await price.fill('about nine')
  await price.blur()
  await page.getByText('A figure with at most 2 decimals, please').waitFor()
  await expect.poll(() => price.inputValue()).toBe('about nine')
})

test('what somebody else saved first is compared in money, names and the region’s time', async () => {
  const { day } = site
  const [communityId] = day.communityIds
  const path = `/regions/${day.regionId}/communities/${communityId}`
  const page = await visit()
  await page.goto(`/console/communities/${communityId}`)
  // The page's own stands before those of its panels.
  await page
    .getByRole('button', { name: /^Change ./ })
    .first()
    .click()
  const form = page.getByRole('dialog', { name: 'Change' })
  await form.getByLabel('Minimum order').fill('8.9')
  const { name, address, householdCount, traits, version } = await call('GET', `${path}/profile`)
  await call('PUT', path, {
    ...{ name, address, householdCount, traits, version },
    ...{ minimumOrderMinor: 1250, deliveryWeekdays: [2, 4] },
  })
  await form.getByRole('button', { name: 'Change', exact: true }).click()
  const both = form.getByRole('alert')
  await both.getByRole('row', { name: 'Minimum order 8.90 CNY 12.50 CNY' }).waitFor()
  await both.getByRole('row', { name: /Tuesday, Thursday$/ }).waitFor()
  await expect.poll(() => both.getByRole('row').count()).toBe(3)

  const window = `/regions/${day.regionId}/windows/${day.windowId}`
  const was = await call('GET', window)
  await page.goto(`/console/windows/${day.windowId}`)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const edit = page.getByRole('dialog', { name: 'Edit' })
  await edit.getByLabel('English').fill('Morning goods')
  const closesAt = new Date(Date.parse(was.closesAt) + 60_000).toISOString()
  await call('PATCH', window, { closesAt, version: was.version, acceptWarnings: true })
  await edit.getByRole('button', { name: 'Edit', exact: true }).click()
  const clock = new Intl.DateTimeFormat('en', {
    ...{ timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' },
  } as const)
  const closing = edit.getByRole('alert').getByRole('row', { name: /^Cutoff/ })
  await closing.getByRole('cell', { name: clock.format(Date.parse(closesAt)) }).waitFor()
  await edit.getByRole('button', { name: 'Keep mine and save again' }).click()
  await edit.waitFor({ state: 'detached' })
  expect(await call('GET', window)).toMatchObject({ name: { en: 'Morning goods' } })
})

test('what is typed stays while the server cannot be asked once more', async () => {
  const page = await visit()
  await page.goto('/console/prices')
  await page.locator('tbody a').first().click()
  const price = page.getByRole('dialog').getByLabel('Price').first()
  await price.fill('8.50')
  await page.route('**/api/v1/**', (route) => route.abort())
  const unanswered: string[] = []
  page.on('requestfailed', (request) => unanswered.push(new URL(request.url()).pathname))
  const triesOf = (path: string) => unanswered.filter((one) => one === path).length
  // All answers are old by now, and a network that comes back has them asked for anew.
  await page.clock.setFixedTime(Date.now() + 3_600_000)
  await page.evaluate(() => {
    dispatchEvent(new Event('offline'))
    dispatchEvent(new Event('online'))
  })
  await expect.poll(() => triesOf('/api/v1/regions')).toBeGreaterThanOrEqual(3)
  await expect.poll(() => triesOf('/api/v1/me')).toBeGreaterThanOrEqual(3)
  await page.waitForTimeout(300)
  expect(await price.inputValue()).toBe('8.50')
})
