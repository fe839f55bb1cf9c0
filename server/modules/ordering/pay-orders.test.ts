import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import {
  type Buyer,
  balanceOf,
  checkoutOf,
  decideOnPage,
  findFaults,
  grantTo,
  makeBuyers,
  makeOpenWindow,
  makePaymentsDue,
  makePaymentsWorld,
  type PaymentsWorld,
  type Person,
  paymentsOfOrder,
  placeOrder,
  refundOrder,
  runPayments,
  startPayment,
  startTestLinli,
  type TestLinli,
  toldTo,
  type WindowWorld,
} from '#testing'
import { closeOrders } from './close-orders.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
beforeEach(() => setBusinessTime(linli.database.db, new Date()))
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

const online = [{ method: 'sandbox' }]
const cash = [{ method: 'cash' }]

const pay = (
  who: Person,
  world: WindowWorld,
  orderIds: readonly string[],
  method = 'wallet',
  key: string = newId(),
) =>
  linli.call(
    who,
    'POST',
    `/regions/${world.regionId}/order-payments`,
    { orderIds, method },
    { key },
  )

const stateOf = async (who: Person, world: WindowWorld, orderId: string): Promise<string> =>
  (await linli.call(who, 'GET', `/regions/${world.regionId}/orders/${orderId}`)).body.state

async function makeNeighbours(count: number, walletMinor = 10_000) {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 480 }] })
  const [leader, ...neighbours] = await makeBuyers(linli, world, { count: count + 1, walletMinor })
  const [communityId] = world.communityIds
  await grantTo(linli, leader!, {
    role: 'leader',
    regionId: world.regionId,
    communityId: communityId!,
  })
  return { world, leader: leader!, neighbours }
}

const placeFor = (world: WindowWorld, buyers: readonly Buyer[], payments: object[]) =>
  Promise.all(
    buyers.map((buyer) =>
      placeOrder(linli, world, buyer, checkoutOf(world, [[world.offers[0]!, 1]], payments)),
    ),
  )

test('a leader pays for several neighbours with one payment', async () => {
  const { world, leader, neighbours } = await makeNeighbours(3)
  const placed = await placeFor(world, neighbours, online)
  const orderIds = placed.map((one) => one.id)
  const paid = await pay(leader, world, orderIds)
  expect(paid).toMatchObject({ status: 201, body: { amountMinor: 1440, state: 'captured' } })
  expect(await balanceOf(linli, world, leader)).toBe(10_000 - 1440)
  for (const [at, neighbour] of neighbours.entries()) {
    expect(await stateOf(neighbour, world, orderIds[at]!)).toBe('placed')
    expect(await balanceOf(linli, world, neighbour)).toBe(10_000)
  }
  // What each had begun to pay online is not to be paid any more.
  const path = `/regions/${world.regionId}/payments/${placed[0]!.paymentIds[0]}/attempts`
  const begun = await linli.call(neighbours[0]!, 'POST', path, { returnPath: '/' })
  expect(begun.body.code).toBe('payment-ended')
})

test('a wallet that is too low pays for none of them', async () => {
  const { world, leader, neighbours } = await makeNeighbours(3, 1000)
  const placed = await placeFor(world, neighbours, online)
  const refused = await pay(
    leader,
    world,
    placed.map((one) => one.id),
  )
  expect(refused.body).toMatchObject({ status: 409, code: 'balance-too-low', missingMinor: 440 })
  expect(await balanceOf(linli, world, leader)).toBe(1000)
  expect(await stateOf(leader, world, placed[0]!.id)).toBe('awaiting_payment')
})

test('nothing is paid for an order that is paid, cancelled or past its hold', async () => {
  const { world, leader, neighbours } = await makeNeighbours(4)
  const [paid, cancelled, over, open] = await placeFor(world, neighbours, online)
  expect((await pay(leader, world, [paid!.id])).status).toBe(201)
  const cancelPath = `/regions/${world.regionId}/orders/${cancelled!.id}/cancellation`
  await linli.call(leader, 'POST', cancelPath, { why: 'x' }, { key: newId() })
  for (const other of [paid!, cancelled!]) {
    const refused = await pay(leader, world, [open!.id, other.id])
    expect(refused.body).toMatchObject({ code: 'nothing-to-pay', orderId: other.id })
  }
  await setBusinessTime(linli.database.db, new Date(Date.now() + 16 * 60_000))
  expect((await pay(leader, world, [over!.id])).body.code).toBe('nothing-to-pay')
  expect(await balanceOf(linli, world, leader)).toBe(10_000 - 480)
})

