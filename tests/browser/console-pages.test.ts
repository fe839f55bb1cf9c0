import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  claimGoods,
  makeClaimant,
  makeClaimsWorld,
  makeCollectedOrder,
  makeDayBuyers,
  orderOfDay,
} from '../support/index.ts'
import {
  DESK,
  expectReadableAtDouble,
  expectSound,
  startBrowserDay,
  type Visitor,
} from './support/index.ts'

const TABLET = { width: 820, height: 1180 }

let site: Awaited<ReturnType<typeof startBrowserDay>>
let desk: Visitor
let tablet: Visitor
const ids: Record<string, string> = {}

beforeAll(async () => {
  site = await startBrowserDay()
  const world = await makeClaimsWorld(site.linli, {
    offers: [{ name: '荔枝', priceMinor: 900 }],
  })
  const buyer = await makeClaimant(site.linli, world)
  const order = await makeCollectedOrder(site.linli, world, buyer, [3])
  const claimed = { quantity: 1, reason: 'other', note: '坏了' }
  const raised = await claimGoods(site.linli, world, buyer, order, claimed)
  expect(raised.status, JSON.stringify(raised.body)).toBe(201)
  ids.claim = raised.body.id
  ids.elsewhere = world.regionId
  const [neighbour] = await makeDayBuyers(site.linli, site.day, 0, 1)
  ids.order = (await orderOfDay(site.linli, site.day, neighbour!, [1, 0])).id
  const as = site.day.people.admin
  desk = await site.visit({ as, size: DESK, locale: 'en' })
  tablet = await site.visit({ as, size: TABLET, locale: 'es' })
  const at = `/regions/${site.day.regionId}`
  const lists: [name: string, path: string][] = [
    ['window', `${at}/windows`],
    ['product', '/products'],
    ['community', `${at}/communities`],
    ['station', `${at}/stations`],
    ['leader', `${at}/leaders`],
    ['supplier', `${at}/suppliers`],
    ['resident', `${at}/residents`],
  ]
  for (const [name, path] of lists) {
    const { body } = await site.linli.call(as, 'GET', path)
    ids[name] = body.items[0].id
  }
  const { warehouseId, pickupDate, supplierIds, offers } = site.day
  const written = await site.linli.call(
    as,
    'POST',
    `${at}/purchase-orders`,
    {
      ...{ supplierId: supplierIds[0], stationId: warehouseId, pickupDate },
      lines: [{ skuId: offers[0]!.skuId, quantity: 3 }],
    },
    { key: crypto.randomUUID() },
  )
  ids.purchase = written.body.id
  const counts = `${at}/stations/${warehouseId}/counts`
  ids.count = (await site.linli.call(as, 'POST', counts, {})).body.id
  ids.warehouse = warehouseId
})
afterAll(() => site.close())

/** Every address of the console; {name} is an id of the world. */
const PAGES = [
  '/',
  '/windows',
  '/windows?tab=plans',
  '/windows/{window}',
  '/windows/{window}?prices=1',
  '/orders',
  '/orders?state=cancelled',
  '/orders/{order}',
  '/procurement',
  '/procurement?tab=demand',
  '/procurement?tab=receiving',
  '/procurement?tab=surpluses',
  '/procurement/new',
  '/procurement/{purchase}',
  '/sorting',
  '/sorting?tab=allocation',
  '/sorting?tab=loads',
  '/sorting?tab=discrepancies',
  '/sorting?tab=redeliveries',
  '/sorting?tab=crates',
  '/handover',
  '/handover?tab=conflicts',
  '/claims',
  '/claims?tab=incidents',
  '/claims/{claim}?region={elsewhere}',
  '/goods',
  '/goods/{product}',
  '/categories',
  '/prices',
  '/prices?tab=communities',
  '/stock',
  '/stock?tab=lots',
  '/stock?tab=counts&station={warehouse}',
  '/stock?tab=transfers',
  '/stock?tab=corrections',
  '/stock/{warehouse}/counts/{count}',
  '/communities',
  '/communities?tab=map',
  '/communities/{community}',
  '/stations',
  '/stations/{station}',
  '/leaders',
  '/leaders/{leader}',
  '/suppliers',
  '/suppliers/{supplier}',
  '/residents',
  '/residents/{resident}',
  '/ledger',
  '/statements',
  '/statements?tab=summary',
  '/cash',
  '/payouts',
  '/payouts?tab=batches',
  '/payouts?tab=rates',
  '/grants',
  '/account',
  '/audit',
  '/errors',
  '/settings',
] as const

async function open({ page }: Visitor, path: string): Promise<void> {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name]!)
  await page.goto(`/console${filled}`)
  await page.locator('h1').first().waitFor()
  await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0)
  // A page that failed says so in an alert; none of these may.
  await expect
    .poll(() => page.locator('.console-state-mark[data-tone=bad]').count(), { message: path })
    .toBe(0)
}

test.each(PAGES)('%s is sound at a desk and on a tablet', async (path) => {
  await open(desk, path)
  await expectSound(desk.page)
  await open(tablet, path)
  const { scrollWidth, clientWidth } = await tablet.page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }))
  expect(scrollWidth, `${path} on a tablet`).toBeLessThanOrEqual(clientWidth)
})

test.each(['/', '/orders', '/windows/{window}', '/prices', '/procurement/new', '/residents'])(
  '%s reads at double size',
  async (path) => {
    await open(desk, path)
    await expectReadableAtDouble(desk.page)
  },
)

test('a list that cannot be read says so and tries again', async () => {
  const { page } = await site.visit({ as: site.day.people.admin, size: DESK, locale: 'en' })
  const broken = '**/api/v1/regions/*/suppliers?*'
  await page.route(broken, (route) => route.abort())
  await page.goto('/console/suppliers')
  const again = page.getByRole('button', { name: 'Try again' })
  await again.waitFor()
  await expectSound(page)
  await page.unroute(broken)
  await again.click()
  await page.getByRole('table').getByRole('link').first().waitFor()
})
