import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { listLinesOf, reduceOrderLines } from '#ordering'
import { businessNow, followWorldTime, setBusinessTime } from '#platform/clock'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import {
  balanceOf,
  checkoutOf,
  findFaults,
  goodsArrive,
  makeBuyers,
  makePickup,
  order,
  orderFor,
  type Person,
  type PickupWorld,
  runSweep,
  startTestLinli,
  type TestLinli,
  tamper,
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

const MILK = { name: '鲜奶', priceMinor: 600, storage: 'chilled' } as const
const WALLET = 100_000

const inDays = (days: number) =>
  setBusinessTime(linli.database.db, new Date(Date.now() + days * 86_400_000))

const sendBack = () => runSweep(linli, 'handover-returns-uncollected')

const stateOf = async (
  { regionId, buyer }: PickupWorld,
  orderId: string,
  as: Person = buyer,
): Promise<string> =>
  (await linli.call(as, 'GET', `/regions/${regionId}/orders/${orderId}`)).body.state

/** A delivery to the door that somebody accepted and nobody made. */
async function promisedDelivery(world: PickupWorld, orderId: string, payBy: 'wallet' | 'cash') {
  const path = `/regions/${world.regionId}/orders/${orderId}/door-delivery`
  const asked = await linli.call(world.buyer, 'POST', path, { payBy }, { key: newId() })
  expect(asked.status).toBe(201)
  const act = `${world.at}/door-deliveries/${asked.body.id}/acceptance`
  expect((await linli.call(world.leader, 'POST', act, {}, { key: newId() })).status).toBe(200)
}

test('who paid for a delivery to the door that nobody made gets the money back', async () => {
  const world = await makePickup(linli, { offers: [MILK] })
  const { id: orderId } = await orderFor(linli, world)
  await goodsArrive(linli, world)
  await linli.settle()
  await promisedDelivery(world, orderId, 'wallet')
  await inDays(4)
  await sendBack()
  expect(await balanceOf(linli, world, world.buyer)).toBe(WALLET)
  await sendBack()
  expect(await balanceOf(linli, world, world.buyer)).toBe(WALLET)
})

test('who was to pay at a door where nobody came has left nothing behind', async () => {
  const world = await makePickup(linli, { offers: [MILK] })
  const orders = []
  for (let nth = 0; nth < 3; nth += 1) {
    orders.push(await orderFor(linli, world, { method: 'cash' }))
  }
  await goodsArrive(linli, world)
  await linli.settle()
  for (const { id } of orders) await promisedDelivery(world, id, 'cash')
  await inDays(4)
  await sendBack()
  for (const { id } of orders) expect(await stateOf(world, id)).toBe('returned')
  await followWorldTime(linli.database.db)
  const body = checkoutOf(world.window, [[world.window.offers[0]!, 1]], [{ method: 'cash' }])
  expect((await order(linli, world.window, world.buyer, body)).status).toBe(201)
})

/** An unpaid delivery of which everything was given back before the goods were given over. */
async function emptyDelivery(world: PickupWorld): Promise<string> {
  const { regionId, buyer } = world
  const addresses = `/regions/${regionId}/residents/${buyer.residentId}/addresses`
  const address = await linli.call(buyer, 'POST', addresses, {
    label: '家',
    recipient: '王秀兰',
    phone: '+8613800138000',
    address: '锦江区东大街 88 号',
    buildingId: null,
    room: '1203',
    latitude: null,
    longitude: null,
    isDefault: true,
  })
  const body = checkoutOf(world.window, [[world.window.offers[0]!, 1]], [{ method: 'cash' }])
  const part = { fulfilment: 'delivery', addressId: address.body.id }
  const placed = await order(linli, world.window, buyer, {
    ...body,
    parts: [{ ...body.parts[0], ...part }],
  })
  expect(placed.status).toBe(201)
  return placed.body.orders[0].id
}

async function giveAllBack({ regionId }: PickupWorld, orderId: string): Promise<void> {
  const { db } = linli.database
  const [line] = await listLinesOf(db, regionId, [orderId])
  const { lineNumber, quantity, totalMinor: amountMinor } = line!
  const causeId = newId()
  const at = await businessNow(db)
  await transact(db, (tx) =>
    reduceOrderLines(
      tx,
      regionId,
      [{ orderId, lineNumber, causeId, kind: 'claim', quantity, amountMinor }],
      { reason: 'incident', subjectId: causeId, by: null, at },
    ),
  )
}

test('an unpaid delivery of which everything was given back owes no fee, and holds up nobody', async () => {
  const world = await makePickup(linli)
  const empty = await emptyDelivery(world)
  const [other] = await makeBuyers(linli, world.window)
  const { id: otherId } = await orderFor(linli, world, { buyer: other! })
  await goodsArrive(linli, world)
  await linli.settle()
  await giveAllBack(world, empty)
  await inDays(5)
  await sendBack()
  // It ended when the last of it was given back; its pickup is over all the same.
  expect(await stateOf(world, empty)).toBe('lacking')
  expect(await stateOf(world, otherId, other!)).toBe('returned')
  expect(await balanceOf(linli, world, other!)).toBeGreaterThan(WALLET - 480)
})

test('an order that cannot go back is told of, and all others go back', async () => {
  const world = await makePickup(linli)
  const { id: broken } = await orderFor(linli, world)
  const [other] = await makeBuyers(linli, world.window)
  const { id: otherId } = await orderFor(linli, world, { buyer: other! })
  await goodsArrive(linli, world)
  await linli.settle()
  const setCost = (cost: string) =>
    tamper(linli, `update order_lines set cost_minor = ${cost} where order_id = '${broken}'`)
  // A number that no program can read.
  await setCost('9000000000000000000')
  await inDays(5)
  await expect(sendBack()).rejects.toThrow('safe integers')
  expect(await stateOf(world, otherId, other!)).toBe('returned')
  await setCost('300')
  expect(await stateOf(world, broken)).toBe('placed')
  await sendBack()
  expect(await stateOf(world, broken)).toBe('returned')
})