test('an order of a stranger is not there, alone or among one’s own', async () => {
  const { world, leader, neighbours } = await makeNeighbours(2)
  const [mine, theirs] = await placeFor(world, neighbours, online)
  const [, elsewhere] = await makeBuyers(linli, await makeOpenWindow(linli), { count: 2 })
  const neighbour = neighbours[0]!
  for (const [who, ids] of [
    [neighbour, [theirs!.id]],
    [neighbour, [mine!.id, theirs!.id]],
    [elsewhere!, [mine!.id]],
    [leader, [mine!.id, newId()]],
  ] as const) {
    expect((await pay(who, world, ids)).body).toMatchObject({ status: 404, code: 'not-found' })
  }
  expect(await stateOf(leader, world, mine!.id)).toBe('awaiting_payment')
})

test('two who pay one order at once pay it once', async () => {
  const { world, leader, neighbours } = await makeNeighbours(1)
  const neighbour = neighbours[0]!
  const [placed] = await placeFor(world, neighbours, cash)
  const answers = await Promise.all(
    [leader, neighbour, leader, neighbour].map((who) => pay(who, world, [placed!.id])),
  )
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
  const codes = answers.filter((one) => one.status !== 201).map((one) => one.body.code)
  expect(new Set(codes)).toEqual(new Set(['nothing-to-pay']))
  const left = (await balanceOf(linli, world, leader)) + (await balanceOf(linli, world, neighbour))
  expect(left).toBe(20_000 - 480)
})

test('one key pays once', async () => {
  const { world, leader, neighbours } = await makeNeighbours(1)
  const [placed] = await placeFor(world, neighbours, online)
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => pay(leader, world, [placed!.id], 'wallet', 'the-same-key')),
  )
  expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201, 201])
  expect(await balanceOf(linli, world, leader)).toBe(10_000 - 480)
})

/** An order paid from a relative's wallet while the page where it is paid online is still open. */
async function paidWithPageOpen() {
  const sandbox: PaymentsWorld = await makePaymentsWorld(linli)
  const { regionId, communityId } = sandbox
  const world = await makeOpenWindow(linli, {
    communities: [communityId],
    offers: [{ priceMinor: 480 }],
  })
  const { person } = sandbox.resident
  const body = checkoutOf(world, [[world.offers[0]!, 1]], online)
  const placed = await placeOrder(linli, world, person, body)
  const page = await startPayment(linli, sandbox, placed.paymentIds[0]!)
  const [relative] = await makeBuyers(linli, world, { walletMinor: 480 })
  await grantTo(linli, relative!, { role: 'leader', regionId, communityId })
  expect((await pay(relative!, world, [placed.id])).status).toBe(201)
  const payOnPage = async () => {
    await decideOnPage(linli, page, 'payment')
    await runPayments(linli)
    await makePaymentsDue(linli)
    await runPayments(linli)
    return paymentsOfOrder(linli, sandbox, placed.id)
  }
  return { sandbox, person, orderId: placed.id, payOnPage }
}

test('what is paid online after it was paid by wallet goes back', async () => {
  const { sandbox, person, payOnPage } = await paidWithPageOpen()
  expect(await payOnPage()).toMatchObject({
    paidMinor: 960,
    refundedMinor: 480,
    refunds: [{ reason: 'paid-twice', state: 'succeeded' }],
  })
  await linli.settle()
  expect(await toldTo(linli, sandbox.regionId, person)).toContain('refund.succeeded')
})

test('it goes back whole after goodwill, also when the goods were fetched meanwhile', async () => {
  const { sandbox, orderId, payOnPage } = await paidWithPageOpen()
  expect((await refundOrder(linli, sandbox, orderId, 55)).status).toBe(201)
  await transact(linli.database.db, (tx) =>
    closeOrders(tx, sandbox.regionId, [orderId], { why: 'collected', by: null, at: new Date() }),
  )
  expect(await payOnPage()).toMatchObject({ paidMinor: 960, refundedMinor: 55 + 480 })
})

test('one online payment of a leader pays for all its orders', async () => {
  const sandbox = await makePaymentsWorld(linli)
  const { regionId, communityId } = sandbox
  const world = await makeOpenWindow(linli, { communities: [communityId], offers: [{}] })
  const neighbours = await makeBuyers(linli, world, { count: 2 })
  const placed = await placeFor(world, neighbours, online)
  const payer = sandbox.resident.person
  await grantTo(linli, payer, { role: 'leader', regionId, communityId })
  const begun = await pay(
    payer,
    world,
    placed.map((one) => one.id),
    'sandbox',
  )
  expect(begun.body).toMatchObject({ state: 'pending', amountMinor: 960 })
  await decideOnPage(linli, await startPayment(linli, sandbox, begun.body.paymentId), 'payment')
  await runPayments(linli)
  expect(await stateOf(payer, world, placed[0]!.id)).toBe('placed')
  expect(await stateOf(payer, world, placed[1]!.id)).toBe('placed')
})
