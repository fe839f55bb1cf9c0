import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkoutOf, makeBuyers, placeOrder } from '../support/index.ts'
import { DESK, expectSound, startBrowserDay, type VisitorWish } from './support/index.ts'

let site: Awaited<ReturnType<typeof startBrowserDay>>

beforeAll(async () => {
  site = await startBrowserDay()
})
afterAll(() => site.close())

const visit = (wish: VisitorWish = {}) =>
  site.visit({ as: site.day.people.operations, size: DESK, locale: 'en', ...wish })

const read = async (path: string) =>
  (
    await site.linli.call(
      site.day.people.operations,
      'GET',
      `/regions/${site.day.regionId}/${path}`,
    )
  ).body

async function anOrder(): Promise<{ id: string; number: string }> {
  const [buyer] = await makeBuyers(site.linli, site.day)
  const { id } = await placeOrder(
    site.linli,
    site.day,
    buyer!,
    checkoutOf(site.day, [[site.day.offers[0]!, 1]]),
  )
  const { number } = await read(`orders/${id}`)
  return { id, number }
}

test('an order is found by how its number begins, and cancelled with a reason', async () => {
  const { id, number } = await anOrder()
  const { page, complaints } = await visit()
  await page.goto('/console/orders')
  await page.getByRole('searchbox', { name: 'Search' }).fill(number.slice(0, 6))
  await page.getByRole('link', { name: number }).click()
  await page.getByRole('heading', { name: `Order ${number}` }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: 'Cancel order' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cancel order' })
  await dialog.getByRole('button', { name: 'Cancel order' }).click()
  await dialog.getByText('Please fill this in').waitFor()
  await dialog.getByLabel('Reason').fill('Ordered twice')
  await dialog.getByRole('button', { name: 'Cancel order' }).click()
  await page.getByText(`Order ${number} is cancelled.`).waitFor()
  expect(await read(`orders/${id}`)).toMatchObject({
    state: 'cancelled',
    cancelledWhy: 'Ordered twice',
  })
  expect(complaints).toEqual([])
})

test('cancelling what nobody has paid promises no money back', async () => {
  const [buyer] = await makeBuyers(site.linli, site.day)
  const unpaid = [{ method: 'sandbox' }]
  const wish = checkoutOf(site.day, [[site.day.offers[0]!, 1]], unpaid)
  const { id } = await placeOrder(site.linli, site.day, buyer!, wish)
  const { page } = await visit()
  await page.goto(`/console/orders/${id}`)
  await page.getByRole('button', { name: 'Cancel order' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cancel order' })
  await dialog.getByText('Nothing has been paid yet').waitFor()
  await expect.poll(() => dialog.getByText('goes back').count()).toBe(0)
  await dialog.getByRole('button', { name: 'Keep the order' }).click()
  await dialog.waitFor({ state: 'detached' })
})

test('what a table is narrowed to stays when the page is loaded anew', async () => {
  const { number } = await anOrder()
  const { page } = await visit()
  await page.goto('/console/orders')
  await page.getByRole('searchbox', { name: 'Search' }).fill(number)
  await page.waitForURL(/q=/)
  await page.getByRole('button', { name: 'Total' }).click()
  await page.waitForURL(/sort=total/)
  await page.reload()
  await page.getByRole('link', { name: number }).waitFor()
  await expect.poll(() => page.getByRole('searchbox', { name: 'Search' }).inputValue()).toBe(number)
  await expect
    .poll(() => page.getByRole('columnheader', { name: 'Total' }).getAttribute('aria-sort'))
    .toBe('ascending')
})

test('by their sum orders are sorted once a window is chosen, and it is said until then', async () => {
  await anOrder()
  const { page } = await visit()
  await page.goto('/console/orders?sort=total')
  const total = page.getByRole('button', { name: 'Total' })
  await total.waitFor()
  await expect.poll(() => total.getAttribute('aria-disabled')).toBe('true')
  await total.focus()
  await page.getByRole('tooltip', { name: /Choose a window/ }).waitFor()
  await expectSound(page)
  const { items } = await read('windows')
  await page.goto(`/console/orders?sort=total&windowId=${items[0].id}`)
  await page.getByRole('columnheader', { name: 'Total' }).waitFor()
  await expect
    .poll(() => page.getByRole('columnheader', { name: 'Total' }).getAttribute('aria-sort'))
    .toBe('ascending')
})

test('a price is changed beside its list', async () => {
  const { page } = await visit()
  await page.goto('/console/prices')
  const first = page.locator('tbody a').first()
  await first.click()
  const side = page.getByRole('dialog')
  await side.getByLabel('Price').first().fill('7.35')
  await side.getByRole('button', { name: 'Save the price' }).click()
  await page.getByText('The price is now').waitFor()
  const { items } = await read('listings')
  expect(items.map(({ priceMinor }: { priceMinor: number }) => priceMinor)).toContain(735)
})

test('an export holds what is shown, and a name like a formula is text', async () => {
  const { regionId, people } = site.day
  const body = {
    code: 'FORMULA',
    name: '=1+1',
    address: '路 1',
    householdCount: 5,
    traits: {},
    deliveryWeekdays: [1],
    minimumOrderMinor: 0,
  }
  await site.linli.call(people.operations, 'POST', `/regions/${regionId}/communities`, body)
  const { page } = await visit()
  await page.goto('/console/communities?q=FORMULA')
  await page.getByRole('link', { name: '=1+1' }).waitFor()
  await page.getByRole('button', { name: 'Export' }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'As CSV' }).click()
  const text = await readFile(await (await coming).path(), 'utf8')
  const [head, row, ...rest] = text.trim().split('\r\n')
  expect(head).toContain('Name,Code,Address')
  expect(row).toMatch(/^'=1\+1,FORMULA,/)
  expect(rest).toEqual([])
})

test('an import is tried first, and says which line is bad', async () => {
  const { page } = await visit()
  await page.goto('/console/communities')
  await page.getByRole('button', { name: 'Import' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import' })
  const table = 'code,name,address,households\nBAD,,,many\n'
  const choosing = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Sheet (CSV)' }).click()
  await (await choosing).setFiles({
    name: 'communities.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(table),
  })
  await dialog.getByRole('columnheader', { name: 'Line' }).waitFor()
  await expect.poll(() => dialog.getByRole('button', { name: 'Import' }).isDisabled()).toBe(true)
  expect((await read('communities?search=BAD')).items).toEqual([])
})

test('the palette goes to a page by keyboard alone', async () => {
  const { page } = await visit()
  await page.goto('/console/orders')
  await page.getByRole('heading', { name: 'Orders' }).waitFor()
  await page.keyboard.press('Control+K')
  await page.getByPlaceholder('Search or do anything…').last().fill('suppl')
  await page.getByRole('button', { name: /Suppliers/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Suppliers' }).waitFor()
})

test('the palette finds a leader by how the name sounds', async () => {
  const { page } = await visit()
  await page.goto('/console/claims')
  await page.getByRole('heading', { name: 'Claims' }).waitFor()
  await page.keyboard.press('Control+K')
  await page.getByPlaceholder('Search or do anything…').last().fill('zhangmin')
  await page.getByRole('button', { name: /^张敏/ }).first().click()
  await page.waitForURL(/\/leaders\/[0-9a-f-]{36}$/)
})

test('Enter opens what the palette found, pressed before it is found or after, and arrows go on', async () => {
  const { id, number } = await anOrder()
  const { page } = await visit()
  await page.goto('/console/claims')
  const search = page.getByPlaceholder('Search or do anything…').last()
  const isOrder = (path: string) => page.waitForURL((url) => url.pathname.endsWith(path))
  await page.getByRole('heading', { name: 'Claims' }).waitFor()
  await page.keyboard.press('Control+K')
  await search.fill(number)
  await page.getByRole('button', { name: new RegExp(number) }).waitFor()
  await page.keyboard.press('Enter')
  await isOrder(`/orders/${id}`)

  await page.goto('/console/claims')
  await page.getByRole('heading', { name: 'Claims' }).waitFor()
  await page.keyboard.press('Control+K')
  await search.fill(number)
  await page.keyboard.press('Enter')
  await isOrder(`/orders/${id}`)

  await page.keyboard.press('Control+K')
  await search.fill('st')
  const answers = page.locator('[data-action]')
  await answers.nth(1).waitFor()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => answers.nth(1).getAttribute('data-selected')).toBe('true')
})

test('who may not pay out sees why', async () => {
  const { page } = await visit({ as: site.day.people.support, scheme: 'dark' })
  await page.goto('/console/orders')
  const payouts = page.getByRole('link', { name: /^Payouts: This is for finance/ })
  await payouts.waitFor()
  await expect.poll(() => payouts.getAttribute('aria-disabled')).toBe('true')
  await expectSound(page)
})
