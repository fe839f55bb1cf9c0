import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addVehicle,
  buyThere,
  claimGoods,
  driveLoad,
  makeClaimant,
  makeClaimsWorld,
  makeCollectedOrder,
  makeDeliveryWorld,
  planLoadsOf,
  sortAll,
} from '../support/index.ts'
import { DESK, expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

/** A window of a leader that notes when its page is loaded anew. */
async function atWork(leader: Parameters<typeof site.visit>[0] & object) {
  const { page } = await site.visit(leader)
  let loads = 0
  page.on('load', () => {
    loads += 1
  })
  return { page, loads: () => loads }
}

test('a new order is on the page of what to do now without asking for it', async () => {
  const world = await makeDeliveryWorld(site.linli, { regionId: 'live1', communities: 1 })
  const { page, loads } = await atWork({ as: world.communities[0]!.leader })
  const heard = page.waitForResponse((answer) => answer.url().endsWith('/live'))
  await page.goto('/work')
  await heard
  const card = page.getByRole('article').filter({ hasText: '分享' })
  await card.getByText('0', { exact: true }).waitFor()
  await buyThere(site.linli, world, 0, [2])
  await site.linli.settle()
  await card.getByText('1', { exact: true }).waitFor()
  expect(loads()).toBe(1)
  await expectSound(page)
})

test('goods that arrive can be confirmed without asking for the page again', async () => {
  const world = await makeDeliveryWorld(site.linli, { regionId: 'live2', communities: 1 })
  await buyThere(site.linli, world, 0, [1])
  await sortAll(site.linli, world)
  await addVehicle(site.linli, world)
  const [load] = await planLoadsOf(site.linli, world)
  const { page, loads } = await atWork({ as: world.communities[0]!.leader, size: DESK })
  const heard = page.waitForResponse((answer) => answer.url().endsWith('/live'))
  await page.goto(`/work/leader/receive?date=${world.pickupDate}`)
  await heard
  await page.getByText('袋应到').waitFor()
  await expect.poll(() => page.getByRole('button', { name: '都到齐了' }).count()).toBe(0)
  await driveLoad(site.linli, world, load!)
  await site.linli.settle()
  await page.getByRole('button', { name: '都到齐了' }).waitFor()
  expect(loads()).toBe(1)
})

test('a neighbour’s claim stands among what is to be done as soon as it is raised', async () => {
  const world = await makeClaimsWorld(site.linli, { regionId: 'live3' })
  const buyer = await makeClaimant(site.linli, world)
  const orderId = await makeCollectedOrder(site.linli, world, buyer)
  const { page, loads } = await atWork({ as: world.leader })
  const heard = page.waitForResponse((answer) => answer.url().endsWith('/live'))
  await page.goto('/work')
  await heard
  await page.getByRole('heading', { level: 1 }).waitFor()
  const reason = { reason: 'other', note: '不新鲜' }
  const claim = await claimGoods(site.linli, world, buyer, orderId, reason)
  expect(claim.status, JSON.stringify(claim.body)).toBe(201)
  await site.linli.settle()
  await page.getByText('售后等待处理').waitFor()
  expect(loads()).toBe(1)
})
