import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ask,
  makeDayBuyers,
  orderOfDay,
  ordersToSuppliers,
  passCutoff,
  receiveDay,
  sortDay,
  turn,
} from '../support/index.ts'
import { DESK, expectSound, startBrowserDay } from './support/index.ts'

/** A sorted day with long names: a dry bag and a cold one of one neighbour, one bag of another. */
let site: Awaited<ReturnType<typeof startBrowserDay>>
let orderId: string
let loadId: string

const LONG = 'Tomates de rama del valle de Pengzhou, cultivo al aire libre, caja familiar'
const TOWN = 'Urbanización Jardines del Río de la Paz y de la Concordia, segunda fase norte'

beforeAll(async () => {
  site = await startBrowserDay({
    offers: [{ name: LONG }, { name: '鲜奶', storage: 'chilled' }],
  })
  const { linli, day } = site
  const { db } = linli.database
  await db
    .updateTable('communities')
    .set({ name: TOWN })
    .where('id', '=', day.communityIds[0]!)
    .execute()
  await db
    .updateTable('stations')
    .set({ name: `Punto de recogida ${TOWN}` })
    .where('id', '=', day.stationIds[0]!)
    .execute()
  const [first, second] = await makeDayBuyers(linli, day, 0, 2)
  orderId = (await orderOfDay(linli, day, first!, [2, 1])).id
  await orderOfDay(linli, day, second!, [1, 0])
  await passCutoff(linli, day)
  await receiveDay(linli, day, { [day.offers[1]!.skuId]: { quantity: 1, temperatureTenths: 30 } })
  await sortDay(linli, day)
  await ask(linli, day, day.people.operations, 'POST', '/vehicles', {
    code: 'V-1',
    name: '金杯 01',
    capacityBags: 80,
    capacityCrates: 20,
    capacityKg: 900,
    isCold: true,
    courierId: day.people.courier.id,
  })
  const plan = `/stations/${day.warehouseId}/load-plans/${day.pickupDate}`
  const { loads } = await ask(linli, day, day.people.operations, 'POST', plan, {})
  loadId = loads[0].id
  await turn(linli)
}, 60_000)
afterAll(() => site.close())

const prints = () => {
  const { linli, day } = site
  const at = `/stations/${day.warehouseId}/label-prints/${day.pickupDate}`
  return ask(linli, day, day.people.keeper, 'GET', at)
}
const bags = () => `/work/print/bags/${site.day.warehouseId}/${site.day.pickupDate}`

/** A printer that takes every page at once. */
const withPrinter = (page: Page) =>
  page.addInitScript(() => {
    window.print = () => dispatchEvent(new Event('afterprint'))
  })

const POINTS_PER_MM = 72 / 25.4

/** The sizes in mm of the pages that the browser itself would print. */
async function pagesOf(page: Page): Promise<[number, number][]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const boxes = pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)
  return [...boxes].map(([, width, height]) => [
    Math.round(Number(width) / POINTS_PER_MM),
    Math.round(Number(height) / POINTS_PER_MM),
  ])
}

/** Holds that paper is black on white also in the dark, and that nothing on it is cut. */
async function expectPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const faults = await page.evaluate(() => {
    const cut = [
      ...document.querySelectorAll<HTMLElement>('.print-label, .print-slip, .print-sheet'),
    ]
      .filter(
        (one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1,
      )
      .map((one) => `cut: ${one.textContent}`)
    const inks = [...document.querySelectorAll<HTMLElement>('.print-sheet, .print-sheet *')]
      .filter(
        (one) => !(one instanceof SVGElement) && getComputedStyle(one).color !== 'rgb(0, 0, 0)',
      )
      .map((one) => `not black: ${one.textContent}`)
    const papers = [document.body, ...document.querySelectorAll<HTMLElement>('.print-sheet')]
      .map((one) => getComputedStyle(one).backgroundColor)
      .filter((colour) => colour !== 'rgb(255, 255, 255)')
    return [...cut, ...inks, ...papers]
  })
  await page.emulateMedia({ media: null, colorScheme: 'light' })
  expect(faults, page.url()).toEqual([])
}

test('bag labels count the bags of each neighbour, and a second print says it was printed', async () => {
  const { page } = await site.visit({ as: site.day.people.keeper, size: DESK })
  await withPrinter(page)
  await page.goto(bags())
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
  const { day } = site
  const { page } = await site.visit({ as: day.people.keeper, size: DESK })
  await page.goto(bags())
  await page.getByText('3 张').waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '存成 PDF' }).click(),
  ])
  expect(file.suggestedFilename()).toBe(`bags-${day.pickupDate}.pdf`)
  const bytes = await readFile(await file.path())
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('%PDF')
  await page.getByText(/^已打印过 3 次/).waitFor()
  expect(await prints()).toHaveLength(3)
})

test.each(['zh-CN', 'en', 'es'] as const)(
  'every paper of the warehouse has its size, whole, in %s',
  async (locale) => {
    const { day } = site
    const { page } = await site.visit({ as: day.people.keeper, size: DESK, locale })
    const at = `${day.warehouseId}/${day.pickupDate}`
    const papers = [
      [`sorting/${at}?by=grid`, [210, 297], 2],
      [`sorting/${at}?by=community`, [210, 297], 2],
      [`sorting/${at}?by=order`, [210, 297], 3],
      [`matrix/${at}`, [297, 210], 1],
      [`notes/${loadId}`, [210, 297], 1],
      [`bags/${at}`, [60, 40], 3],
    ] as const
    for (const [path, size, count] of papers) {
      await page.goto(`/work/print/${path}`)
      await page.locator('.print-sheet').first().waitFor()
      await expectPaper(page)
      expect(await pagesOf(page), path).toEqual(Array.from({ length: count }, () => [...size]))
      await expectSound(page)
    }
  },
)

test('slips of the leader, lot labels of the supplier and receipts have their size, whole', async () => {
  const { linli, day } = site
  const { leader } = day.communities[0]!
  const [supplier] = day.people.suppliers
  const orders = await ordersToSuppliers(linli, day)
  const order = orders.find(({ supplierId }) => supplierId === day.supplierIds[0])!
  const slips = await site.visit({ as: leader, size: DESK, locale: 'es' })
  const lots = await site.visit({ as: supplier!, size: DESK, locale: 'es' })
  const papers = [
    [slips.page, `slips/${day.communityIds[0]}/${day.pickupDate}`, [210, 297], 1],
    [lots.page, `lots/${order.id}`, [60, 40], 3],
  ] as const
  for (const [page, path, size, count] of papers) {
    await page.goto(`/work/print/${path}`)
    await page.locator('.print-sheet').first().waitFor()
    await expectPaper(page)
    expect(await pagesOf(page), path).toEqual(Array.from({ length: count }, () => [...size]))
    await expectSound(page)
  }
  for (const width of [58, 80]) {
    await slips.page.goto(`/work/print/receipt/${orderId}?width=${width}`)
    await slips.page.locator('.print-receipt').waitFor()
    await expectPaper(slips.page)
    // The paper grows with what stands on it: the station's name comes a moment after the order.
    const widths = async () => (await pagesOf(slips.page)).map(([wide]) => wide)
    await expect.poll(widths, { timeout: 10_000 }).toEqual([width])
    await expectSound(slips.page)
  }
})
