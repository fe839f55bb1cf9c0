import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#platform/time'
import {
  ask,
  findFaults,
  makeDayBuyers,
  makeOpenWindow,
  orderOfDay,
  passCutoff,
  receiveDay,
  turn,
} from '../support/index.ts'
import { DESK, expectSound, startBrowserDay } from './support/index.ts'

let site: Awaited<ReturnType<typeof startBrowserDay>>
let page: Page
const names = ['番茄', '苹果', '雪梨']

/** Three of each are ordered, and each comes in a case of ten. */
beforeAll(async () => {
  site = await startBrowserDay({
    caseSize: 10,
    offers: names.map((name) => ({ name, priceMinor: 500, costMinor: 300 })),
  })
  const { linli, day } = site
  const [buyer] = await makeDayBuyers(linli, day, 0, 1)
  await orderOfDay(linli, day, buyer!, [3, 3, 3])
  await passCutoff(linli, day)
  const visitor = await site.visit({ as: day.people.buyer, size: DESK, locale: 'en' })
  page = visitor.page
}, 60_000)
afterAll(async () => {
  expect(await findFaults(site.linli)).toEqual([])
  await site.close()
})

const row = (name: string) => page.getByRole('row', { name: new RegExp(name) })
const dialog = () => page.getByRole('dialog', { name: 'Decide' })

/** Opens the question of a surplus, and says where it is to go. */
async function choose(name: string, destination: string): Promise<void> {
  await row(name).getByRole('button', { name: 'Decide' }).click()
  await dialog().getByLabel('Where it goes').selectOption(destination)
}
async function decide(name: string, destination: string): Promise<void> {
  await choose(name, destination)
  await dialog().getByRole('button', { name: 'Decide' }).click()
  await dialog().waitFor({ state: 'hidden' })
}

const onHandOf = async (nth: number): Promise<number> => {
  const { linli, day } = site
  const path = `/stations/${day.warehouseId}/stock?skuId=${day.offers[nth]!.skuId}`
  return (await ask(linli, day, day.people.operations, 'GET', path)).items[0]?.onHand ?? 0
}

test('before the goods are here a surplus is marked to be written off, or to be sold for less', async () => {
  await page.goto(`/console/procurement?tab=surpluses&date=${site.day.pickupDate}`)
  await row('番茄').getByText('expected', { exact: true }).waitFor()
  await choose('苹果', 'markdown')
  // At what price and where is asked once the goods are here.
  await expect.poll(() => dialog().getByLabel('Marked-down price').count()).toBe(0)
  await dialog()
    .getByText(/^7.* is reckoned with/)
    .waitFor()
  await expectSound(page)
  await dialog().getByRole('button', { name: 'Decide' }).click()
  await row('苹果').getByText('sell marked down').waitFor()
  await decide('番茄', 'write-off')
  await row('番茄').getByText('write off').waitFor()
  await expectSound(page)
})

test('once the orders have theirs, what was written off is gone, and a markdown waits for its price', async () => {
  const { linli, day } = site
  await receiveDay(linli, day)
  await turn(linli)
  await page.reload()
  await row('番茄').getByText('done', { exact: true }).waitFor()
  await row('苹果').getByText('waits for a word').waitFor()
  await expectSound(page)
  expect([await onHandOf(0), await onHandOf(1)]).toEqual([0, 7])

  const { windowId } = await makeOpenWindow(linli, {
    regionId: day.regionId,
    communities: day.communityIds,
    offers: [{ name: '别的' }],
    opensAt: new Date(day.closesAt.getTime() - 3_600_000),
    closesAt: new Date(day.closesAt.getTime() + 5 * 86_400_000),
    pickupDate: addDays(day.pickupDate, 6),
  })
  await page.reload()
  await choose('苹果', 'markdown')
  await dialog().getByText('The goods are here: it is done at once.').waitFor()
  await dialog().getByRole('button', { name: 'Decide' }).click()
  await dialog().getByText('Please fill this in').first().waitFor()
  await expectSound(page)
  await dialog().getByRole('combobox', { name: 'Sold in' }).fill(addDays(day.pickupDate, 6))
  await page.getByRole('option', { name: `今日团 · ${addDays(day.pickupDate, 6)}` }).click()
  await dialog().getByLabel('Marked-down price').fill('1.99')
  await expectSound(page)
  await dialog().getByRole('button', { name: 'Decide' }).click()
  await row('苹果').getByText('done', { exact: true }).waitFor()
  const shown = await ask(linli, day, day.people.operations, 'GET', `/windows/${windowId}/offers`)
  expect(JSON.stringify(shown)).toContain('199')
})

test('what was kept for the next window can still be written off, once', async () => {
  const { linli, day } = site
  await row('雪梨').getByText('done', { exact: true }).waitFor()
  expect(await onHandOf(2)).toBe(7)
  await choose('雪梨', 'write-off')
  const { items } = await ask(
    linli,
    day,
    day.people.buyer,
    'GET',
    `/surpluses?pickupDate=${day.pickupDate}`,
  )
  const pears = items.find(({ skuId }: { skuId: string }) => skuId === day.offers[2]!.skuId)
  // Somebody else says it first.
  const wish = { destination: 'write-off' }
  await ask(linli, day, day.people.operations, 'PUT', `/surpluses/${pears.id}`, wish)
  await dialog().getByRole('button', { name: 'Decide' }).click()
  await dialog().getByRole('alert').filter({ hasText: /./ }).waitFor()
  await expectSound(page)
  await page.keyboard.press('Escape')
  await page.reload()
  await row('雪梨').getByText('write off').waitFor()
  expect(await onHandOf(2)).toBe(0)
  const button = row('雪梨').getByRole('button', { name: 'Decide' })
  await expect
    .poll(() => button.getAttribute('aria-description'))
    .toBe('It has gone where it was decided.')
})
