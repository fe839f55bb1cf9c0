import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ask,
  makeDayBuyers,
  makeResident,
  makeStock,
  orderOfDay,
  type Person,
  passCutoff,
  receiveDay,
  turn,
} from '../support/index.ts'
import { DESK, expectSound, startBrowserDay } from './support/index.ts'

let site: Awaited<ReturnType<typeof startBrowserDay>>

beforeAll(async () => {
  site = await startBrowserDay()
})
afterAll(() => site.close())

async function visit(as: Person): Promise<Page> {
  const { page } = await site.visit({ as, size: DESK, locale: 'en' })
  page.setDefaultTimeout(10_000)
  return page
}

const read = (who: Person, path: string) => ask(site.linli, site.day, who, 'GET', path)

test('a bulk cancel whose answer is lost is tried again under the same key, and acts once', async () => {
  const { day, linli } = site
  const [buyer] = await makeDayBuyers(linli, day, 0, 1)
  const orders = [await orderOfDay(linli, day, buyer!, [1, 0])]
  orders.push(await orderOfDay(linli, day, buyer!, [2, 0]))
  const page = await visit(day.people.operations)
  const keys: Record<string, string[]> = {}
  let isLost = true
  await page.route('**/orders/*/cancellation', async (route) => {
    const key = route.request().headers()['idempotency-key']!
    const { url } = { url: route.request().url() }
    keys[url] = [...(keys[url] ?? []), key]
    if (!isLost) return route.continue()
    // It is done, but the answer never comes.
    await route.fetch()
    await route.abort()
  })
  await page.goto('/console/orders')
  await page.getByRole('link', { name: orders[0]!.number }).waitFor()
  for (const { number } of orders) {
    await page
      .getByRole('row', { name: new RegExp(number) })
      .getByRole('checkbox')
      .check()
  }
  await page.getByRole('toolbar').getByRole('button', { name: 'Cancel order' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cancel order' })
  await dialog.getByLabel('Reason').fill('Storm')
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Cancel order' }).click()
  const again = dialog.getByRole('button', { name: 'Try those without an answer again' })
  await again.waitFor()
  isLost = false
  await again.click()
  await expect.poll(() => dialog.getByText('Done', { exact: true }).count()).toBe(2)
  expect(Object.values(keys).map((used) => [used.length, new Set(used).size])).toEqual([
    [2, 1],
    [2, 1],
  ])
  for (const { id } of orders) {
    expect(await read(day.people.operations, `/orders/${id}`)).toMatchObject({ state: 'cancelled' })
  }
})

test('who wishes to be erased is asked for by one and looked at by another', async () => {
  const { day, linli } = site
  const { id } = await makeResident(linli, day.communities[0]!, { name: '告别' })
  const mine = await visit(day.people.support)
  await mine.goto(`/console/residents/${id}`)
  await mine.getByRole('button', { name: 'Ask to erase' }).click()
  const asking = mine.getByRole('dialog', { name: 'Ask to erase' })
  await asking.getByLabel('Reason').fill('Wrote a letter')
  await asking.getByRole('button', { name: 'Ask to erase' }).click()
  await mine.getByRole('heading', { name: 'Waits for a second look' }).waitFor()
  const off = mine.getByRole('button', { name: 'Erase for good' })
  await expect.poll(() => off.getAttribute('aria-disabled')).toBe('true')
  await expectSound(mine)

  const theirs = await visit(day.people.operations)
  await theirs.goto('/console/residents')
  await theirs.getByText('Wrote a letter').waitFor()
  await theirs.getByRole('link', { name: '告别' }).first().click()
  await theirs.getByRole('button', { name: 'Erase for good' }).click()
  const looking = theirs.getByRole('dialog', { name: 'Erase for good' })
  await looking.getByText('This cannot be undone').waitFor()
  await looking.getByRole('button', { name: 'Erase for good' }).click()
  await theirs.getByRole('heading', { name: 'Residents', level: 1 }).waitFor()
  await expect.poll(() => theirs.getByText('Wrote a letter').count()).toBe(0)
  expect(
    (await linli.call(day.people.operations, 'GET', `/regions/${day.regionId}/residents/${id}`))
      .status,
  ).toBe(404)
})

test('a lot that went wrong is found by its code, and everyone affected is seen before', async () => {
  const { day, linli } = site
  const [buyer] = await makeDayBuyers(linli, day, 1, 1)
  await orderOfDay(linli, day, buyer!, [3, 1500])
  await passCutoff(linli, day)
  await receiveDay(linli, day)
  await turn(linli)
  const page = await visit(day.people.operations)
  await page.goto('/console/claims?tab=incidents')
  await page.getByRole('button', { name: 'Declare an incident' }).click()
  const dialog = page.getByRole('dialog', { name: 'Declare an incident' })
  await dialog.getByLabel('What happened').fill('Mould')
  await dialog.getByRole('combobox', { name: 'Lot' }).fill('L-')
  await page.getByRole('option', { name: /番茄/ }).click()
  await dialog.getByRole('status').getByText('1 residents in 1 communities').waitFor()
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Declare an incident' }).click()
  await page.getByRole('row', { name: /Mould/ }).waitFor()
})

test('a closed receipt says so, and sorting is finished from headquarters', async () => {
  const { day } = site
  const page = await visit(day.people.operations)
  await page.goto(`/console/procurement?tab=receiving&date=${day.pickupDate}`)
  await page.getByText(/^closed /).waitFor()
  await page.getByRole('row', { name: '虾 1.5 kg 1.5 kg 0 g' }).waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Close receipt' }).count()).toBe(0)
  await page.goto(`/console/sorting?date=${day.pickupDate}`)
  await page.getByRole('button', { name: 'Finish sorting' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Finish sorting' }).click()
  await page.getByText('Saved.').waitFor()
  const bags = await read(day.people.keeper, `/stations/${day.warehouseId}/bags/${day.pickupDate}`)
  expect(bags.length).toBeGreaterThan(0)
  await page.goto(`/console/sorting?tab=allocation&date=${day.pickupDate}`)
  await page.getByRole('button', { name: 'Allocate', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Allocate' }).click()
  await page.getByText('Saved.').first().waitFor()
})

test('goods that nobody counted on stay where they are until somebody moves them', async () => {
  const { day, linli } = site
  await makeStock(linli, day.regionId, day.stationIds[0]!, day.offers[1]!.skuId, 5)
  const page = await visit(day.people.supervisor)
  await page.goto(`/console/stock?station=${day.stationIds[0]}`)
  const off = page.getByRole('button', { name: 'Correct stock' })
  await expect.poll(() => off.getAttribute('aria-disabled')).toBe('true')
  await expect.poll(() => off.getAttribute('aria-description')).toContain('operations')
})
