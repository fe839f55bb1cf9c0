import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { followWorldTime, setBusinessTime } from '#platform/clock'
import { newId } from '#platform/ids'
import {
  balanceOf,
  checkoutOf,
  findFaults,
  goodsArrive,
  handOverAs,
  makePickup,
  order,
  orderFor,
  type PickupWorld,
  runSweep,
  startTestLinli,
  type TestLinli,
  tamper,
  toldTo,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterEach(() => followWorldTime(linli.database.db))
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

const RICE = { name: '大米', priceMinor: 1000 }
const MILK = { name: '鲜奶', priceMinor: 600, storage: 'chilled' } as const
const DAY_MS = 86_400_000

const inDays = (days: number) =>
  setBusinessTime(linli.database.db, new Date(Date.now() + days * DAY_MS))

async function waiting(wish: Parameters<typeof orderFor>[2] = {}, offers = [RICE, MILK]) {
  const world = await makePickup(linli, { offers })
  const placed = await orderFor(linli, world, wish)
  await goodsArrive(linli, world)
  await linli.settle()
  return { world, orderId: placed.id, number: placed.number }
}

const stateOf = async (world: PickupWorld, orderId: string): Promise<string> =>
  (await linli.call(world.buyer, 'GET', `/regions/${world.regionId}/orders/${orderId}`)).body.state

const stockOf = async (world: PickupWorld, skuId: string): Promise<number> => {
  const row = await linli.database.db
    .selectFrom('stock_totals')
    .select('on_hand')
    .where('station_id', '=', world.stationId)
    .where('sku_id', '=', skuId)
    .executeTakeFirst()
  return row?.on_hand ?? 0
}

test('what nobody fetched goes back: what keeps to stock less a fee, fresh goods for nothing', async () => {
  const { world, orderId } = await waiting()
  await runSweep(linli, 'handover-returns-uncollected')
  expect(await stateOf(world, orderId)).toBe('placed')
  await inDays(4)
  await runSweep(linli, 'handover-returns-uncollected')
  await runSweep(linli, 'handover-returns-uncollected')
  expect(await stateOf(world, orderId)).toBe('returned')
  // 1000 less a tenth comes back; the milk's 600 does not.
  expect(await balanceOf(linli, world, world.buyer)).toBe(100_000 - 1600 + 900)
  expect(await stockOf(world, world.window.offers[0]!.skuId)).toBe(1)
  expect(await stockOf(world, world.window.offers[1]!.skuId)).toBe(0)
  await linli.settle()
  expect(await toldTo(linli, world.regionId, world.buyer)).toContain('order.not-collected')
})

test('cash that was never paid is not asked for, and too many such orders end it', async () => {
  const world = await makePickup(linli, { offers: [RICE] })
  for (let time = 0; time < 3; time += 1) await orderFor(linli, world, { method: 'cash' })
  await goodsArrive(linli, world)
  await linli.settle()
  await inDays(4)
  await runSweep(linli, 'handover-returns-uncollected')
  await followWorldTime(linli.database.db)
  const buy = (payments: readonly object[]) =>
    order(
      linli,
      world.window,
      world.buyer,
      checkoutOf(world.window, [[world.window.offers[0]!, 1]], payments),
    )
  const refused = await buy([{ method: 'cash' }])
  expect(refused.body).toMatchObject({ code: 'too-many-uncollected', most: 3, days: 90 })
  expect((await buy([{ method: 'wallet' }])).status).toBe(201)
  expect(await stockOf(world, world.window.offers[0]!.skuId)).toBe(3)
  await inDays(120)
  await runSweep(linli, 'handover-returns-uncollected')
})

test('who was to pay a delivery in cash owes neither goods nor fee once they went back', async () => {
  const { world, orderId } = await waiting({ method: 'cash', offers: [0] })
  await tamper(
    linli,
    `update orders set fee_minor = 500, total_minor = total_minor + 500 where id = '${orderId}'`,
  )
  await tamper(
    linli,
    `update payment_orders set amount_minor = amount_minor + 500 where order_id = '${orderId}'`,
  )
  await inDays(4)
  await runSweep(linli, 'handover-returns-uncollected')
  expect(await stateOf(world, orderId)).toBe('returned')
})

test('what was fetched does not go back, and what went back is not handed over', async () => {
  const { world, orderId, number } = await waiting()
  const second = await orderFor(linli, world)
  await goodsArrive(linli, world)
  await linli.settle()
  const body = { proof: { slip: number }, orderIds: [orderId] }
  expect((await handOverAs(linli, world, world.leader, body)).status).toBe(201)
  await inDays(4)
  await runSweep(linli, 'handover-returns-uncollected')
  expect(await stateOf(world, orderId)).toBe('collected')
  expect(await stateOf(world, second.id)).toBe('returned')
  const late = { proof: { slip: second.number }, orderIds: [second.id] }
  const answer = await handOverAs(linli, world, world.leader, late)
  expect(answer.body).toMatchObject({ code: 'order-ended', state: 'returned' })
})

test('handed over and sent back at once, it is one of the two', async () => {
  const { world, orderId, number } = await waiting()
  await inDays(4)
  const [answer] = await Promise.all([
    handOverAs(linli, world, world.leader, { proof: { slip: number } }),
    runSweep(linli, 'handover-returns-uncollected'),
  ])
  const state = await stateOf(world, orderId)
  expect(state).toBe(answer!.status === 201 ? 'collected' : 'returned')
})

test('chilled goods wait shorter than what keeps, and all wait longer once asked for', async () => {
  const fresh = await waiting()
  const dry = await waiting({ offers: [0] })
  const path = ({ world, orderId }: typeof fresh) =>
    `/regions/${world.regionId}/orders/${orderId}/pickup-extension`
  const list = async ({ world }: typeof fresh) =>
    (await linli.call(world.leader, 'GET', `${world.at}/handover-list/${world.window.pickupDate}`))
      .body.orders[0].deadlineAt
  const days = Date.parse(await list(dry)) - Date.parse(await list(fresh))
  expect(days).toBe(DAY_MS)
  const extended = await linli.call(fresh.world.buyer, 'POST', path(fresh))
  expect(extended.body).toMatchObject({ deadlineAt: await list(dry), extensions: 1 })
  const again = await linli.call(fresh.world.leader, 'POST', path(fresh))
  expect(again.body).toMatchObject({ code: 'no-more-extensions', most: 1 })
  expect((await linli.call(dry.world.leader, 'POST', path(dry))).status).toBe(200)
  expect((await linli.call(dry.world.leader, 'POST', path(fresh))).status).toBe(404)
})

test('who has not fetched is reminded twice, each once', async () => {
  const { world } = await waiting({ offers: [0] })
  const deadline = await linli.database.db
    .selectFrom('pickups')
    .select('deadline_at')
    .where('community_id', '=', world.communityId)
    .executeTakeFirstOrThrow()
  const told = async () =>
    (await toldTo(linli, world.regionId, world.buyer)).filter((one) => one.startsWith('order.wait'))
  for (const [hours, expected] of [
    [30, []],
    [20, ['order.waiting']],
    [2, ['order.waiting', 'order.waiting-last']],
  ] as const) {
    const at = new Date(deadline.deadline_at!.getTime() - hours * 3_600_000)
    await setBusinessTime(linli.database.db, at)
    await runSweep(linli, 'handover-reminds')
    await runSweep(linli, 'handover-reminds')
    expect(await told()).toEqual(expected)
  }
})

test('an extension of what is not there, was fetched or went back is refused with why', async () => {
  const world = await makePickup(linli)
  const { id, number } = await orderFor(linli, world)
  const path = `/regions/${world.regionId}/orders/${id}/pickup-extension`
  const ask = async () => (await linli.call(world.buyer, 'POST', path)).body
  expect(await ask()).toMatchObject({ code: 'not-waiting', state: 'not-ready' })
  await goodsArrive(linli, world)
  await handOverAs(linli, world, world.leader, { proof: { slip: number } }, newId())
  expect(await ask()).toMatchObject({ code: 'not-waiting', state: 'handed' })
})
