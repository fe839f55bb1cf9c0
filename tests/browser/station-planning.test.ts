import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addBags,
  addStation,
  addVehicle,
  ask,
  buyThere,
  type DeliveryWorld,
  makeDeliveryWorld,
  sortAll,
} from '../support/index.ts'
import { DESK, expectReadableAtDouble, expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const OFFERS = [
  { name: '番茄', cap: null, priceMinor: 500 },
  { name: '酸奶', cap: null, priceMinor: 900, storage: 'chilled' as const },
]

/** A warehouse whose bags are sorted: tomatoes for two points, yoghurt for one of them. */
async function sorted(regionId: string): Promise<DeliveryWorld> {
  const world = await makeDeliveryWorld(site.linli, { regionId, offers: OFFERS })
  await buyThere(site.linli, world, 0, [1, 1])
  await buyThere(site.linli, world, 1, [2, 0])
  await sortAll(site.linli, world)
  return world
}

const atLoads = async (world: DeliveryWorld, wish: object = {}): Promise<Page> => {
  const { page } = await site.visit({ as: world.keeper, ...wish })
  await page.goto(`/work/station/loads?date=${world.pickupDate}`)
  return page
}

const loadsOf = async (world: DeliveryWorld) => {
  const path = `/stations/${world.warehouseId}/loads/${world.pickupDate}`
  return (await ask(site.linli, world, world.keeper, 'GET', path)).loads
}

const plan = (page: Page) => page.getByRole('button', { name: '安排', exact: true })
const again = (page: Page) => page.getByRole('button', { name: '重新安排' })

test('without a vehicle nothing is planned; with one it is, and anew with its time kept', async () => {
  const world = await sorted('plan1')
  const page = await atLoads(world)
  await plan(page).waitFor()
  await expect.poll(() => plan(page).getAttribute('aria-disabled')).toBe('true')
  await page.getByText('没有空着的车').waitFor()
  await expectSound(page)
  // Another warehouse's is not this one's to send.
  const other = await addStation(site.linli, { regionId: world.regionId, kind: 'warehouse' })
  await addVehicle(site.linli, world, { name: '别仓的车', stationId: other.id })
  await addVehicle(site.linli, world, { name: '金杯 01', capacityBags: 80 })
  await page.reload()
  await page.getByRole('button', { name: '金杯 01（80 袋）' }).waitFor()
  await expect.poll(() => page.getByRole('button', { name: /别仓的车/ }).count()).toBe(0)
  await page.getByLabel('几点发车').fill('10:30')
  await expectSound(page)
  await expectReadableAtDouble(page)
  await plan(page).click()
  const load = page.getByRole('article').filter({ hasText: '1 号车次 · 金杯 01' })
  await load.getByText('10:30 发车').waitFor()
  await load.getByRole('listitem').nth(1).waitFor()

  await addVehicle(site.linli, world, { name: '金杯 02', capacityBags: 80, isCold: false })
  await page.reload()
  await page.getByRole('button', { name: '金杯 01（80 袋）' }).click()
  await again(page).click()
  const second = page.getByRole('article').filter({ hasText: '1 号车次 · 金杯 02' })
  await second.getByText('10:30 发车').waitFor()
  await expect.poll(() => page.getByRole('article').count()).toBe(1)
  await expectSound(page)
  expect(await loadsOf(world)).toMatchObject([{ bagCount: 3, coldBagCount: 1, iceBoxCount: 1 }])

  // Cold bags do not leave without ice.
  await second.getByRole('button', { name: '发车' }).click()
  const counting = page.getByRole('dialog', { name: '装了几个箱子？' })
  await counting.getByRole('textbox', { name: '保温箱' }).fill('0')
  await counting.getByRole('button', { name: '发车' }).click()
  await counting.getByRole('alert').filter({ hasText: /./ }).waitFor()
  await expectSound(page)
  await counting.getByRole('textbox', { name: '保温箱' }).fill('1')
  await counting.getByRole('button', { name: '发车' }).click()
  await second.getByText(/出发$/).waitFor()
})

test('what comes late goes by a second load, on a vehicle that is not away', async () => {
  const world = await sorted('plan2')
  await addVehicle(site.linli, world, { name: '金杯 01', capacityBags: 80 })
  await addVehicle(site.linli, world, { name: '面包车', capacityBags: 40 })
  const page = await atLoads(world, { size: DESK })
  await page.getByRole('button', { name: '面包车（40 袋）' }).click()
  await plan(page).click()
  const first = page.getByRole('article').filter({ hasText: '1 号车次 · 金杯 01' })
  await first.getByRole('button', { name: '发车' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发车' }).click()
  await first.getByText(/出发$/).waitFor()
  await expect.poll(() => again(page).count()).toBe(0)

  await buyThere(site.linli, world, 1, [1, 0])
  await addBags(site.linli, world)
  await page.reload()
  await page.getByRole('heading', { name: '第二车：后到的货' }).waitFor()
  await page.getByText('1 袋还没装车').waitFor()
  await expect.poll(() => page.getByRole('button', { name: /^金杯 01/ }).count()).toBe(0)
  await expectSound(page)
  await plan(page).click()
  await page.getByRole('article').filter({ hasText: '2 号车次 · 面包车' }).waitFor()
  await expectSound(page)
  const loads = await loadsOf(world)
  expect(loads.map(({ bagCount }: { bagCount: number }) => bagCount)).toEqual([3, 1])
})

test('bags too heavy for every vehicle are refused, and planned once a larger one is there', async () => {
  const world = await makeDeliveryWorld(site.linli, {
    regionId: 'plan3',
    communities: 1,
    offers: [{ name: '冬瓜', cap: null, priceMinor: 200, measure: 'weighed' }],
  })
  await buyThere(site.linli, world, 0, [2500])
  await sortAll(site.linli, world)
  await addVehicle(site.linli, world, { name: '三轮车', capacityBags: 20, capacityKg: 1 })
  const page = await atLoads(world, { locale: 'en' })
  const planIt = page.getByRole('button', { name: 'Plan', exact: true })
  await planIt.click()
  await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
  await expectSound(page)
  expect(await loadsOf(world)).toEqual([])
  await addVehicle(site.linli, world, { name: '金杯 01', capacityBags: 80 })
  await page.reload()
  await planIt.click()
  await page.getByRole('article').filter({ hasText: '金杯 01' }).waitFor()
})
