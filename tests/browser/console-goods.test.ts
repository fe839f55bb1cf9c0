import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import {
  addStation,
  ask,
  makeDayBuyers,
  makeStock,
  orderOfDay,
  type Person,
  passCutoff,
  receiveDay,
  turn,
} from '../support/index.ts'
import { DESK, expectSound, startBrowserDay } from './support/index.ts'
import { readXlsx } from './support/xlsx.ts'

let site: Awaited<ReturnType<typeof startBrowserDay>>

beforeAll(async () => {
  site = await startBrowserDay({ caseSize: 10 })
})
afterAll(() => site.close())

async function visit(as: Person): Promise<Page> {
  const { page } = await site.visit({ as, size: DESK, locale: 'en' })
  page.setDefaultTimeout(10_000)
  return page
}

const read = (who: Person, path: string) => ask(site.linli, site.day, who, 'GET', path)

test('prices of communities are typed, filled down, taken back, looked at and saved as one', async () => {
  const { day } = site
  const page = await visit(day.people.buyer)
  await page.goto('/console/prices?tab=communities')
  const grid = page.getByRole('grid', { name: 'By community' })
  const cell = (row: number, column: number) =>
    grid.getByRole('row').nth(row).getByRole('gridcell').nth(column)
  await cell(1, 2).click()
  await page.keyboard.type('3.33')
  await page.keyboard.press('Enter')
  await cell(1, 2).click()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+d')
  await page.getByText('2 prices not saved').waitFor()
  await cell(1, 3).click()
  await page.keyboard.type('off')
  await page.keyboard.press('Enter')
  await page.getByText('3 prices not saved').waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('2 prices not saved').waitFor()
  await page.keyboard.press('Control+y')
  await cell(2, 3).click()
  await page.keyboard.type('about four')
  await page.keyboard.press('Enter')
  const save = page.getByRole('button', { name: 'Save prices' })
  await expect.poll(() => save.isDisabled()).toBe(true)
  await page.keyboard.press('Control+z')
  await expectSound(page)
  await save.click()
  const preview = page.getByRole('dialog', { name: '3 changes' })
  await preview.getByText('as the region → ¥3.33').first().waitFor()
  await preview.getByText('as the region → not sold').waitFor()
  await preview.getByRole('button', { name: 'Save prices' }).click()
  await page.getByText('All saved').waitFor()
  const { items } = await read(day.people.buyer, '/price-list')
  expect(
    items
      .map(({ priceMinor, isListed }: { priceMinor: number; isListed: boolean }) =>
        [priceMinor, isListed].join(),
      )
      .sort(),
  ).toEqual([',false', '333,', '333,'])
})

test('a block copied from a spreadsheet is pasted where it is put', async () => {
  const page = await visit(site.day.people.buyer)
  await page.goto('/console/prices?tab=communities')
  const grid = page.getByRole('grid', { name: 'By community' })
  await grid.getByRole('row').nth(1).getByRole('gridcell').nth(2).click()
  await grid.evaluate((table) => {
    const data = new DataTransfer()
    data.setData('text/plain', '4.10\toff\n4.20\t')
    table.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  })
  await grid.getByText('¥4.10').waitFor()
  await grid.getByText('¥4.20').waitFor()
})

test('a window’s sheet has the prices of its communities as columns', async () => {
  const { day } = site
  const page = await visit(day.people.operations)
  await page.goto(`/console/windows/${day.windowId}`)
  await page.getByLabel('Prices of communities').check()
  const grid = page.getByRole('grid', { name: 'Offers' })
  const row = grid.getByRole('row', { name: /虾/ })
  await row.getByRole('gridcell').last().click()
  await page.keyboard.type('38.5')
  await page.keyboard.press('Enter')
  await page.getByText('1 row not saved').waitFor()
  await page.getByRole('button', { name: 'Save offers' }).click()
  await page.getByText('All saved').waitFor()
  const { items } = await read(day.people.buyer, '/price-list')
  expect(items.map(({ priceMinor }: { priceMinor: number }) => priceMinor)).toContain(3850)
  expect(new URL(page.url()).searchParams.get('prices')).toBe('1')
})

