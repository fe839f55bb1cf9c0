import { afterAll, beforeAll, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { zonedInstant } from '#platform/time'
import {
  ask,
  balanceOf,
  bringAll,
  buyThere,
  codeOf,
  type DeliveryWorld,
  goodsArrive,
  makeDeliveryWorld,
  makePickup,
  makeStock,
  orderFor,
  sortAll,
} from '../support/index.ts'
import { DESK, expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

/** What one community lacks came too much to the other, and the courier is to bring it. */
async function withRedelivery(regionId: string, measure: 'piece' | 'weighed' = 'piece') {
  const { world, quantity } = await withGap(regionId, measure)
  await confirm(world, 1, { kind: 'surplus', skuId: world.offers[0]!.skuId, quantity })
  return world
}

/** A community lacks all it ordered of its goods. */
async function withGap(regionId: string, measure: 'piece' | 'weighed' = 'piece') {
  const { linli } = site
  await setBusinessTime(linli.database.db, new Date())
  const quantity = measure === 'weighed' ? 1500 : 2
  const world = await makeDeliveryWorld(linli, {
    regionId,
    offers: [{ name: '番茄', cap: null, priceMinor: 500, measure }],
  })
  const { orderId } = await buyThere(linli, world, 0, [quantity])
  await buyThere(linli, world, 1, [quantity])
  await sortAll(linli, world)
  const at = (time: string) => zonedInstant(world.pickupDate, time, 'Asia/Shanghai')
  await setBusinessTime(linli.database.db, at('10:00'))
  await bringAll(linli, world)
  const lacks = { kind: 'missing', orderId, lineNumber: 1, quantity }
  await confirm(world, 0, lacks)
  return { world, quantity }
}

const confirm = (world: DeliveryWorld, nth: number, discrepancy: object) => {
  const path = `/communities/${world.communityIds[nth]}/deliveries/${world.pickupDate}/confirmation`
  const { leader } = world.communities[nth]!
  return ask(site.linli, world, leader, 'POST', path, { discrepancies: [discrepancy] })
}

const tasksOf = async (world: DeliveryWorld) =>
  (await ask(site.linli, world, world.operations, 'GET', '/redeliveries')).items

test('what came to the wrong point is brought after by the courier', async () => {
  const world = await withRedelivery('after1', 'weighed')
  const { page } = await site.visit({ as: world.courier })
  await page.goto(`/work/courier?date=${world.pickupDate}`)
  const list = page.getByRole('region', { name: '补送' })
  await list.getByText('番茄 × 1.5公斤').waitFor()
  await list.getByText(/^从锦绣自提点送到锦绣自提点$/).waitFor()
  await expectSound(page)
  await list.getByRole('button', { name: '送到了' }).click()
  await page.getByText('补送已记下').waitFor()
  await list.waitFor({ state: 'detached' })
  await expectSound(page)
  expect(await tasksOf(world)).toMatchObject([{ doneAt: expect.any(String) }])
  const { items } = await ask(site.linli, world, world.operations, 'GET', '/discrepancies')
  expect(items.map(({ resolution }: { resolution: string }) => resolution)).toEqual([
    'redelivered',
    'redelivered',
  ])
})

test('operations say who brings it, and call it off; the courier who comes too late is told', async () => {
  const world = await withRedelivery('after2')
  const [task] = await tasksOf(world)
  const other = await site.linli.person({ role: 'courier', regionId: world.regionId })
  const { name } = (await site.linli.call(other, 'GET', '/me')).body
  const desk = (await site.visit({ as: world.operations, size: DESK, locale: 'en' })).page
  await desk.goto(`/console/sorting?tab=redeliveries&date=${world.pickupDate}`)
  const row = desk.getByRole('row', { name: /番茄/ })
  await row.getByText('assigned').waitFor()
  await expectSound(desk)
  await row.getByRole('button', { name: 'Assign' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Assign' })
  await dialog.getByRole('combobox').fill(name)
  await desk.getByRole('option', { name }).click()
  await expectSound(desk)
  await dialog.getByRole('button', { name: 'Assign' }).click()
  await dialog.waitFor({ state: 'hidden' })

  const theirs = (await site.visit({ as: other, locale: 'es' })).page
  await theirs.goto(`/work/courier?date=${world.pickupDate}`)
  const arrived = theirs.getByRole('button', { name: 'Entregado' })
  await arrived.waitFor()
  // While the courier says it, operations call it off.
  await theirs.route('**/completion', async (route) => {
    const path = `/redeliveries/${task.id}/cancellation`
    await ask(site.linli, world, world.operations, 'POST', path, { why: 'too late' })
    await route.continue()
  })
  await arrived.click()
  await theirs.getByRole('alert').filter({ hasText: /./ }).first().waitFor()
  await expectSound(theirs)
  await desk.reload()
  await row.getByText('cancelled').waitFor()
  await expect.poll(() => row.getByRole('button', { name: 'Assign' }).count()).toBe(0)
})

test('operations have what lacks brought from a station’s stock', async () => {
  const { world } = await withGap('after4')
  await makeStock(site.linli, world.regionId, world.warehouseId, world.offers[0]!.skuId, 2)
  const { page: desk } = await site.visit({ as: world.operations, size: DESK, locale: 'en' })
  await desk.goto(`/console/sorting?tab=discrepancies&date=${world.pickupDate}`)
  const row = desk.getByRole('row', { name: /番茄/ })
  await row.getByRole('button', { name: 'Resolve' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Resolve' })
  await dialog.getByLabel('How').selectOption('redeliver')
  await expectSound(desk)
  await dialog.getByLabel('From a station’s stock').selectOption(world.warehouseId)
  await dialog.getByLabel('Reason').fill('It lies next door.')
  await dialog.getByRole('button', { name: 'Resolve' }).click()
  await dialog.waitFor({ state: 'hidden' })
  expect(await tasksOf(world)).toMatchObject([
    { fromStationId: world.warehouseId, surplusId: null, quantity: 2 },
  ])
})

test('a door where nobody opened is gone to again once it is asked again', async () => {
  const { linli } = site
  await setBusinessTime(linli.database.db, new Date())
  const world = await makePickup(linli, { regionId: 'after3' })
  const { regionId, stationId, communityId } = world
  const courier = await linli.person({ role: 'courier', regionId, stationId })
  const { id } = await orderFor(linli, world)
  await goodsArrive(linli, world)
  await linli.settle()
  const before = await balanceOf(linli, world, world.buyer)
  const wish = { payBy: 'wallet' }
  await ask(linli, world, world.buyer, 'POST', `/orders/${id}/door-delivery`, wish)
  expect(await balanceOf(linli, world, world.buyer)).toBeLessThan(before)

  const { page } = await site.visit({ as: courier })
  await page.goto('/work/courier/doors')
  await page.getByRole('button', { name: '我来送' }).click()
  await page.getByRole('button', { name: '送到了' }).waitFor()
  await page.getByRole('button', { name: '取消送上门' }).click()
  const sheet = page.getByRole('dialog', { name: '取消送上门' })
  await sheet.getByRole('button', { name: '家里没人' }).click()
  await expectSound(page)
  await sheet.getByRole('button', { name: '取消送上门' }).click()
  await page.getByText('没有要送上门的').waitFor()
  expect(await balanceOf(linli, world, world.buyer)).toBe(before)

  const leader = (await site.visit({ as: world.leader })).page
  await leader.addInitScript(() => localStorage.setItem('linli.work.camera-folded', 'true'))
  await leader.goto('/work/handover')
  await leader.getByRole('button', { name: '联系王芳' }).click()
  const person = leader.getByRole('dialog', { name: '王芳' })
  await person.getByRole('button', { name: '送上门' }).click()
  await person.getByText('送到他登记的地址，上门收 ¥2.00。').waitFor()
  await expectSound(leader)
  await person.getByRole('button', { name: '安排送上门' }).click()
  await leader.getByText('已安排送上门').waitFor()

  await page.reload()
  await page.getByRole('button', { name: '我来送' }).click()
  await page.getByRole('button', { name: '送到了' }).click()
  const { digits } = await codeOf(linli, world, id)
  const door = page.getByRole('dialog')
  await door.getByRole('textbox', { name: '自提码' }).fill(digits)
  await door.getByText('收现金 ¥2.00').waitFor()
  await expectSound(page)
  await door.getByRole('button', { name: '送到了' }).click()
  await door.waitFor({ state: 'hidden' })
  const path = `/communities/${communityId}/door-deliveries`
  const { items } = await ask(linli, world, world.leader, 'GET', path)
  expect(items.map(({ state }: { state: string }) => state).sort()).toEqual(['cancelled', 'done'])
})
