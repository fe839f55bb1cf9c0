import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkLedger, escrowOfOrder } from '#ledger'
import { sql } from '#platform/db'
import {
  decideOnPage,
  getPaymentAnswer,
  makeBareOrder,
  makePayment,
  makePaymentsDue,
  makePaymentsWorld,
  type PaymentsWorld,
  runPayments,
  startPayment,
  startTestLinli,
  type TestLinli,
} from '#testing'

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

const stateOf = async (paymentId: string): Promise<string> =>
  (await getPaymentAnswer(linli, world, paymentId)).body.state

const escrowOf = (orderId: string) => escrowOfOrder(linli.database.db, world.regionId, orderId)

const capturedEvents = async (paymentId: string): Promise<number> => {
  const { rows } = await sql<{ found: number }>`select count(*)::int as found from events
    where type = 'payment.captured' and subject_id = ${paymentId}`.execute(linli.database.db)
  return rows[0]!.found
}

test('a payment is paid on the sandbox’s page and its notification captures it', async () => {
  const orders = [await makeBareOrder(linli, world), await makeBareOrder(linli, world)]
  const payment = await makePayment(linli, world, orders)
  expect(payment.amountMinor).toBe(3920)
  const page = await startPayment(linli, world, payment.id)
  expect(await startPayment(linli, world, payment.id)).toBe(page)
  expect((await linli.app.inject({ url: page })).body).toContain('39.20')

  expect((await decideOnPage(linli, page, 'payment')).statusCode).toBe(303)
  expect(await stateOf(payment.id)).toBe('waiting')
  await runPayments(linli)
  expect(await stateOf(payment.id)).toBe('captured')
  expect(await Promise.all(orders.map(escrowOf))).toEqual([1960, 1960])
  expect(await capturedEvents(payment.id)).toBe(1)
})

test('a payer who refuses on the page ends the payment, and cannot pay it afterwards', async () => {
  const payment = await makePayment(linli, world, [await makeBareOrder(linli, world)])
  const page = await startPayment(linli, world, payment.id)
  await decideOnPage(linli, page, 'refusal')
  await decideOnPage(linli, page, 'payment')
  await runPayments(linli)
  expect((await getPaymentAnswer(linli, world, payment.id)).body).toMatchObject({
    state: 'failed',
    failedWhy: 'the payer refused',
  })
  const path = `/regions/${world.regionId}/payments/${payment.id}/attempts`
  const again = await linli.call(world.resident.person, 'POST', path, { returnPath: '/' })
  expect(again.body).toMatchObject({ status: 409, code: 'payment-ended', state: 'failed' })
})

test('a payment whose notification never comes is settled by asking', async () => {
  const orderId = await makeBareOrder(linli, world)
  const payment = await makePayment(linli, world, [orderId])
  await decideOnPage(linli, await startPayment(linli, world, payment.id), 'payment')
  await makePaymentsDue(linli)
  await runPayments(linli, { without: ['sandbox-notifications'] })
  expect(await stateOf(payment.id)).toBe('captured')
  // The notification comes at last, and changes nothing.
  await runPayments(linli)
  expect(await escrowOf(orderId)).toBe(1960)
  expect(await capturedEvents(payment.id)).toBe(1)
})

test('money that comes after the end is taken, and given back for an order that ended', async () => {
  const { db } = linli.database
  const orderId = await makeBareOrder(linli, world)
  const payment = await makePayment(linli, world, [orderId])
  const page = await startPayment(linli, world, payment.id)
  await sql`update payments set expires_at = linli_now() where id = ${payment.id}`.execute(db)
  await runPayments(linli)
  expect(await stateOf(payment.id)).toBe('expired')
  await sql`update orders set expired_at = linli_now() where id = ${orderId}`.execute(db)

  await decideOnPage(linli, page, 'payment')
  await runPayments(linli)
  expect(await stateOf(payment.id)).toBe('captured')
  expect(await escrowOf(orderId)).toBe(0)
  const path = `/regions/${world.regionId}/orders/${orderId}/payments`
  const { body } = await linli.call(world.finance, 'GET', path)
  expect(body).toMatchObject({ paidMinor: 1960, refundedMinor: 1960 })
  expect(body.refunds[0]).toMatchObject({ route: 'original', state: 'succeeded' })
})

test('a payment that never reached the provider ends when its time is over', async () => {
  const { db } = linli.database
  const payment = await makePayment(linli, world, [await makeBareOrder(linli, world)])
  await sql`update payments set expires_at = linli_now(), next_query_at = now()
    where id = ${payment.id}`.execute(db)
  await runPayments(linli)
  expect((await getPaymentAnswer(linli, world, payment.id)).body).toMatchObject({
    state: 'failed',
    failedWhy: 'never reached the provider',
  })
})

test('only the payer starts a payment, on paths of ours, and strangers see none', async () => {
  const payment = await makePayment(linli, world, [await makeBareOrder(linli, world)])
  const path = `/regions/${world.regionId}/payments/${payment.id}`
  const stranger = await linli.person()
  const body = { returnPath: '/orders' }
  expect((await linli.call(null, 'POST', `${path}/attempts`, body)).status).toBe(401)
  expect((await linli.call(stranger, 'POST', `${path}/attempts`, body)).status).toBe(404)
  expect((await linli.call(stranger, 'GET', path)).status).toBe(404)
  expect((await linli.call(world.resident.person, 'GET', path)).body.state).toBe('waiting')
  for (const returnPath of ['//evil.example', '/\\evil.example', 'https://evil.example']) {
    const answer = await linli.call(world.resident.person, 'POST', `${path}/attempts`, {
      returnPath,
    })
    expect(answer.body).toMatchObject({ status: 422, field: 'returnPath' })
  }
})

test('a provider that is not offered is refused', async () => {
  const { db } = linli.database
  const payment = await makePayment(linli, world, [await makeBareOrder(linli, world)])
  await sql`update payments set provider = 'other' where id = ${payment.id}`.execute(db)
  const path = `/regions/${world.regionId}/payments/${payment.id}/attempts`
  const answer = await linli.call(world.resident.person, 'POST', path, { returnPath: '/' })
  expect(answer.body).toMatchObject({ status: 404, code: 'provider-not-offered' })
})
