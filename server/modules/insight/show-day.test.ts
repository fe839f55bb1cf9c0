import { afterAll, beforeAll, expect, test } from 'vitest'
import { followWorldTime, setBusinessTime } from '#platform/clock'
import {
  ask,
  type Day,
  deliverDay,
  makeDay,
  makeDayBuyers,
  orderOfDay,
  ordersToSuppliers,
  passCutoff,
  receiveDay,
  sortDay,
  startTestLinli,
  type TestLinli,
  turn,
} from '#testing'
import { type CommunityFacts, communityState } from './community-state.ts'

let linli: TestLinli
let day: Day

beforeAll(async () => {
  linli = await startTestLinli()
  day = await makeDay(linli)
}, 60_000)
afterAll(() => linli.close())

const board = (who = day.people.operations) =>
  ask(linli, day, who, 'GET', `/day-board/${day.pickupDate}`)

test('a day goes over the board from the orders to the handover', async () => {
  const empty = await board()
  expect(empty.orders).toMatchObject({ orders: 0, salesMinor: 0, communities: 0 })

  const [first, second] = await makeDayBuyers(linli, day, 0, 2)
  const [third] = await makeDayBuyers(linli, day, 1, 1)
  const orders = [
    await orderOfDay(linli, day, first!, [2]),
    await orderOfDay(linli, day, second!, [2]),
    await orderOfDay(linli, day, third!, [2]),
  ]
  const open = await board()
  expect(open.orders).toMatchObject({ orders: 3, salesMinor: 3000, communities: 2, residents: 3 })
  expect(open.windows).toMatchObject([{ id: day.windowId, orders: 3, salesMinor: 3000 }])
  expect(open.hours.today.reduce((sum: number, one: number) => sum + one)).toBe(3)
  expect(open.communities.map((one: { state: string }) => one.state)).toEqual([
    'ordered',
    'ordered',
  ])

  await passCutoff(linli, day)
  expect((await board()).purchaseOrders).toMatchObject({ orders: 1, confirmed: 0, arrived: 0 })

  const skuId = day.offers[0]!.skuId
  await receiveDay(linli, day, { [skuId]: { quantity: 4 } })
  await turn(linli)
  const short = await board()
  expect(short.purchaseOrders).toMatchObject({ orders: 1, confirmed: 1, arrived: 1 })
  expect(short.short).toMatchObject({ lines: 3, refundedMinor: 1000 })
  expect(short.bags.bags).toBeGreaterThan(0)
  expect(short.bags.sorted).toBe(0)

  await sortDay(linli, day)
  const sorted = await board()
  expect(sorted.bags.sorted).toBe(sorted.bags.bags)

  await deliverDay(linli, day)
  const delivered = await board()
  expect(delivered.loads).toMatchObject({ dispatched: delivered.loads.loads })
  expect(delivered.handovers).toMatchObject({ handedOver: 0 })
  expect(delivered.handovers.ready).toBeGreaterThan(0)
  expect(delivered.communities[0].state).toBe('handing-over')
  expect(orders).toHaveLength(3)
})

test('who is silent is named with what settles it; other roles see no day', async () => {
  await followWorldTime(linli.database.db)
  const other = await makeDay(linli, { regionId: 'chongqing' })
  const [buyer] = await makeDayBuyers(linli, other, 0, 1)
  await orderOfDay(linli, other, buyer!, [1])
  await passCutoff(linli, other)
  const sent = await ordersToSuppliers(linli, other)
  const quiet = sent.find(({ supplierId }) => other.supplierIds.includes(supplierId))!
  const shown = await ask(linli, other, other.people.buyer, 'GET', `/purchase-orders/${quiet.id}`)
  await setBusinessTime(linli.database.db, new Date(Date.parse(shown.answerBy) + 1000))
  const { alerts, purchaseOrders } = await ask(
    linli,
    other,
    other.people.buyer,
    'GET',
    `/day-board/${other.pickupDate}`,
  )
  expect(purchaseOrders.silent).toBeGreaterThan(0)
  expect(alerts[0]).toMatchObject({
    kind: 'purchase-order-silent',
    settledBy: 'second-source',
    subjectId: quiet.id,
    quantity: 1,
  })
  const path = `/regions/${other.regionId}/day-board/${other.pickupDate}`
  for (const who of [buyer!, other.people.keeper, other.people.suppliers[0]!]) {
    expect((await linli.call(who, 'GET', path)).status).toBe(403)
  }
  const wrong = `/regions/${other.regionId}/day-board/tomorrow`
  expect((await linli.call(other.people.buyer, 'GET', wrong)).status).toBe(422)
})

test('what lacks is the state of a community before all else, then how far it is', () => {
  const none: CommunityFacts = {
    orders: 5,
    bags: 0,
    sorted: 0,
    isOnTheWay: false,
    hasArrived: false,
    isConfirmed: false,
    ready: 0,
    handedOver: 0,
    returned: 0,
    gaps: 0,
  }
  const steps: [Partial<CommunityFacts>, string][] = [
    [{}, 'ordered'],
    [{ bags: 5, sorted: 1 }, 'sorting'],
    [{ bags: 5, sorted: 5 }, 'sorted'],
    [{ bags: 5, sorted: 5, isOnTheWay: true }, 'on-the-way'],
    [{ hasArrived: true }, 'arrived'],
    [{ hasArrived: true, isConfirmed: true, ready: 5 }, 'handing-over'],
    [{ isConfirmed: true, ready: 5, handedOver: 4, returned: 1 }, 'handed-over'],
    [{ isConfirmed: true, ready: 5, handedOver: 5, gaps: 1 }, 'missing'],
  ]
  for (const [facts, state] of steps) {
    expect(communityState({ ...none, ...facts })).toBe(state)
  }
})
