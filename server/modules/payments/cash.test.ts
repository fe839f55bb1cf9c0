import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkLedger, escrowOfOrder } from '#ledger'
import { businessNow } from '#platform/clock'
import { sql, transact } from '#platform/db'
import { newId } from '#platform/ids'
import { Refusal } from '#platform/refusals'
import {
  makeBareOrder,
  makeNeighbour,
  makePayment,
  makePaymentsWorld,
  type PaymentsWorld,
  refundOrder,
  startTestLinli,
  type TestLinli,
  walletBalance,
} from '#testing'
import { type CashTaken, takeCash } from './take-cash.ts'

let linli: TestLinli
let world: PaymentsWorld

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makePaymentsWorld(linli)
})
afterAll(() => linli.close())
afterEach(async () => {
  expect((await checkLedger(linli.database.db)).faults).toEqual([])
})

async function take(orderId: string, wish: Partial<CashTaken> = {}) {
  const { db } = linli.database
  const at = await businessNow(db)
  return transact(db, (tx) =>
    takeCash(tx, {
      regionId: world.regionId,
      orderId,
      amountMinor: 1960,
      holder: { leaderId: world.leader.leaderId },
      by: world.leader.id,
      at,
      payerResidentId: world.resident.id,
      ...wish,
    }),
  )
}

const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

async function owedBy(holderId: string): Promise<number> {
  const path = `/regions/${world.regionId}/cash-holdings`
  const { body } = await linli.call(world.finance, 'GET', path)
  const holder = body.items.find((item: { holderId: string }) => item.holderId === holderId)
  return holder?.owedMinor ?? 0
}

async function noticesOf(template: string): Promise<number> {
  const { rows } = await sql`select id from notices where template = ${template}`.execute(
    linli.database.db,
  )
  return rows.length
}

const post = (who: PaymentsWorld['finance'], path: string, body?: object) =>
  linli.call(who, 'POST', `/regions/${world.regionId}${path}`, body, { key: newId() })

test('cash confirmed twice, or ten times at once, is one posting', async () => {
  const before = await owedBy(world.leader.leaderId)
  const orderId = await makeBareOrder(linli, world)
  const receipts = await Promise.all(Array.from({ length: 10 }, () => take(orderId)))
  expect(new Set(receipts.map((receipt) => receipt.paymentId)).size).toBe(1)
  expect(await owedBy(world.leader.leaderId)).toBe(before + 1960)
  expect(await escrowOfOrder(linli.database.db, world.regionId, orderId)).toBe(1960)
})

test('cash taken by one is not taken by another, nor another amount', async () => {
  const orderId = await makeBareOrder(linli, world)
  await take(orderId)
  const holder = { stationId: world.pickupStationId }
  expect(await codeOf(take(orderId, { holder }))).toBe('cash-already-taken')
  expect(await codeOf(take(orderId, { amountMinor: 5 }))).toBe('cash-already-taken')
  expect(await codeOf(take(await makeBareOrder(linli, world), { amountMinor: 0 }))).toBe('invalid')
})

test('a payment for several orders is taken order by order, each for what is due', async () => {
  const orders = [await makeBareOrder(linli, world), await makeBareOrder(linli, world)]
  const payment = await makePayment(linli, world, orders, { provider: 'cash' })
  expect(await codeOf(take(orders[0]!, { amountMinor: 1000 }))).toBe('cash-differs')
  const first = await take(orders[0]!)
  expect(first.paymentId).not.toBe(payment.id)
  const path = `/regions/${world.regionId}/payments/${payment.id}`
  const left = await linli.call(world.finance, 'GET', path)
  expect(left.body).toMatchObject({ state: 'waiting', amountMinor: 1960 })
  const second = await take(orders[1]!)
  expect(second.paymentId).toBe(payment.id)
  expect((await linli.call(world.finance, 'GET', path)).body.state).toBe('captured')
})

