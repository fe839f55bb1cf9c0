import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { cashOfLeader, cashOfStation, findBalance, sumOperatorAccount } from '#ledger'
import { followWorldTime, setBusinessTime } from '#platform/clock'
import { newId } from '#platform/ids'
import {
  balanceOf,
  codeOf,
  findFaults,
  goodsArrive,
  handOverAs,
  makePickup,
  orderFor,
  type Person,
  type PickupWorld,
  runSweep,
  startTestLinli,
  type TestLinli,
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

const FEE = 200

async function ready(method: 'wallet' | 'cash' = 'wallet') {
  const world = await makePickup(linli)
  const { id: orderId } = await orderFor(linli, world, { method })
  await goodsArrive(linli, world)
  await linli.settle()
  return { world, orderId }
}

const post = (who: Person, path: string, body?: object) =>
  linli.call(who, 'POST', path, body, { key: newId() })

const ask = (world: PickupWorld, who: Person, orderId: string, payBy = 'wallet') =>
  post(who, `/regions/${world.regionId}/orders/${orderId}/door-delivery`, { payBy })

const act = (world: PickupWorld, who: Person, id: string, noun: string, body?: object) =>
  post(who, `${world.at}/door-deliveries/${id}/${noun}`, body)

const listed = async (world: PickupWorld): Promise<object[]> => {
  const { body } = await linli.call(world.leader, 'GET', `${world.at}/door-deliveries`)
  return body.items
}

const feesIn = (world: PickupWorld): Promise<number> =>
  sumOperatorAccount(linli.database.db, world.regionId, 'door-fees')

const balance = async (world: PickupWorld, account: string): Promise<number> =>
  (await findBalance(linli.database.db, world.regionId, account)) ?? 0

test('a resident pays the fee, the leader brings it and earns it with the code as proof', async () => {
  const { world, orderId } = await ready()
  const before = await feesIn(world)
  const asked = await ask(world, world.buyer, orderId)
  expect(asked.status, JSON.stringify(asked.body)).toBe(201)
  expect(asked.body).toMatchObject({ feeMinor: FEE, state: 'asked', recipient: '王芳' })
  expect(await balanceOf(linli, world, world.buyer)).toBe(100_000 - 480 - FEE)
  expect((await feesIn(world)) - before).toBe(FEE)
  const { id } = asked.body
  const { digits } = await codeOf(linli, world, orderId)
  const byHand = await handOverAs(linli, world, world.staff, { proof: { digits } })
  expect(byHand.body.code).toBe('with-door-delivery')
  const early = await act(world, world.leader, id, 'completion', { digits })
  expect(early.body).toMatchObject({ code: 'door-delivery-state', state: 'asked' })

  expect(await listed(world)).toMatchObject([{ id, recipient: '王芳' }])
  expect((await act(world, world.leader, id, 'acceptance')).body.state).toBe('accepted')
  const other = await act(world, world.staff, id, 'acceptance')
  expect(other.body.code).toBe('door-delivery-state')
  expect((await act(world, world.leader, id, 'completion', {})).body.code).toBe('proof-needed')
  expect((await act(world, world.staff, id, 'completion', { digits })).body.code).toBe(
    'not-allowed',
  )
  const done = await act(world, world.leader, id, 'completion', { digits })
  expect(done.body).toMatchObject({ state: 'done', leaderId: world.leader.leaderId })
  // Where somebody lives is nobody's business any more.
  const over = { id, state: 'done', recipient: '', address: '', room: '', note: '' }
  expect(await listed(world)).toMatchObject([over])
  const event = await linli.database.db
    .selectFrom('events')
    .select('body')
    .where('type', '=', 'door-delivery.done')
    .where('subject_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(event.body).toMatchObject({
    orderId,
    leaderId: world.leader.leaderId,
    personId: null,
    feeMinor: FEE,
  })
  const order = await linli.call(world.buyer, 'GET', `/regions/${world.regionId}/orders/${orderId}`)
  expect(order.body.state).toBe('collected')
})

test('at the door cash is taken for the order and the fee, and taken back it is handed back', async () => {
  const { world, orderId } = await ready('cash')
  const { regionId, stationId } = world
  const courier = await linli.person({ role: 'courier', regionId, stationId })
  const { id } = (await ask(world, world.buyer, orderId, 'cash')).body
  await act(world, courier, id, 'acceptance')
  const { digits } = await codeOf(linli, world, orderId)
  const short = await act(world, courier, id, 'completion', { digits, cashTakenMinor: 480 })
  expect(short.body).toMatchObject({ code: 'cash-not-exact', dueMinor: 480 + FEE })
  const body = { digits, cashTakenMinor: 480 + FEE }
  expect((await act(world, courier, id, 'completion', body)).body.state).toBe('done')
  expect(await balance(world, cashOfStation(stationId))).toBe(-480 - FEE)

  const path = `${world.at}/handovers?pickupDate=${world.window.pickupDate}`
  const [handover] = (await linli.call(world.leader, 'GET', path)).body
  expect(handover).toMatchObject({ why: 'delivered', cashMinor: 480 })
  const undoing = `/regions/${regionId}/handovers/${handover.id}/undoing`
  expect((await post(courier, undoing, { why: '送错门' })).status).toBe(200)
  expect(await balance(world, cashOfStation(stationId))).toBe(0)
  expect((await act(world, courier, id, 'completion', body)).body.state).toBe('done')
  expect(await balance(world, cashOfStation(stationId))).toBe(-480 - FEE)
})

