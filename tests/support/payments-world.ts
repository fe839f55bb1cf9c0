import { createPayment, type Payment } from '#payments'
import { businessNow } from '#platform/clock'
import { sql, transact } from '#platform/db'
import { newId } from '#platform/ids'
import type { Answer, Person, TestLinli } from './linli.ts'
import { type CommunityWorld, makeCommunity, makeResident } from './residents-world.ts'
import { runJobs } from './turn.ts'

/** A community with a resident, people of finance, and the sandbox reachable over HTTP. */
export interface PaymentsWorld extends CommunityWorld {
  resident: { id: string; person: Person }
  finance: Person
}

export async function makePaymentsWorld(
  linli: TestLinli,
  wish: { regionId?: string } = {},
): Promise<PaymentsWorld> {
  if (linli.app.server.address() === null) await linli.app.listen({ host: '127.0.0.1', port: 0 })
  const world = await makeCommunity(linli, wish)
  return {
    ...world,
    resident: await makeResident(linli, world),
    finance: await linli.person({ role: 'finance', regionId: world.regionId }),
  }
}

/** An unpaid order without lines, as far as payments look at one. */
export async function makeBareOrder(
  linli: TestLinli,
  world: PaymentsWorld,
  wish: { totalMinor?: number; residentId?: string | null; cashDueMinor?: number } = {},
): Promise<string> {
  const id = newId()
  const { totalMinor = 1960, cashDueMinor = 0 } = wish
  const residentId = wish.residentId === undefined ? world.resident.id : wish.residentId
  await sql`
    insert into orders (region_id, id, number, checkout_id, window_id, community_id, station_id,
      resident_id, channel, fulfilment, pickup_date, short_number, currency, goods_minor,
      total_minor, cash_due_minor, placed_at, placed_by)
    values (${world.regionId}, ${id}, ${id.slice(-8).toUpperCase()}, ${newId()}, ${newId()},
      ${world.communityId}, ${world.pickupStationId}, ${residentId}, 'shop', 'pickup',
      '2026-11-22', 1, 'CNY', ${totalMinor}, ${totalMinor}, ${cashDueMinor}, linli_now(),
      ${world.resident.person.id})`.execute(linli.database.db)
  return id
}

/** Puts money into a wallet by finance's hand. */
export async function fillWallet(
  linli: TestLinli,
  world: PaymentsWorld,
  amountMinor: number,
  residentId = world.resident.id,
): Promise<void> {
  const path = `/regions/${world.regionId}/residents/${residentId}/wallet-deposits`
  const body = { amountMinor, reason: 'opening balance' }
  const answer = await linli.call(world.finance, 'POST', path, body, { key: newId() })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
}

export async function walletBalance(
  linli: TestLinli,
  world: PaymentsWorld,
  residentId = world.resident.id,
): Promise<number> {
  const path = `/regions/${world.regionId}/residents/${residentId}/wallet`
  return (await linli.call(world.finance, 'GET', path)).body.balanceMinor
}

/** Starts an online payment as its payer and gives the page on which it is paid. */
export async function startPayment(
  linli: TestLinli,
  world: PaymentsWorld,
  paymentId: string,
): Promise<string> {
  const path = `/regions/${world.regionId}/payments/${paymentId}/attempts`
  const answer = await linli.call(world.resident.person, 'POST', path, { returnPath: '/orders' })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return new URL(answer.body.redirectUrl).pathname
}

/** The payer decides on the sandbox's page. */
export const decideOnPage = (
  linli: TestLinli,
  page: string,
  decision: 'payment' | 'refusal',
): Promise<{ statusCode: number }> =>
  linli.app.inject({
    method: 'POST',
    url: `${page}/${decision}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  })

const OURS = /^(payments|refunds|sandbox)-/

/** Runs what comes round by itself in payments and at the sandbox, and its jobs, until all rests. */
export async function runPayments(
  linli: TestLinli,
  options: { without?: readonly string[] } = {},
): Promise<void> {
  const sweeps = linli.sweeps.filter(
    ({ name }) => OURS.test(name) && !options.without?.includes(name),
  )
  for (let round = 0; round < 20; round += 1) {
    let rows = 0
    for (const { sweep } of sweeps) {
      rows += await linli.database.db.transaction().execute((tx) => sweep(tx))
    }
    await runJobs(linli)
    if (rows === 0) return
  }
}

/** What waits for its next try is due now. */
export async function makePaymentsDue(linli: TestLinli): Promise<void> {
  const { db } = linli.database
  await sql`update payments set next_query_at = now() where next_query_at is not null`.execute(db)
  await sql`update refunds set next_try_at = now() where next_try_at is not null`.execute(db)
  await sql`update sandbox_notifications set next_try_at = now()
    where delivered_at is null`.execute(db)
  await sql`update sandbox_refunds set settles_at = now() where settles_at is not null`.execute(db)
}

export const getPaymentAnswer = (
  linli: TestLinli,
  world: PaymentsWorld,
  paymentId: string,
): Promise<Answer> =>
  linli.call(world.finance, 'GET', `/regions/${world.regionId}/payments/${paymentId}`)

/** A payment by the world's resident for one order. */
export async function makePayment(
  linli: TestLinli,
  world: PaymentsWorld,
  orderIds: readonly string[],
  wish: { provider?: string; amountMinor?: number } = {},
): Promise<Payment> {
  const { db } = linli.database
  const { provider = 'sandbox', amountMinor = 1960 } = wish
  const at = await businessNow(db)
  return transact(db, (tx) =>
    createPayment(tx, {
      regionId: world.regionId,
      provider,
      orders: orderIds.map((orderId) => ({ orderId, amountMinor })),
      payerResidentId: world.resident.id,
      payerPersonId: world.resident.person.id,
      expiresAt: provider === 'cash' ? null : new Date(at.getTime() + 900_000),
      at,
    }),
  )
}

/** An order of 19.60 that is paid online. */
export async function makePaidOrder(
  linli: TestLinli,
  world: PaymentsWorld,
): Promise<{ orderId: string; paymentId: string }> {
  const orderId = await makeBareOrder(linli, world)
  const { id } = await makePayment(linli, world, [orderId])
  await decideOnPage(linli, await startPayment(linli, world, id), 'payment')
  await runPayments(linli)
  return { orderId, paymentId: id }
}

/** Finance gives money of an order back. */
export const refundOrder = (
  linli: TestLinli,
  world: PaymentsWorld,
  orderId: string,
  amountMinor: number,
  wish: { reason?: string; currency?: string; who?: Person } = {},
): Promise<Answer> =>
  linli.call(
    wish.who ?? world.finance,
    'POST',
    `/regions/${world.regionId}/orders/${orderId}/refunds`,
    { amountMinor, currency: wish.currency ?? 'CNY', reason: wish.reason ?? 'bruised' },
    { key: newId() },
  )

/** What was paid for an order and given back, as finance sees it. */
export const paymentsOfOrder = async (
  linli: TestLinli,
  world: PaymentsWorld,
  orderId: string,
): Promise<Answer['body']> =>
  (await linli.call(world.finance, 'GET', `/regions/${world.regionId}/orders/${orderId}/payments`))
    .body
