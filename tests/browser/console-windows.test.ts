import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDayBuyers, makeOpenWindow, orderOfDay, type Person } from '../support/index.ts'
import { DESK, startBrowserDay } from './support/index.ts'

let site: Awaited<ReturnType<typeof startBrowserDay>>

beforeAll(async () => {
  site = await startBrowserDay()
})
afterAll(() => site.close())

const HOUR_MS = 3_600_000

async function visit(as: Person, size = DESK): Promise<Page> {
  const { page } = await site.visit({ as, size, locale: 'en' })
  page.setDefaultTimeout(10_000)
  return page
}

const draft = async (): Promise<string> => {
  const { windowId } = await makeOpenWindow(site.linli, {
    ...{ regionId: site.day.regionId, communities: site.day.communityIds, isPublished: false },
    offers: [{ name: '豆腐', priceMinor: 545, costMinor: 300 }],
  })
  return windowId
}

test('a window that is out says what is amiss with it, and no more that it can be published', async () => {
  const page = await visit(site.day.people.operations)
  const id = await draft()
  await page.goto(`/console/windows/${id}`)
  const publish = { name: 'Publish with these warnings' }
  await page.getByRole('button', publish).click()
  await page.getByRole('dialog').getByRole('button', publish).click()
  await page.getByRole('region', { name: 'Found in what is published' }).waitFor()
  await page.getByRole('button', { name: 'Publish', exact: true }).waitFor()

  const clean = await draft()
  await page.route('**/findings', (route) => route.fulfill({ json: { findings: [] } }))
  await page.route('**/publication', (route) =>
    route.continue({ postData: { ...route.request().postDataJSON(), acceptWarnings: true } }),
  )
  await page.goto(`/console/windows/${clean}`)
  const ready = page.getByText('Nothing found: it can be published.')
  await ready.waitFor()
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await page.getByText('Published', { exact: true }).waitFor()
  await ready.waitFor({ state: 'detached' })
})

test('a closing time that is refused is said once, at its field', async () => {
  const { day } = site
  const page = await visit(day.people.operations)
  await page.goto(`/console/windows/${day.windowId}`)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit' })
  // The region's clocks are eight hours ahead of UTC.
  const past = new Date(Date.now() + 8 * HOUR_MS - 120_000).toISOString().slice(0, 16)
  await dialog.getByLabel('Cutoff').fill(past)
  const answer = page.waitForResponse((one) => one.request().method() === 'PATCH')
  await dialog.getByRole('button', { name: 'Edit' }).click()
  await answer
  const said = dialog.getByText('A cutoff cannot be moved into the past.')
  await expect.poll(() => said.count()).toBe(1)
  expect(await said.evaluate((text) => text.getAttribute('role'))).toBeNull()
  await expect.poll(() => dialog.getByLabel('Cutoff').getAttribute('aria-invalid')).toBe('true')
})

test('what a kilogram costs is said as such, where it is read and where it is typed', async () => {
  const { day } = site
  const page = await visit(day.people.operations)
  await page.goto(`/console/windows/${day.windowId}`)
  const shrimp = page.getByRole('row', { name: /虾/ })
  await shrimp.getByText('¥40.00/kg').first().waitFor()
  await shrimp.getByText('¥30.00/kg').waitFor()
  await shrimp.getByRole('gridcell').nth(2).click()
  await page.keyboard.type('38.5 /kg')
  await page.keyboard.press('Enter')
  await shrimp.getByText('¥38.50/kg').waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('All saved').waitFor()
  await shrimp.getByRole('gridcell').first().click()
  await page.getByRole('button', { name: 'Cut the price' }).click()
  const cut = page.getByRole('dialog', { name: 'Cut the price' })
  await cut.getByText('CNY/kg').waitFor()
  await cut.getByText('虾 · Now ¥40.00/kg').waitFor()
  await cut.getByLabel('New price').fill('38')
  await cut.getByText('Nobody has ordered it dearer.').waitFor()

  await page.goto('/console/prices?tab=communities')
  const grid = page.getByRole('grid', { name: 'By community' })
  await grid.getByRole('row', { name: /虾/ }).getByText('¥40.00/kg').waitFor()
  await page.goto('/console/prices')
  await page.getByRole('row', { name: /虾/ }).getByText('¥40.00/kg').waitFor()
  await page.getByRole('row', { name: /虾/ }).getByRole('link').first().click()
  const side = page.getByRole('dialog', { name: 'Price' })
  await side.getByText('CNY/kg').waitFor()
})

