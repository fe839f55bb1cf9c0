import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  ask,
  makeDayBuyers,
  orderOfDay,
  ordersToSuppliers,
  passCutoff,
  receiveDay,
  turn,
} from '../support/index.ts'
import { expectReadableAtDouble, expectSound, startBrowserDay } from './support/index.ts'

/** A day whose goods are received and sorted in part; every page has something to show. */
let site: Awaited<ReturnType<typeof startBrowserDay>>
let keeper: Page
let supplier: Page
/** What stands in the paths below. */
let ids: Record<'sku' | 'count' | 'order' | 'station' | 'date', string>

beforeAll(async () => {
  site = await startBrowserDay()
  const { linli, day } = site
  const [first] = await makeDayBuyers(linli, day, 0, 1)
  await orderOfDay(linli, day, first!, [3, 1000])
  await passCutoff(linli, day)
  await receiveDay(linli, day, { [day.offers[0]!.skuId]: { quantity: 2, refused: 1 } })
  await turn(linli)
  const station = `/stations/${day.warehouseId}`
  const sku = day.offers[0]!.skuId
  const stock = { reason: 'received', lines: [{ skuId: sku, quantity: 9 }] }
  const act = (path: string, body: object) =>
    ask(linli, day, day.people.keeper, 'POST', `${station}${path}`, body)
  await act('/movements', stock)
  const lines = [{ skuId: sku, quantity: 1 }]
  await act('/transfers', { toStationId: day.stationIds[0], lines })
  await act('/stock-corrections', { kind: 'written-off', reason: 'spoiled', lines })
  const given = { supplierId: day.supplierIds[0], reason: 'surplus', lines }
  await act('/supplier-returns', given)
  const count = await act('/counts', {})
  const [order] = await ordersToSuppliers(linli, day)
  ids = {
    sku,
    count: count.id,
    order: order!.id,
    station: day.warehouseId,
    date: day.pickupDate,
  }
  ;({ page: keeper } = await site.visit({ as: day.people.keeper }))
  ;({ page: supplier } = await site.visit({
    as: day.people.suppliers[day.supplierIds.indexOf(order!.supplierId)]!,
    locale: 'es',
  }))
}, 60_000)
afterAll(() => site.close())

const pathOf = (pattern: string): string =>
  pattern.replace(/:(\w+)/g, (_, name: keyof typeof ids) => ids[name])

async function see(page: Page, pattern: string): Promise<void> {
  await page.goto(`/work${pathOf(pattern)}`)
  await page.locator('main h1').waitFor()
  // The page itself, not the grey shape that stands for it.
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
}

const STATION = [
  '/station',
  '/station/receiving',
  '/station/receiving?order=none',
  '/station/receipts',
  '/station/closing',
  '/station/allocation',
  '/station/allocation?show=all',
  '/station/sorting',
  '/station/sorting/board?by=sku',
  '/station/sorting/board?by=community',
  '/station/loads',
  '/station/vehicles',
  '/station/counter',
  '/station/cash',
  '/station/uncollected',
  '/station/stock',
  '/station/stock?show=all',
  '/station/stock/:sku',
  '/station/counts',
  '/station/counts/:count',
  '/station/corrections',
  '/station/transfers',
  '/station/returns',
  '/station/expiring?within=30',
  '/print',
  '/print/sorting/:station/:date',
  '/print/matrix/:station/:date',
]

const SUPPLIER = [
  '/supplier',
  '/supplier/orders',
  '/supplier/orders/:order',
  '/supplier/offers',
  '/supplier/statements',
  '/supplier/claims',
  '/supplier/returns',
  '/supplier/licences',
  '/supplier/account',
  '/print/lots/:order',
]

describe('every page of the station', () => {
  test.each(STATION)('%s is sound in both schemes, and reads at double size', async (pattern) => {
    await see(keeper, pattern)
    await expect.poll(() => keeper.getByRole('alert').count()).toBe(0)
    await expectSound(keeper)
    if (!pattern.startsWith('/print/')) await expectReadableAtDouble(keeper)
  })
})

describe('every page of the supplier', () => {
  test.each(SUPPLIER)('%s is sound in both schemes, and reads at double size', async (pattern) => {
    await see(supplier, pattern)
    await expect.poll(() => supplier.getByRole('alert').count()).toBe(0)
    await expectSound(supplier)
    if (!pattern.startsWith('/print/')) await expectReadableAtDouble(supplier)
  })
})

test.each([
  '/station',
  '/station/receiving',
  '/station/closing',
  '/station/sorting',
  '/station/loads',
])('%s of a day without goods says so', async (pattern) => {
  await see(keeper, `${pattern}?date=2031-05-05`)
  await expectSound(keeper)
})

test.each([
  ['/station/stock', /\/stock$/, () => keeper],
  ['/station/uncollected', /\/uncollected$/, () => keeper],
  ['/station/receiving', /\/receiving-days\//, () => keeper],
  ['/station/loads', /\/loads\//, () => keeper],
  ['/supplier/orders', /\/purchase-orders$/, () => supplier],
  ['/supplier/statements', /\/statements$/, () => supplier],
] as const)(
  '%s says when it cannot be read, and is read again',
  async (pattern, answers, whose) => {
    const page = whose()
    const broken = ({ pathname }: URL) => pathname.startsWith('/api/') && answers.test(pathname)
    await page.route(broken, (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'failed', title: 'Failed' }),
      }),
    )
    await page.goto(`/work${pattern}`)
    const again = page.getByRole('button', { name: /^(再试一次|Reintentar)$/ }).first()
    await again.waitFor()
    await expectSound(page)
    await page.unroute(broken)
    await again.click()
    await again.waitFor({ state: 'detached' })
  },
)
