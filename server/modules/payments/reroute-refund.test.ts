import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkLedger, REFUNDS_DUE, sumOperatorAccount } from '#ledger'
import { newId } from '#platform/ids'
import {
  makePaidOrder,
  makePaymentsDue,
  makePaymentsWorld,
  type PaymentsWorld,
  type Person,
  paymentsOfOrder,
  refundOrder,
  runPayments,
  startTestLinli,
  type TestLinli,
  walletBalance,
} from '#testing'
import { ALERT_AFTER } from './retries.ts'

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

const paidOnline = async () => (await makePaidOrder(linli, world)).orderId

const refund = (orderId: string, amountMinor: number, reason = 'bruised', who = world.finance) =>
  refundOrder(linli, world, orderId, amountMinor, { reason, who })

const onOrder = (orderId: string) => paymentsOfOrder(linli, world, orderId)

const reroute = (refundId: string, body: object, who: Person = world.finance) =>
  linli.call(who, 'POST', `/regions/${world.regionId}/refunds/${refundId}/rerouting`, body, {
    key: newId(),
  })

const refundsDue = () => sumOperatorAccount(linli.database.db, world.regionId, REFUNDS_DUE)

async function retry(): Promise<void> {
  await makePaymentsDue(linli)
  await runPayments(linli)
}

test('what keeps failing alerts finance and goes another way', async () => {
  const orderId = await paidOnline()
  const issued = await refund(orderId, 480, 'sandbox-fail')
  for (let round = 0; round < ALERT_AFTER; round += 1) await retry()
  const path = `/regions/${world.regionId}/refunds?state=alerted`
  const listed = await linli.call(world.finance, 'GET', path)
  expect(listed.body.items.map((one: { id: string }) => one.id)).toEqual([issued.body[0].id])

  const before = await walletBalance(linli, world)
  const rerouted = await reroute(issued.body[0].id, { route: 'wallet' }, world.resident.person)
  expect(rerouted.body).toMatchObject({ route: 'wallet', state: 'succeeded', amountMinor: 480 })
  expect(await walletBalance(linli, world)).toBe(before + 480)
  expect(await refundsDue()).toBe(0)
  expect((await reroute(issued.body[0].id, { route: 'wallet' })).body.state).toBe('rerouted')
  await retry()
  expect(await onOrder(orderId)).toMatchObject({
    refundedMinor: 480,
    refunds: [{ state: 'rerouted', reroutedTo: rerouted.body.id }, { state: 'succeeded' }],
  })
})

test('finance transfers by hand with a proof; a payer or a stranger cannot', async () => {
  const orderId = await paidOnline()
  const issued = await refund(orderId, 480, 'sandbox-fail')
  const { id } = issued.body[0]
  expect((await reroute(id, { route: 'bank', proof: 'B1' })).body.state).toBe('waiting')
  await runPayments(linli)
  const body = { route: 'bank', proof: 'B2026112100042' }
  expect((await reroute(id, body, world.resident.person)).status).toBe(403)
  expect((await reroute(id, body, await linli.person())).status).toBe(404)
  expect((await reroute(id, { route: 'bank' })).body).toMatchObject({ status: 422, field: 'proof' })
  expect((await reroute(id, body)).body).toMatchObject({ route: 'bank', state: 'succeeded' })
  expect(await refundsDue()).toBe(0)
})

test('two who reroute at once move the money once', async () => {
  const orderId = await paidOnline()
  const issued = await refund(orderId, 480, 'sandbox-fail')
  await runPayments(linli)
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => reroute(issued.body[0].id, { route: 'wallet' })),
  )
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
})
