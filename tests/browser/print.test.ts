import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import {
  ask,
  makeDayBuyers,
  orderOfDay,
  passCutoff,
  receiveDay,
  sortDay,
} from '../support/index.ts'
import { DESK, expectSound, startBrowserDay } from './support/index.ts'

/** A day that is sorted: a neighbour with a dry bag and a cold one, another with one bag. */
async function startLabels() {
  const { close, day, linli, visit } = await startBrowserDay({
    offers: [{ name: '番茄' }, { name: '鲜奶', storage: 'chilled' }],
  })
  onTestFinished(close)
  const [first, second] = await makeDayBuyers(linli, day, 0, 2)
  await orderOfDay(linli, day, first!, [2, 1])
  await orderOfDay(linli, day, second!, [1, 0])
  await passCutoff(linli, day)
  await receiveDay(linli, day, { [day.offers[1]!.skuId]: { quantity: 1, temperatureTenths: 30 } })
  await sortDay(linli, day)
  const { keeper } = day.people
  const { page } = await visit({ as: keeper, size: DESK })
  const at = `/stations/${day.warehouseId}/label-prints/${day.pickupDate}`
  const prints = () => ask(linli, day, keeper, 'GET', at)
  const path = `/work/print/bags/${day.warehouseId}/${day.pickupDate}`
  return { page, prints, path, day }
}

/** A printer that takes every page at once. */
const withPrinter = (page: Page) =>
  page.addInitScript(() => {
    window.print = () => dispatchEvent(new Event('afterprint'))
  })

test('bag labels count the bags of each neighbour, and a second print says it was printed', async () => {
  const { page, prints, path } = await startLabels()
  await withPrinter(page)
  await page.goto(path)
  const preview = page.getByRole('region', { name: '打印预览' })
  for (const count of [/^袋 1\/2/, /^袋 2\/2.*冷/, /^袋 1\/1/]) {
    await preview.getByText(count).waitFor()
  }
  await expectSound(page)
  expect(await prints()).toEqual([])

  const print = page.getByRole('button', { name: '打印', exact: true })
  await print.click()
  await page.getByText(/^已打印过 1 次/).waitFor()
  await page.getByRole('textbox', { name: '为什么再打一次' }).fill('标签湿了')
  await expectSound(page)
  await print.click()
  await page.getByText(/^已打印过 2 次/).waitFor()
  const logged = (await prints()) as { why: string; bagIds: string[]; reprintedCount: number }[]
  expect(logged.map(({ bagIds }) => bagIds.length)).toEqual([3, 3])
  expect(logged.map(({ reprintedCount }) => reprintedCount).toSorted()).toEqual([0, 3])
  expect(logged.find(({ reprintedCount }) => reprintedCount === 3)?.why).toBe('标签湿了')
})

test('bag labels are saved as a PDF, which is logged as printed too', async () => {
  const { page, prints, path, day } = await startLabels()
  await page.goto(path)
  await page.getByText('3 张').waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '存成 PDF' }).click(),
  ])
  expect(file.suggestedFilename()).toBe(`bags-${day.pickupDate}.pdf`)
  const bytes = await readFile(await file.path())
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('%PDF')
  await page.getByText(/^已打印过 1 次/).waitFor()
  expect(await prints()).toHaveLength(1)
})
