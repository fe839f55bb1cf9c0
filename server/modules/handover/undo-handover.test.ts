import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashOfLeader, findBalance } from '#ledger'
import { reduceOrderLines } from '#ordering'
import { transact } from '#platform/db'
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
  startTestLinli,
  type TestLinli,
  tamper,
  toldTo,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

async function handedOver(method: 'wallet' | 'cash' = 'wallet') {
  const world = await makePickup(linli)
  const order = await orderFor(linli, world, { method })
  await goodsArrive(linli, world)
  const { digits } = await codeOf(linli, world, order.id)
  const body = { proof: { digits }, cashTakenMinor: method === 'cash' ? 480 : 0 }
  const answer = await handOverAs(linli, world, world.leader, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return { world, order, body, handoverId: answer.body.handovers[0].id as string }
}

const undo = (world: PickupWorld, who: Person, handoverId: string) =>
  linli.call(
    who,
    'POST',
    `/regions/${world.regionId}/handovers/${handoverId}/undoing`,
    { why: '给错人了' },
    { key: newId() },
  )

const orderOf = async (world: PickupWorld, orderId: string) =>
  (await linli.call(world.buyer, 'GET', `/regions/${world.regionId}/orders/${orderId}`)).body

const cashOf = async (world: PickupWorld): Promise<number> =>
  (await findBalance(linli.database.db, world.regionId, cashOfLeader(world.leader.leaderId))) ?? 0

test('taking a handover back mirrors goods and money, and it can be done again', async () => {
  const { world, order, body, handoverId } = await handedOver('cash')
  expect(await cashOf(world)).toBe(-480)
  const undone = await undo(world, world.leader, handoverId)
  expect(undone.status, JSON.stringify(undone.body)).toBe(200)
  expect(await cashOf(world)).toBe(0)
  expect(await orderOf(world, order.id)).toMatchObject({
    state: 'placed',
    cashDueMinor: 480,
    paidAt: null,
  })
  expect(await findFaults(linli)).toEqual([])
  await linli.settle()
  expect(await toldTo(linli, world.regionId, world.buyer)).toContain('handover.undone')

  expect((await handOverAs(linli, world, world.staff, body)).status).toBe(201)
  expect(await cashOf(world)).toBe(0)
  expect((await orderOf(world, order.id)).state).toBe('collected')
})

test('undone by several at once it is undone once', async () => {
  const { world, order, handoverId } = await handedOver()
  const answers = await Promise.all([1, 2, 3].map(() => undo(world, world.leader, handoverId)))
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409])
  expect((await orderOf(world, order.id)).state).toBe('placed')
  expect(await balanceOf(linli, world, world.buyer)).toBe(100_000 - 480)
})

test('a colleague does not take back what another did, a manager of the place does', async () => {
  const { world, handoverId } = await handedOver()
  expect((await undo(world, world.staff, handoverId)).body.code).toBe('not-allowed')
  const { regionId, stationId } = world
  const elsewhere = await linli.person({ role: 'station_manager', regionId, stationId: newId() })
  for (const who of [elsewhere, world.buyer]) {
    expect((await undo(world, who, handoverId)).status).toBe(404)
  }
  const manager = await linli.person({ role: 'station_manager', regionId, stationId })
  expect((await undo(world, manager, handoverId)).status).toBe(200)
})

test('after the minutes of the setting it is too late', async () => {
  const { world, handoverId } = await handedOver()
  const past = `now() - interval '11 minutes'`
  await tamper(linli, `update handovers set recorded_at = ${past} where id = '${handoverId}'`)
  expect((await undo(world, world.leader, handoverId)).body).toMatchObject({
    code: 'not-undoable',
    why: 'late',
  })
})

test('once money of a cash order has gone back another way it is not taken back', async () => {
  const { world, order, handoverId } = await handedOver('cash')
  const wanted = { orderId: order.id, lineNumber: 1, causeId: newId(), quantity: 0 }
  await transact(linli.database.db, (tx) =>
    reduceOrderLines(tx, world.regionId, [{ ...wanted, kind: 'claim', amountMinor: 100 }], {
      reason: 'claim',
      subjectId: order.id,
      by: null,
      at: new Date(),
    }),
  )
  expect((await undo(world, world.leader, handoverId)).body.code).toBe('cash-moved-on')
  expect((await orderOf(world, order.id)).state).toBe('collected')
})