test('a purchase order is written by hand, and a cost unknown is refused and then named', async () => {
  const { day } = site
  const page = await visit(day.people.buyer)
  await page.goto('/console/procurement')
  await page.getByRole('link', { name: 'Write a purchase order' }).click()
  await page.getByRole('heading', { name: 'Write a purchase order' }).waitFor()
  await page.getByRole('button', { name: 'Write the order' }).click()
  await page.getByText('Please fill this in').first().waitFor()
  await page.getByRole('combobox', { name: 'Supplier' }).click()
  await page.getByRole('listbox').getByRole('option').first().click()
  await page.getByLabel('Pickup day').fill(day.pickupDate)
  const goods = page.getByRole('combobox', { name: 'Name, line 1' })
  // The other supplier's goods: this one offers none of them.
  const [supplier] = day.supplierIds
  const chosen = await page.getByRole('combobox', { name: 'Supplier' }).inputValue()
  const { items } = await read(day.people.buyer, '/suppliers')
  const isFirst = items.find(({ name }: { name: string }) => name === chosen)?.id === supplier
  await goods.click()
  await page.getByRole('option', { name: isFirst ? /虾/ : /番茄/ }).click()
  await page.getByRole('textbox', { name: 'Quantity, line 1' }).fill('30')
  await page.getByRole('button', { name: 'Write the order' }).click()
  await page.getByRole('alert').getByText('no offer in force').waitFor()
  await expectSound(page)
  await page.getByRole('textbox', { name: 'Cost, line 1' }).fill('2.50')
  await page.getByRole('button', { name: 'Write the order' }).click()
  await page.getByText('on hold', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Edit quantities' }).waitFor()
})

test('a station is counted blind, and a correction goes off the books with its reason', async () => {
  const { day, linli } = site
  const { skuId } = day.offers[1]!
  await makeStock(linli, day.regionId, day.warehouseId, skuId, 20)
  const page = await visit(day.people.operations)
  await page.goto(`/console/stock?tab=counts&station=${day.warehouseId}`)
  await page.getByRole('button', { name: 'Start a count' }).click()
  const start = page.getByRole('dialog', { name: 'Start a count' })
  await start.getByLabel('Note').fill('Sunday')
  await start.getByRole('button', { name: 'Start a count' }).click()
  await page.getByRole('region', { name: 'Counts' }).getByRole('link').first().click()
  await page.getByRole('button', { name: 'Write down a count' }).click()
  const write = page.getByRole('dialog', { name: 'Write down a count' })
  await write.getByRole('combobox', { name: 'Name, line 1' }).click()
  await page.getByRole('option', { name: /虾/ }).click()
  await write.getByRole('button', { name: 'Write down a count' }).click()
  await write.getByText('Name the goods and how much of each.').waitFor()
  await write.getByRole('textbox', { name: 'Quantity, line 1' }).fill('19')
  await write.getByRole('button', { name: 'Write down a count' }).click()
  const counted = page.getByRole('row', { name: /虾/ })
  await counted.getByRole('cell', { name: '19 g' }).waitFor()
  await expect.poll(() => counted.getByRole('cell', { name: '20 g' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Close the count' }).click()
  const close = page.getByRole('dialog', { name: 'Close the count' })
  await close.getByRole('button', { name: 'Close the count' }).click()
  await counted.getByRole('cell', { name: '20 g' }).waitFor()
  await page.getByText('booked', { exact: true }).waitFor()
  await expectSound(page)

  await page.goto(`/console/stock?station=${day.warehouseId}`)
  await page.getByRole('button', { name: 'Correct stock' }).click()
  const correct = page.getByRole('dialog', { name: 'Correct stock' })
  await correct.getByLabel('Reason').selectOption('spoiled')
  await correct.getByRole('combobox', { name: 'Name, line 1' }).click()
  await page.getByRole('option', { name: /虾/ }).click()
  await correct.getByRole('textbox', { name: 'Quantity, line 1' }).fill('2')
  await correct.getByRole('button', { name: 'Correct stock' }).click()
  await page.getByText('Saved.').waitFor()
  const { items } = await read(
    day.people.operations,
    `/stations/${day.warehouseId}/stock?skuId=${skuId}`,
  )
  expect(items[0].onHand).toBe(17)
})

test('a sheet holds what is shown: figures as figures, and what looks like a formula as text', async () => {
  const { day } = site
  await addStation(site.linli, { regionId: day.regionId, kind: 'store', name: '=HYPERLINK("x")' })
  const page = await visit(day.people.operations)
  await page.goto('/console/prices')
  const table = page.getByRole('region', { name: 'Prices' })
  await table.getByRole('link').first().waitFor()
  const sheetOf = async () => {
    await page.getByRole('button', { name: 'Export' }).click()
    const coming = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'As Excel (XLSX)' }).click()
    return readXlsx(await readFile(await (await coming).path()))
  }
  const [head, ...rows] = await sheetOf()
  const heads = (await table.getByRole('columnheader').allInnerTexts())
    .map((text) => text.trim())
    .filter((text) => text !== '')
  expect(head).toEqual(heads)
  const shown = await table.locator('tbody tr').allInnerTexts()
  expect(rows).toHaveLength(shown.length)
  for (const [nth, row] of rows.entries()) {
    expect(shown[nth]).toContain(String(row[0]))
    expect(typeof row[heads.indexOf('Price')]).toBe('number')
    const price = Number(row[heads.indexOf('Price')]).toFixed(2)
    expect(shown[nth]!.replaceAll(',', '')).toContain(price)
  }
  await page.goto('/console/stations?q=HYPERLINK')
  await page.getByRole('link', { name: /HYPERLINK/ }).waitFor()
  const [, station] = await sheetOf()
  expect(station).toContain(`'=HYPERLINK("x")`)
})

// Last: the day goes on to its pickup.
test('a surplus is sent to a store once the orders have theirs, and shows that it went', async () => {
  const { day, linli } = site
  await setBusinessTime(linli.database.db, new Date())
  const { id: storeId } = await addStation(linli, {
    ...{ regionId: day.regionId, kind: 'store', name: '玉林生活店' },
  })
  const [buyer] = await makeDayBuyers(linli, day, 0, 1)
  await orderOfDay(linli, day, buyer!, [3, 0])
  await passCutoff(linli, day)
  const page = await visit(day.people.buyer)
  await page.goto(`/console/procurement?tab=surpluses&date=${day.pickupDate}`)
  const row = page.getByRole('row', { name: /番茄/ })
  await row.getByText('expected', { exact: true }).waitFor()
  await row.getByRole('button', { name: 'Decide' }).click()
  const dialog = page.getByRole('dialog', { name: 'Decide' })
  await dialog.getByLabel('Where it goes').selectOption('store')
  await dialog.getByLabel('Store').selectOption(storeId)
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Decide' }).click()
  await row.getByText('to 玉林生活店').waitFor()
  await receiveDay(linli, day)
  await turn(linli)
  await page.reload()
  await row.getByText('done', { exact: true }).waitFor()
  await expect
    .poll(() => row.getByRole('button', { name: 'Decide' }).getAttribute('aria-description'))
    .toBe('It has gone where it was decided.')
  await page.goto('/console/stock?tab=transfers')
  await page
    .getByRole('row', { name: /玉林生活店/ })
    .getByText('on the way')
    .waitFor()
})
