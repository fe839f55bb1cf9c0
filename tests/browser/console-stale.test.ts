import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK, expectSound, startBrowserDay } from './support/index.ts'

let site: Awaited<ReturnType<typeof startBrowserDay>>
let page: Page
let region: string

beforeAll(async () => {
  site = await startBrowserDay()
  region = `/regions/${site.day.regionId}`
  page = (await site.visit({ as: site.day.people.admin, size: DESK, locale: 'en' })).page
  page.setDefaultTimeout(10_000)
})
afterAll(() => site.close())

const call = async (method: string, path: string, body?: object) => {
  const key = { key: crypto.randomUUID() }
  const { admin } = site.day.people
  const answer = await site.linli.call(admin, method, path, body, method === 'POST' ? key : {})
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}

const dialog = (name: string) => page.getByRole('dialog', { name, exact: true })

const cellsOf = (row: string) => row.split('\t')

/** Sends what is filled in, compares it with what somebody else saved first, and keeps one's own. */
async function keepMine(form: Locator, submit: string, differs: unknown[][]) {
  await form.getByRole('button', { name: submit, exact: true }).click()
  const both = form.getByRole('alert')
  const rows = async () => (await both.locator('tbody tr').allInnerTexts()).map(cellsOf)
  await expect.poll(rows).toEqual(differs)
  await expectSound(page)
  await both.getByRole('button', { name: 'Keep mine and save again' }).press('Enter')
  await form.waitFor({ state: 'detached' })
}

const productOf = async () => {
  const [{ id }] = (await call('GET', '/products')).items
  return call('GET', `/products/${id}`)
}

test('an SKU', async () => {
  const { id, skus } = await productOf()
  const [sku] = skus
  await page.goto(`/console/goods/${id}`)
  await page
    .getByRole('listitem')
    .getByRole('button', { name: `Change ${sku.code}` })
    .click()
  const unit = dialog(`Change: ${sku.code}`).getByRole('group', { name: 'Unit' })
  await unit.getByLabel('English').fill('bag')
  const { productId, archivedAt, archivedWhy, id: skuId, ...was } = sku
  await call('PUT', `/skus/${skuId}`, { ...was, unit: { en: 'box' }, scaleCode: '4711' })
  await keepMine(dialog(`Change: ${sku.code}`), 'Change', [
    ['Unit · English', 'bag', 'box'],
    ['Scale code', '(empty)', '4711'],
  ])
  expect((await productOf()).skus).toMatchObject([{ unit: { en: 'bag' } }])
})

test('a label, which leaves the product around it as somebody else changed it', async () => {
  const { id, skus, gaps, archivedAt, archivedWhy, ...was } = await productOf()
  await page.goto(`/console/goods/${id}`)
  await page.getByRole('button', { name: 'Fill in the label' }).click()
  await dialog('Fill in the label').getByLabel('Allergens').fill('nuts')
  await call('PUT', `/products/${id}`, { ...was, brand: 'Green Hill' })
  await keepMine(dialog('Fill in the label'), 'Fill in the label', [
    ['Allergens', 'nuts', '(empty)'],
  ])
  expect(await productOf()).toMatchObject({ brand: 'Green Hill', label: { allergens: 'nuts' } })
})

test('a category, which keeps the place that somebody else gave it', async () => {
  const [{ id, archivedAt, ...was }] = await call('GET', '/categories')
  await page.goto('/console/categories')
  await page.getByRole('button', { name: 'Change', exact: true }).first().click()
  await dialog('Change').getByLabel('English').fill('Greens')
  await call('PUT', `/categories/${id}`, { ...was, sort: 70 })
  await keepMine(dialog('Change'), 'Change', [['Name · English', 'Greens', 'Fresh']])
  const now = (await call('GET', '/categories')).find((one: { id: string }) => one.id === id)
  expect(now).toMatchObject({ sort: 70, name: { en: 'Greens' } })
})

test('a vehicle, whose courier is said by name', async () => {
  const { courier } = site.day.people
  const wish = { code: 'V-01', name: 'Van', capacityBags: 90, capacityCrates: 9, capacityKg: 500 }
  const { id, version } = await call('POST', `${region}/vehicles`, wish)
  await page.goto('/console/settings?tab=vehicles')
  await page.getByRole('button', { name: 'Change V-01' }).click()
  await dialog('Change: V-01').getByLabel('Name').fill('Cold van')
  await call('PUT', `${region}/vehicles/${id}`, { ...wish, version, courierId: courier.id })
  await keepMine(dialog('Change: V-01'), 'Change', [
    ['Name', 'Cold van', 'Van'],
    ['Courier', '(empty)', expect.stringMatching(/^Person/)],
  ])
  expect(await call('GET', `${region}/vehicles/${id}`)).toMatchObject({ name: 'Cold van' })
})