test('called off, the fee goes back and the goods wait at the pickup point', async () => {
  const { world, orderId } = await ready()
  const { id } = (await ask(world, world.buyer, orderId)).body
  await act(world, world.leader, id, 'acceptance')
  const path = `/regions/${world.regionId}/orders/${orderId}/door-delivery/cancellation`
  const answers = await Promise.all([
    post(world.buyer, path, { why: '自己去拿' }),
    act(world, world.leader, id, 'cancellation', { why: '下雨' }),
  ])
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
  expect(await balanceOf(linli, world, world.buyer)).toBe(100_000 - 480)
  await linli.settle()
  expect(await toldTo(linli, world.regionId, world.buyer)).toContain('door-delivery.cancelled')
  const { digits } = await codeOf(linli, world, orderId)
  expect((await handOverAs(linli, world, world.leader, { proof: { digits } })).status).toBe(201)
  expect((await ask(world, world.buyer, orderId)).body.code).toBe('order-ended')
})

test('a leader’s own fee counts, and a second order of that day rides along', async () => {
  const { world, orderId } = await ready()
  const second = await orderFor(linli, world)
  const path = `/regions/${world.regionId}/leaders/${world.leader.leaderId}/door-fee`
  expect((await linli.call(world.leader, 'PUT', path, { feeMinor: 350 })).status).toBe(200)
  expect((await linli.call(world.staff, 'PUT', path, { feeMinor: 1 })).status).toBe(404)
  expect((await ask(world, world.buyer, orderId)).body).toMatchObject({ feeMinor: 350 })
  expect((await ask(world, world.buyer, second.id)).body).toMatchObject({
    feeMinor: 0,
    paidHow: 'none',
  })
})

test('asked twice at once one is made; others and strangers ask and spend nothing', async () => {
  const { world, orderId } = await ready()
  const byLeader = await ask(world, world.leader, orderId, 'wallet')
  expect(byLeader.body).toMatchObject({ code: 'invalid', field: 'payBy' })
  expect((await ask(world, await linli.person(), orderId)).status).toBe(404)
  const answers = await Promise.all([1, 2, 3].map(() => ask(world, world.buyer, orderId)))
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409])
  expect(await balanceOf(linli, world, world.buyer)).toBe(100_000 - 480 - FEE)
  const elsewhere = await makePickup(linli)
  const { id } = answers.find((answer) => answer.status === 201)!.body
  expect((await act(elsewhere, elsewhere.leader, id, 'acceptance')).status).toBe(404)
})

test('goods whose way to the door nobody took on go back like others, with their fee', async () => {
  const { world, orderId } = await ready()
  await ask(world, world.buyer, orderId)
  await setBusinessTime(linli.database.db, new Date(Date.now() + 5 * 86_400_000))
  await runSweep(linli, 'handover-returns-uncollected')
  expect(await balanceOf(linli, world, world.buyer)).toBe(100_000 - 48)
  expect(await balance(world, cashOfLeader(world.leader.leaderId))).toBe(0)
})

test('a courier of the region sees what is open in all of it, with the cash to take', async () => {
  const { world, orderId } = await ready('cash')
  const { regionId, stationId } = world
  const { body: asked } = await ask(world, world.buyer, orderId, 'cash')
  const path = `/regions/${regionId}/door-deliveries`
  const courier = await linli.person({ role: 'courier', regionId })
  const listedThere = async () =>
    (await linli.call(courier, 'GET', path)).body.items.find(
      ({ id }: { id: string }) => id === asked.id,
    )
  expect(await listedThere()).toMatchObject({
    recipient: asked.recipient,
    state: 'asked',
    cashToTakeMinor: 480 + FEE,
    // Which bags to take along.
    orderNumber: expect.stringMatching(/^[0-9A-Z]{8}$/),
    shortNumber: 1,
    stationName: expect.stringMatching(/./),
    phone: null,
  })
  const ofStation = await linli.person({ role: 'courier', regionId, stationId })
  expect((await linli.call(ofStation, 'GET', path)).status).toBe(403)
  expect((await linli.call(world.buyer, 'GET', path)).status).toBe(403)

  await act(world, courier, asked.id, 'cancellation', { why: '居民自取' })
  expect(await listedThere()).toBeUndefined()
})

test('the phone is told to nobody but who took it on, and until it is over', async () => {
  const { world, orderId } = await ready()
  const { regionId } = world
  const phone = '+8613812345678'
  const { db } = linli.database
  await db
    .updateTable('residents')
    .set({ phone })
    .where('id', '=', world.buyer.residentId)
    .execute()
  const { body: asked } = await ask(world, world.buyer, orderId)
  const courier = await linli.person({ role: 'courier', regionId })
  const another = await linli.person({ role: 'courier', regionId })
  const at = `/regions/${regionId}/communities/${world.communityId}/door-deliveries`
  const told = async (who: Person, path = `/regions/${regionId}/door-deliveries`) =>
    (await linli.call(who, 'GET', path)).body.items
      .filter(({ id }: { id: string }) => id === asked.id)
      .map((one: { phone: unknown }) => one.phone)
  expect(await told(courier)).toEqual([null])
  await act(world, courier, asked.id, 'acceptance')
  expect([await told(courier), await told(another)]).toEqual([[phone], [null]])
  expect([await told(courier, at), await told(world.leader, at)]).toEqual([[phone], [null]])
  await act(world, courier, asked.id, 'cancellation', { why: '家里没人' })
  expect(await told(courier, at)).toEqual([null])
})