test('a payment notice that fits nothing is told by names, not by words of the program', async () => {
  const page = await visit(site.day.people.operations)
  const notice = {
    ...{ id: '01900000-0000-7000-8000-000000000001', provider: 'sandbox', eventId: 'e1' },
    ...{ kind: 'payment.paid', paymentId: null, body: {}, receivedAt: new Date().toISOString() },
    ...{
      quarantinedWhy: 'What came is 0.10 CNY, and 0.20 CNY was due.',
      resolvedAt: null,
      resolution: null,
    },
  }
  await page.route('**/quarantined-notifications*', (route) =>
    route.fulfill({ json: { items: [notice] } }),
  )
  await page.goto('/console/settings?tab=quarantine')
  const row = page.getByRole('row', { name: /Payment came in/ })
  await row.getByText('Demo payment').waitFor()
  await row.getByText('open', { exact: true }).waitFor()
})

test('a long list without boxes to tick takes the whole width of its card', async () => {
  const page = await visit(site.day.people.supervisor)
  const entry = (nth: number) => ({
    ...{ id: `01900000-0000-7000-8000-${String(nth).padStart(12, '0')}`, action: 'signOut' },
    ...{ subjectKind: 'person', subjectId: 'one', actorId: null, actorName: '沈岚' },
    ...{ address: '127.0.0.1', requestId: '', details: {}, occurredAt: new Date().toISOString() },
  })
  await page.route('**/audit-entries*', (route) =>
    route.fulfill({ json: { items: Array.from({ length: 100 }, (_, nth) => entry(nth)) } }),
  )
  await page.goto('/console/audit')
  const list = page.getByRole('region', { name: 'Audit' })
  await list.getByRole('row').nth(5).waitFor()
  const ends = await list.evaluate((one) =>
    [one.querySelector('table'), one.querySelector('th:last-child')].map((part) =>
      Math.round(part!.getBoundingClientRect().right),
    ),
  )
  expect(ends[1]).toBe(ends[0])
})

test('a commission rate is set and read by names, never by ids', async () => {
  const { day } = site
  const page = await visit(day.people.finance)
  await page.goto('/console/payouts?tab=rates')
  await page.getByRole('button', { name: 'Set a rate' }).click()
  const dialog = page.getByRole('dialog', { name: 'Set a rate' })
  await dialog.getByLabel('For').selectOption('sku')
  await dialog.getByRole('combobox', { name: 'goods' }).click()
  await page.getByRole('option', { name: /虾/ }).click()
  await dialog.getByLabel('Rate').fill('7.5')
  await dialog.getByRole('button', { name: 'Set a rate' }).click()
  await page.getByRole('row', { name: /goods.*虾.*7\.5%/ }).waitFor()
})

test('a sheet tells times as the region’s clocks show them', async () => {
  const page = await visit(site.day.people.supervisor)
  const at = '2031-05-01T17:30:05.000Z'
  const entry = {
    ...{ id: '01900000-0000-7000-8000-000000000002', action: 'signOut', subjectKind: 'person' },
    ...{ subjectId: 'one', actorId: null, actorName: '沈岚', address: '127.0.0.1' },
    ...{ requestId: '', details: {}, occurredAt: at },
  }
  await page.route('**/audit-entries*', (route) => route.fulfill({ json: { items: [entry] } }))
  await page.goto('/console/audit')
  await page.getByRole('row', { name: /沈岚/ }).waitFor()
  await page.getByRole('button', { name: 'Export' }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'As CSV' }).click()
  const sheet = await readFile(await (await coming).path(), 'utf8')
  expect(sheet).toContain('2031-05-02 01:30:05')
})

test('who may not see payments of an order is not told that something went wrong', async () => {
  const { day, linli } = site
  const [buyer] = await makeDayBuyers(linli, day, 0, 1)
  const { id } = await orderOfDay(linli, day, buyer!, [1, 0])
  const paid = { name: 'Payments and refunds' }
  const theirs = await visit(day.people.support)
  await theirs.goto(`/console/orders/${id}`)
  await theirs.getByRole('region', paid).waitFor()
  const page = await visit(day.people.operations)
  await page.goto(`/console/orders/${id}`)
  await page.getByRole('region', { name: 'Timeline' }).waitFor()
  await expect.poll(() => page.getByRole('region', paid).count()).toBe(0)
})

test('what a save is warned of stands with the question whether to save', async () => {
  const { day } = site
  const page = await visit(day.people.buyer)
  await page.goto(`/console/windows/${day.windowId}`)
  await page.getByRole('row', { name: /虾/ }).getByRole('gridcell').nth(5).click()
  await page.keyboard.type('0')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Save offers' }).click()
  const asked = page.getByRole('alert')
  await asked.getByText(/虾.*: There is nothing to sell/).waitFor()
  await asked.getByRole('button', { name: 'Save with these warnings' }).click()
  await page.getByText('All saved').waitFor()
})