test('a code given to a friend opens one order, once, and the resident is told', async () => {
  const world = await makePickup(linli)
  const order = await orderFor(linli, world)
  const other = await orderFor(linli, world)
  await goodsArrive(linli, world)
  const path = `/regions/${world.regionId}/orders/${order.id}/forwarded-codes`
  const given = await linli.call(world.buyer, 'POST', path, { name: '李强' })
  expect(given.status, JSON.stringify(given.body)).toBe(201)
  const own = await codeOf(linli, world, order.id)
  expect(given.body.digits).not.toBe(own.digits)
  const body = { proof: { digits: given.body.digits } }
  const lookUps = `${world.at}/pickup-look-ups`
  expect((await linli.call(world.leader, 'POST', lookUps, body)).body.forwardedTo).toBe('李强')
  const answer = await handOverAs(linli, world, world.leader, body)
  expect(answer.body.handovers.map((one: { orderId: string }) => one.orderId)).toEqual([order.id])
  expect((await handOverAs(linli, world, world.staff, body)).body.code).toBe('already-handed-over')
  expect((await orderOf(world, other.id)).state).toBe('placed')
  const day = `${world.at}/handover-list/${world.window.pickupDate}`
  const { body: list } = await linli.call(world.leader, 'GET', day)
  const collectedBy = (id: string) =>
    list.orders.find((one: { orderId: string }) => one.orderId === id).collectedBy
  expect([collectedBy(order.id), collectedBy(other.id)]).toEqual(['李强', null])
  const friends = list.codes.map((one: { forwardedTo: string | null }) => one.forwardedTo)
  expect(friends).toEqual(expect.arrayContaining([null, '李强']))
  expect(await toldTo(linli, world.regionId, world.buyer)).toContain('handover.forwarded-used')
  const listed = await linli.call(world.buyer, 'GET', path)
  expect(listed.body).toMatchObject([{ name: '李强', revokedAt: null }])
  expect(listed.body[0].usedAt).not.toBeNull()
  expect((await linli.call(world.leader, 'POST', path, { name: '李强' })).status).toBe(404)
})

test('a code taken back opens nothing, neither typed nor shown', async () => {
  const world = await makePickup(linli)
  const order = await orderFor(linli, world)
  await goodsArrive(linli, world)
  const path = `/regions/${world.regionId}/orders/${order.id}/forwarded-codes`
  const { body: code } = await linli.call(world.buyer, 'POST', path, { name: '李强' })
  expect((await linli.call(world.buyer, 'DELETE', `${path}/${code.id}`)).status).toBe(204)
  for (const proof of [{ digits: code.digits }, { token: code.token }]) {
    const answer = await handOverAs(linli, world, world.leader, { proof })
    expect(answer.body).toMatchObject({ code: 'code-expired', why: 'revoked' })
  }
  const absent = await linli.call(world.buyer, 'DELETE', `${path}/${newId()}`)
  expect(absent.status).toBe(404)
})

test('an order refunded in full before it was fetched is not handed over', async () => {
  const world = await makePickup(linli)
  const order = await orderFor(linli, world)
  await goodsArrive(linli, world)
  const { digits, token } = await codeOf(linli, world, order.id)
  const wanted = { orderId: order.id, lineNumber: 1, causeId: newId(), quantity: 1 }
  await transact(linli.database.db, (tx) =>
    reduceOrderLines(tx, world.regionId, [{ ...wanted, kind: 'claim' }], {
      reason: 'claim',
      subjectId: order.id,
      by: null,
      at: new Date(),
    }),
  )
  const answer = await handOverAs(linli, world, world.leader, { proof: { digits } })
  expect(answer.body).toMatchObject({ code: 'order-ended', state: 'refunded' })
  const items = [
    { itemId: newId(), token, orderIds: [order.id], handedOverAt: new Date().toISOString() },
  ]
  const path = `${world.at}/handover-syncs`
  const synced = await linli.call(world.leader, 'POST', path, { deviceId: 'phone-1', items })
  expect(synced.body.items).toMatchObject([{ outcome: 'conflict', code: 'refunded' }])
})