test('a plan, which keeps what somebody else let it offer', async () => {
  const wish = {
    ...{ name: { en: 'Dawn' }, weekdays: [1], opensTime: '08:00', cutoffTime: '22:00' },
    ...{ cutoffDays: 0, pickupDays: 1, slots: [], communityIds: site.day.communityIds },
    ...{ offers: [], acceptsWarnings: false },
  }
  const { id, version } = await call('POST', `${region}/window-plans`, wish)
  await page.goto('/console/windows?tab=plans')
  await page.getByRole('button', { name: 'Edit Dawn' }).click()
  await dialog('Edit: Dawn').getByLabel('English').fill('Sunrise')
  const slots = [{ from: '16:00', to: '20:00' }]
  await call('PUT', `${region}/window-plans/${id}`, { ...wish, version, slots, pickupDays: 2 })
  await keepMine(dialog('Edit: Dawn'), 'Edit', [
    ['Name · English', 'Sunrise', 'Dawn'],
    ['Days from opening to pickup', '1', '2'],
  ])
  expect(await call('GET', `${region}/window-plans/${id}`)).toMatchObject({
    name: { en: 'Sunrise' },
    slots,
  })
})

test('a leader’s level and communities', async () => {
  const [one, other] = site.day.communityIds as [string, string]
  const applied = await site.linli.call(await site.linli.person(), 'POST', `${region}/leaders`, {
    ...{ name: 'Lin', phone: '13800001234', communityIds: [one], hours: [], message: '' },
    pickupStationId: site.day.stationIds[0]!,
  })
  const path = `${region}/leaders/${applied.body.id}`
  await call('POST', `${path}/approval`, { communityIds: [one], level: 'standard' })
  await page.goto(`/console/leaders/${applied.body.id}`)
  await page.getByRole('button', { name: 'Level' }).click()
  await dialog('Level').getByLabel('Level').selectOption('gold')
  await dialog('Level').getByLabel('Reason').fill('Sold most')
  const { version } = await call('GET', path)
  await call('PUT', `${path}/communities`, { version, communityIds: [one, other] })
  await keepMine(dialog('Level'), 'Level', [['Level', 'gold', 'standard']])
  expect(await call('GET', path)).toMatchObject({ level: 'gold' })
  await page.getByRole('definition').filter({ hasText: 'gold' }).waitFor()

  await page.getByRole('button', { name: 'Communities' }).click()
  const now = await call('GET', path)
  await call('PUT', `${path}/level`, { version: now.version, level: 'standard', why: 'Asked to' })
  await dialog('Communities').getByRole('button', { name: 'Communities', exact: true }).click()
  const both = dialog('Communities').getByRole('alert')
  await both.getByText('What you filled in is what stands').waitFor()
  await both.getByRole('button', { name: 'Keep mine and save again' }).click()
  await dialog('Communities').waitFor({ state: 'detached' })
})

test('the region, and taking what stands', async () => {
  const { version, name, deliveryCalendar } = await call('GET', region)
  await page.goto('/console/settings?tab=region')
  await page.getByRole('button', { name: 'Change', exact: true }).first().click()
  await dialog('Change').getByLabel('English').fill('Chengdu East')
  const closed = ['2030-01-01']
  await call('PUT', region, { version, name, deliveryCalendar: { ...deliveryCalendar, closed } })
  await dialog('Change').getByRole('button', { name: 'Change', exact: true }).click()
  await dialog('Change')
    .getByRole('row', { name: /2030-01-01$/ })
    .waitFor()
  await dialog('Change').getByRole('button', { name: 'Take what stands' }).click()
  await expect.poll(() => dialog('Change').getByLabel('English').inputValue()).not.toMatch(/East/)
})

test('a purchase order that is held', async () => {
  const { day } = site
  const [supplierId] = day.supplierIds
  const { id: skuId } = (await productOf()).skus[0]
  const order = await call('POST', `${region}/purchase-orders`, {
    ...{ supplierId, stationId: day.warehouseId, pickupDate: day.pickupDate },
    lines: [{ skuId, quantity: 4, costMinor: 300 }],
  })
  await page.goto(`/console/procurement/${order.id}`)
  await page.getByRole('button', { name: 'Edit quantities' }).click()
  await dialog('Edit quantities').getByRole('textbox').fill('6')
  const path = `${region}/purchase-orders/${order.id}`
  await call('PUT', `${path}/lines`, { version: order.version, lines: [{ skuId, quantity: 9 }] })
  await keepMine(dialog('Edit quantities'), 'Edit quantities', [['虾', '6 g', '9 g']])
  expect(await call('GET', path)).toMatchObject({ lines: [{ quantity: 6 }] })
})

test('a price of a community’s own', async () => {
  const [{ id }] = (await call('GET', `${region}/listings`)).items
  await page.goto(`/console/prices?open=${id}`)
  const own = page.getByRole('region', { name: 'In communities' })
  await own.getByRole('button', { name: 'Change', exact: true }).first().click()
  await dialog('Change').getByLabel('Its own price').fill('4.80')
  const [community] = site.day.communityIds
  const override = { listingId: id, priceMinor: 450, isListed: null, version: 0 }
  await call('PUT', `${region}/communities/${community}/assortment`, { overrides: [override] })
  await keepMine(dialog('Change'), 'Change', [['Its own price', '4.80 CNY/kg', '4.50 CNY/kg']])
  const now = await call('GET', `${region}/listings/${id}/communities`)
  expect(now).toMatchObject([{ priceMinor: 480 }])
})