test('two orders of one payment taken at once are two postings', async () => {
  const orders = [await makeBareOrder(linli, world), await makeBareOrder(linli, world)]
  await makePayment(linli, world, orders, { provider: 'cash' })
  const before = await owedBy(world.leader.leaderId)
  await Promise.all(orders.map((orderId) => take(orderId)))
  expect(await owedBy(world.leader.leaderId)).toBe(before + 3920)
})

test('a holder takes up to the ceiling in force, and more once some is paid in', async () => {
  const stationId = world.pickupStationId
  const holder = { stationId }
  const setCeiling = (value: number) =>
    linli.call(world.finance, 'PUT', `/regions/${world.regionId}/settings/cash.ceilingMinor`, {
      scopeKind: 'station',
      scopeId: stationId,
      value,
    })
  expect((await setCeiling(3000)).status).toBeLessThan(300)
  const [one, two, three] = await Promise.all([1, 2, 3].map(() => makeBareOrder(linli, world)))
  expect(await codeOf(take(one!, { holder }))).toBe('done')
  expect(await codeOf(take(two!, { holder }))).toBe('cash-ceiling-reached')
  expect(await owedBy(stationId)).toBe(1960)

  const payIn = (amountMinor: number) =>
    post(world.finance, '/cash-pay-ins', {
      holderKind: 'station',
      holderId: stationId,
      amountMinor,
      proof: 'bank slip 7',
    })
  expect((await payIn(1961)).body).toMatchObject({ code: 'cash-differs', dueMinor: 1960 })
  expect((await payIn(1000)).body).toEqual({ owedMinor: 960 })
  expect(await noticesOf('cash.near-ceiling')).toBe(0)
  expect(await codeOf(take(two!, { holder }))).toBe('done')
  expect(await noticesOf('cash.near-ceiling')).toBe(1)

  // A ceiling set below what is held lets nothing more in, and a higher one does.
  expect((await setCeiling(100)).status).toBeLessThan(300)
  expect(await codeOf(take(three!, { holder }))).toBe('cash-ceiling-reached')
  expect((await setCeiling(90_000)).status).toBeLessThan(300)
  expect(await codeOf(take(three!, { holder }))).toBe('done')
  const paid = await Promise.all([1, 2, 3].map(() => payIn(3000)))
  expect(paid.filter((answer) => answer.status === 201)).toHaveLength(1)
  const stranger = await linli.person({ role: 'support', regionId: world.regionId })
  expect((await post(stranger, '/cash-pay-ins', {})).status).toBe(403)
})

const refund = (orderId: string) => refundOrder(linli, world, orderId, 500)

test('cash of a resident with a login goes back to the wallet at once', async () => {
  const orderId = await makeBareOrder(linli, world)
  await take(orderId)
  const before = await walletBalance(linli, world)
  const issued = await refund(orderId)
  expect(issued.body[0]).toMatchObject({ route: 'wallet', state: 'succeeded' })
  expect(await walletBalance(linli, world)).toBe(before + 500)
})

test('cash of a neighbour without a login goes back by the hand of whoever took it', async () => {
  const neighbour = await makeNeighbour(linli, world)
  const orderId = await makeBareOrder(linli, world, { residentId: neighbour.id })
  await take(orderId, { payerResidentId: neighbour.id })
  const before = await owedBy(world.leader.leaderId)
  const issued = await refund(orderId)
  expect(issued.body[0]).toMatchObject({ route: 'cash', state: 'waiting' })
  expect(await owedBy(world.leader.leaderId)).toBe(before)

  const path = `/refunds/${issued.body[0].id}/cash-return`
  const own = await linli.call(world.leader, 'GET', `/regions/${world.regionId}/cash-refunds`)
  expect(own.body.map((one: { id: string }) => one.id)).toEqual([issued.body[0].id])
  expect((await post(world.resident.person, path)).status).toBe(404)
  const answers = await Promise.all([1, 2, 3].map(() => post(world.leader, path)))
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
  expect(await owedBy(world.leader.leaderId)).toBe(before - 500)
  expect((await post(world.leader, path)).body).toMatchObject({ state: 'succeeded' })
})
