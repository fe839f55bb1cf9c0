import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { checkLedger } from '#ledger'
import { sql } from '#platform/db'
import {
  makePaidOrder,
  makePaymentsWorld,
  type PaymentsWorld,
  refundOrder,
  runPayments,
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

const pay = () => makePaidOrder(linli, world)

async function reconcile(day: string, who = world.finance, provider = 'sandbox') {
  const path = `/regions/${world.regionId}/payment-reconciliations/${provider}/${day}`
  return linli.call(who, 'GET', path)
}

test('the bill of a day is compared with the books, line by line', async () => {
  const { db } = linli.database
  const paid = [await pay(), await pay(), await pay(), await pay()]
  await refundOrder(linli, world, paid[0]!.orderId, 60)
  await runPayments(linli)
  // One long day of the provider, so that no midnight comes between.
  await sql`update sandbox_charges set paid_at = '2026-03-01T12:00:00Z'`.execute(db)
  await sql`update sandbox_refunds set succeeded_at = '2026-03-01T23:59:59.999Z'`.execute(db)
  await sql`update payments set provider_paid_at = '2026-03-01T12:00:00Z'
    where provider_paid_at is not null`.execute(db)
  await sql`update refunds set provider_settled_at = '2026-03-01T23:59:59.999Z'`.execute(db)

  expect((await reconcile('2026-03-01')).body).toEqual({
    provider: 'sandbox',
    date: '2026-03-01',
    payments: 4,
    paidMinor: 7840,
    refunds: 1,
    refundedMinor: 60,
    differences: [],
  })
  expect((await reconcile('2026-03-02')).body).toMatchObject({ payments: 0, differences: [] })

  const [, wrong, unbilled, unbooked] = paid.map(({ paymentId }) => paymentId)
  const chargeOf = (paymentId: string) => sql`(select provider_reference::uuid from payments
    where id = ${paymentId})`
  await sql`update sandbox_charges set amount_minor = 5
    where id = ${chargeOf(wrong!)}`.execute(db)
  await sql`update sandbox_charges set paid_at = null where id = ${chargeOf(unbilled!)}`.execute(db)
  await sql`update payments set provider = 'other' where id = ${unbooked!}`.execute(db)
  const { body: day } = await reconcile('2026-03-01')
  await sql`update payments set provider = 'sandbox' where id = ${unbooked!}`.execute(db)
  const found = day.differences.map((row: Record<string, unknown>) => [
    row.difference,
    row.id,
    row.billedMinor,
    row.bookedMinor,
  ])
  expect(found.sort()).toEqual([
    ['amount-differs', wrong, 5, 1960],
    ['missing-here', unbooked, 1960, null],
    ['missing-there', unbilled, null, 1960],
  ])
})

test('only finance and supervisors of the region reconcile, and only real days', async () => {
  const elsewhere = await linli.person({ role: 'finance', regionId: 'elsewhere' })
  expect((await reconcile('2026-03-01', elsewhere)).status).toBe(403)
  expect((await reconcile('2026-03-01', world.resident.person)).status).toBe(403)
  expect((await reconcile('2026-02-30')).body).toMatchObject({ status: 422, field: 'date' })
  const other = await reconcile('2026-03-01', world.finance, 'other')
  expect(other.body.code).toBe('provider-not-offered')
})
