import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { makeSettlementWorld, type SettlementWorld, startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli
let world: SettlementWorld
let payoutId: string
let batch: { id: string; number: string }
let files: string

/** A batch with one payout of 917 to a leader. */
beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeSettlementWorld(linli, { regionId: 'bank' })
  const { leader } = world.place
  const path = `/leaders/${leader.leaderId}`
  await world.close([await world.buy(10)])
  await world.rest()
  await world.wait(4)
  await world.rest()
  await world.send(leader, 'PUT', `${path}/bank-account`, {
    holderName: '=cmd()',
    bankName: '成都银行',
    accountNumber: '6217 0000 1111 0042',
  })
  const requested = await world.ask(leader, 'POST', `${path}/payouts`, { amountMinor: 917 })
  payoutId = requested.body.id
  await world.send(world.finance, 'POST', `/payouts/${payoutId}/approval`)
  batch = await world.send(world.finance, 'POST', '/payout-batches', {})
  files = `/payout-batches/${batch.id}/files`
})
afterAll(() => linli.close())

test('the bank’s file holds whole accounts and runs nothing in a spreadsheet; nobody else gets it', async () => {
  const { body, headers } = await world.ask(world.colleague, 'POST', files)
  expect(headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(headers['content-disposition']).toContain('payouts.csv')
  expect(body).toContain(`${payoutId},'=cmd(),成都银行,6217000011110042,9.17,CNY,${batch.number}`)
  for (const who of [world.place.leader, world.supplierUser]) {
    expect((await world.ask(who, 'POST', files)).status).toBe(403)
  }
  const shown = await world.send(world.finance, 'GET', `/payout-batches/${batch.id}`)
  expect(shown.attempts).toMatchObject([{ payoutId, accountEnding: '0042', status: null }])
  expect(JSON.stringify(shown)).not.toContain('62170000')
  const sent = await world.send(world.finance, 'POST', `/payout-batches/${batch.id}/sending`)
  expect(sent.sentAt).not.toBeNull()
})

test('nobody holds the bank’s file before it is written down who took it', async () => {
  const holder = new pg.Client({ connectionString: linli.url })
  await holder.connect()
  let isAnswered = false
  try {
    await holder.query('begin; lock table audit_entries in share mode')
    const asked = world.ask(world.finance, 'POST', files).then((answer) => {
      isAnswered = true
      return answer
    })
    const waits = () =>
      holder.query(`select 1 from pg_locks
        where not granted and relation = 'audit_entries'::regclass`)
    await expect.poll(async () => (await waits()).rowCount, { timeout: 10_000 }).toBe(1)
    expect(isAnswered).toBe(false)
    await holder.query('rollback')
    expect((await asked).status).toBe(200)
  } finally {
    await holder.end()
  }
})

// Last: the bank sends the payout back, and whose it is has no account any more.
test('what would go into a batch and lacks an account is listed before, and stays out of it', async () => {
  const lacking = async () =>
    (await world.send(world.finance, 'GET', '/payouts?lacksAccount=true')).items
  const results = [{ payoutId, status: 'failed', why: 'closed' }]
  await world.send(world.finance, 'POST', `/payout-batches/${batch.id}/results`, { results })
  expect(await lacking()).toEqual([])
  await sql`update payees set bank_sealed = null, bank_key_id = null
    where region_id = ${world.regionId}`.execute(linli.database.db)
  expect(await lacking()).toMatchObject([{ id: payoutId, state: 'failed' }])
  const refused = await world.ask(world.finance, 'POST', '/payout-batches', {})
  expect(refused.body).toMatchObject({ code: 'nothing-to-pay', withoutAccount: 1 })
})
