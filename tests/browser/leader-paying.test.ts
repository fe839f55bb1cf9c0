import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ask,
  balanceOf,
  checkoutOf,
  makeBuyers,
  makePickup,
  type PickupWorld,
  placeOrder,
} from '../support/index.ts'
import { DESK, expectReadableAtDouble, expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

/** A leader with a wallet, and neighbours who ordered and have not paid, each one tomato at 4.80. */
async function withUnpaid(regionId: string, count: number) {
  const { linli } = site
  const world = await makePickup(linli, { regionId })
  const [leader, ...neighbours] = await makeBuyers(linli, world.window, { count: count + 1 })
  const grant = { personId: leader!.id, role: 'leader', communityId: world.communityId }
  const admin = await linli.person({ role: 'admin' })
  await ask(linli, world, admin, 'POST', '/grants', grant)
  const orders: string[] = []
  for (const neighbour of neighbours) {
    const body = checkoutOf(world.window, [[world.window.offers[0]!, 1]], [{ method: 'sandbox' }])
    orders.push((await placeOrder(linli, world.window, neighbour, body)).id)
  }
  return { world, leader: leader!, neighbours, orders }
}

const stateOf = async (world: PickupWorld, order: string) =>
  (await ask(site.linli, world, world.leader, 'GET', `/orders/${order}`)).state

const unpaid = ({ window }: PickupWorld) =>
  `/work/leader/orders?date=${window.pickupDate}&show=unpaid`

const pay = (page: Page, count: number) =>
  page.getByRole('button', { name: new RegExp(`^用钱包付 ${count} 单`) })

test('a leader pays for several neighbours at once from the own wallet', async () => {
  const { world, leader, orders } = await withUnpaid('several', 3)
  const before = await balanceOf(site.linli, world, leader)
  const { page } = await site.visit({ as: leader })
  await page.goto(unpaid(world))
  const ticks = page.getByRole('checkbox')
  await ticks.nth(2).waitFor()
  await expect.poll(() => pay(page, 0).count()).toBe(0)
  for (const nth of [0, 1, 2]) await ticks.nth(nth).check()
  await ticks.nth(2).uncheck()
  await pay(page, 2).getByText('¥9.60').waitFor()
  await expectSound(page)
  await expectReadableAtDouble(page)
  await pay(page, 2).click()
  await page.getByText('2 单已付款，共 ¥9.60').waitFor()
  await expect.poll(() => ticks.count()).toBe(1)
  await expect.poll(() => pay(page, 1).count()).toBe(0)
  await expectSound(page)
  expect(await balanceOf(site.linli, world, leader)).toBe(before - 960)
  const states = await Promise.all(orders.map((order) => stateOf(world, order)))
  expect(states.sort()).toEqual(['awaiting_payment', 'placed', 'placed'])
  await page.getByRole('checkbox').check()
  await pay(page, 1).click()
  await page.getByText('大家都付好了').waitFor()
  await expectSound(page)
})

test('what a neighbour has paid meanwhile is not paid twice, and the others still can be', async () => {
  const { world, leader, neighbours, orders } = await withUnpaid('meanwhile', 2)
  const before = await balanceOf(site.linli, world, leader)
  const { page } = await site.visit({ as: leader, size: DESK })
  await page.goto(unpaid(world))
  const ticks = page.getByRole('checkbox')
  await ticks.nth(1).waitFor()
  await ticks.nth(0).check()
  await ticks.nth(1).check()
  let isFirst = true
  await page.route('**/order-payments', async (route) => {
    const own = { orderIds: [orders[0]!], method: 'wallet' }
    if (isFirst) await ask(site.linli, world, neighbours[0]!, 'POST', '/order-payments', own)
    isFirst = false
    await route.continue()
  })
  await pay(page, 2).click()
  await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
  await expectSound(page)
  expect(await balanceOf(site.linli, world, leader)).toBe(before)
  expect(await stateOf(world, orders[1]!)).toBe('awaiting_payment')
  // The list is asked anew, and what is still open stays chosen.
  await pay(page, 1).click()
  await page.getByText('1 单已付款，共 ¥4.80').waitFor()
  await page.getByText('大家都付好了').waitFor()
  expect(await balanceOf(site.linli, world, leader)).toBe(before - 480)
})
