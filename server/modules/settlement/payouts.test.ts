import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { checkLedger } from '#ledger'
import { businessNow, setBusinessTime } from '#platform/clock'
import { sql, transact } from '#platform/db'
import {
  accountBalance,
  makeSettlementWorld,
  type SettlementWorld,
  startTestLinli,
  type TestLinli,
  toldTo,
} from '#testing'
import { openPayouts } from './open-payouts.ts'

let linli: TestLinli
let world: SettlementWorld
let path: string
let account: string
let regions = 0

const BANK_ACCOUNT = {
  holderName: '=cmd()',
  bankName: '成都银行',
  accountNumber: '6217 0000 1111 0042',
}

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect((await checkLedger(linli.database.db)).faults).toEqual([])
  await linli.close()
})

/** A leader with 917 available and a bank account. */
beforeEach(async () => {
  await setBusinessTime(linli.database.db, new Date())
  regions += 1
  world = await makeSettlementWorld(linli, { regionId: `pay${regions}` })
  const { leaderId } = world.place.leader
  path = `/leaders/${leaderId}`
  account = `commission:${leaderId}`
  await world.close([await world.buy(10)])
  await world.rest()
  await world.wait(4)
  await world.rest()
  await world.send(world.place.leader, 'PUT', `${path}/bank-account`, BANK_ACCOUNT)
})

const request = (amountMinor: number) =>
  world.ask(world.place.leader, 'POST', `${path}/payouts`, { amountMinor })

async function approved(amountMinor: number): Promise<string> {
  const { body } = await request(amountMinor)
  await world.send(world.finance, 'POST', `/payouts/${body.id}/approval`)
  return body.id
}

const batch = () => world.send(world.finance, 'POST', '/payout-batches', {})

const tell = (batchId: string, payoutId: string, status: 'paid' | 'failed', more: object = {}) =>
  world.send(world.finance, 'POST', `/payout-batches/${batchId}/results`, {
    results: [{ payoutId, status, ...more }],
  })

const stateOf = async (payoutId: string) =>
  (await world.send(world.finance, 'GET', `/payouts/${payoutId}`)).payout

test('finance reads who is paid by name: in the list, in a payout and in its batch', async () => {
  const id = await approved(300)
  const { name } = await linli.database.db
    .selectFrom('leaders')
    .select('name')
    .where('id', '=', world.place.leader.leaderId)
    .executeTakeFirstOrThrow()
  const { items } = await world.send(world.finance, 'GET', '/payouts')
  expect(items).toMatchObject([{ id, payeeName: name }])
  expect((await stateOf(id)).payeeName).toBe(name)
  const made = await batch()
  const { attempts } = await world.send(world.finance, 'GET', `/payout-batches/${made.id}`)
  expect(attempts).toMatchObject([{ payoutId: id, payeeName: name }])
})

test('a payout is asked for, approved, sent and paid, and its entries explain it', async () => {
  const id = await approved(900)
  const { id: batchId, payouts, totalMinor } = await batch()
  expect({ payouts, totalMinor }).toEqual({ payouts: 1, totalMinor: 900 })
  await tell(batchId, id, 'paid', { reference: 'B-1' })
  await linli.settle()
  expect(await stateOf(id)).toMatchObject({ state: 'paid', netMinor: 900, reference: 'B-1' })
  expect(await accountBalance(linli, world.regionId, account)).toBe(17)
  const explained = await world.send(world.place.leader, 'GET', `/payouts/${id}`)
  expect(explained).toMatchObject({
    openingMinor: 0,
    explainedMinor: 917,
    availableMinor: 917,
    leftMinor: 17,
    entries: [{ kind: 'earned', amountMinor: 917, payoutId: id }],
  })
  expect(await toldTo(linli, world.regionId, world.place.leader)).toContain('payout.paid')
  const second = await request(17)
  const next = await world.send(world.place.leader, 'GET', `/payouts/${second.body.id}`)
  expect(next).toMatchObject({ openingMinor: 17, explainedMinor: 0, entries: [], leftMinor: 0 })
})

test('not more than is available is paid out, also when asked for ten times at once', async () => {
  expect((await request(918)).body).toMatchObject({ code: 'payout-too-large', availableMinor: 917 })
  const answers = await Promise.all(Array.from({ length: 10 }, () => request(400)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, ...Array(8).fill(409)])
  expect(await accountBalance(linli, world.regionId, account)).toBe(117)
})

test('no payout without a bank account, and the account is kept encrypted and shown masked', async () => {
  const { db } = linli.database
  const { rows } = await sql<{ sealed: Buffer }>`
    select bank_sealed as sealed from payees where region_id = ${world.regionId}`.execute(db)
  expect(rows[0]!.sealed.includes('6217')).toBe(false)
  const seen = await world.send(world.finance, 'GET', `${path}/bank-account`)
  expect(seen).toMatchObject({ bankName: '成都银行', accountEnding: '0042' })
  expect(JSON.stringify(seen)).not.toContain('6217')
  await sql`update payees set bank_sealed = null, bank_key_id = null
    where region_id = ${world.regionId}`.execute(db)
  expect((await request(100)).body.code).toBe('no-bank-account')
  const wrong = { ...BANK_ACCOUNT, accountNumber: '=1+1=2' }
  const refused = await world.ask(world.place.leader, 'PUT', `${path}/bank-account`, wrong)
  expect(refused.body.code).toBe('invalid')
})

test('neither who asked, nor the payee, nor who set the account approves a payout', async () => {
  const approve = async (who: typeof world.finance, id: string) =>
    (await world.ask(who, 'POST', `/payouts/${id}/approval`)).body
  const own = await world.send(world.finance, 'POST', `${path}/payouts`, { amountMinor: 100 })
  expect(await approve(world.finance, own.id)).toMatchObject({
    code: 'second-person-needed',
    why: 'requester',
  })
  await world.send(world.colleague, 'PUT', `${path}/bank-account`, BANK_ACCOUNT)
  expect(await approve(world.colleague, own.id)).toMatchObject({ why: 'account-setter' })
  const { leader } = world.place
  await linli.database.db
    .insertInto('grants')
    .values({
      id: leader.leaderId,
      person_id: leader.id,
      role: 'finance',
      region_id: world.regionId,
    })
    .execute()
  expect(await approve(leader, own.id)).toMatchObject({ why: 'payee' })
  const third = await linli.person({ role: 'finance', regionId: world.regionId })
  expect(await approve(third, own.id)).toMatchObject({ state: 'approved', approvedBy: third.id })
  expect((await approve(third, own.id)).code).toBe('payout-not-open')
})

test('two of finance at once approve once, and put a payout into one batch', async () => {
  const { body } = await request(500)
  const both = [world.finance, world.colleague]
  const approvals = await Promise.all(
    both.map((who) => world.ask(who, 'POST', `/payouts/${body.id}/approval`)),
  )
  expect(approvals.map(({ status }) => status).sort()).toEqual([201, 409])
  const batches = await Promise.all(
    both.map((who) => world.ask(who, 'POST', '/payout-batches', {})),
  )
  expect(batches.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(batches.find(({ status }) => status === 409)!.body.code).toBe('nothing-to-pay')
  const batchId = batches.find(({ status }) => status === 201)!.body.id
  const results = await Promise.all(
    both.map((who) =>
      world.send(who, 'POST', `/payout-batches/${batchId}/results`, {
        results: [{ payoutId: body.id, status: 'paid' }],
      }),
    ),
  )
  expect(results.map((one) => one.results[0].outcome).sort()).toEqual(['recorded', 'repeated'])
  const bank = await linli.call(
    world.finance,
    'GET',
    `/regions/${world.regionId}/accounts?kind=bank`,
  )
  expect(bank.body.items[0].balanceMinor).toBe(500)
})

test('what the bank sends back is tried again in another batch, or called off with its tax', async () => {
  const id = await approved(600)
  const first = await batch()
  await tell(first.id, id, 'failed', { why: 'no such account' })
  await linli.settle()
  expect(await stateOf(id)).toMatchObject({ state: 'failed', failedWhy: 'no such account' })
  expect(await toldTo(linli, world.regionId, world.place.leader)).toContain('payout.failed')
  const second = await batch()
  expect((await stateOf(id)).attempts).toBe(2)
  const late = await tell(first.id, id, 'paid')
  expect(late.results[0].outcome).toBe('conflict')
  const cancel = () =>
    world.ask(world.finance, 'POST', `/payouts/${id}/cancellation`, { why: 'account closed' })
  expect((await cancel()).body.state).toBe('batched')
  await tell(second.id, id, 'failed')
  expect((await cancel()).body).toMatchObject({ state: 'cancelled' })
  expect((await cancel()).body.code).toBe('payout-not-open')
  expect(await accountBalance(linli, world.regionId, account)).toBe(917)
  const stranger = '01a2005d-4176-72da-a9e2-7a74033215ad'
  const unknown = await world.ask(world.finance, 'POST', `/payout-batches/${second.id}/results`, {
    results: [{ payoutId: stranger, status: 'paid' }],
  })
  expect(unknown.body).toMatchObject({ code: 'not-in-batch', payoutIds: [stranger] })
})

test('tax is withheld by the month’s sum, and goes back with a payout that is called off', async () => {
  await world.send(world.finance, 'PUT', '/settings/settlement.withholding', {
    value: { thresholdMinor: 300, brackets: [{ fromMinor: 0, basisPoints: 2000 }] },
    scopeKind: 'region',
  })
  const first = await request(400)
  expect(first.body).toMatchObject({ grossMinor: 400, taxMinor: 20, netMinor: 380 })
  const second = await request(400)
  expect(second.body).toMatchObject({ taxMinor: 80, netMinor: 320 })
  await world.send(world.place.leader, 'POST', `/payouts/${second.body.id}/cancellation`, {
    why: 'too early',
  })
  expect(await accountBalance(linli, world.regionId, account)).toBe(517)
  expect((await request(517)).body.taxMinor).toBe(103)
})

test('small payouts need no second person where the region says so', async () => {
  await world.send(world.finance, 'PUT', '/settings/settlement.payoutApprovalAboveMinor', {
    value: 500,
    scopeKind: 'region',
  })
  expect((await request(400)).body.state).toBe('approved')
  expect((await request(517)).body.state).toBe('requested')
})

test('a payout that breaks off midway leaves nothing, and is made once when tried again', async () => {
  const { db } = linli.database
  const { body } = await linli.call(null, 'GET', '/regions')
  const region = body.find((one: { id: string }) => one.id === world.regionId)
  const at = await businessNow(db)
  const open = (breaks: boolean) =>
    transact(db, async (tx) => {
      const wish = [{ payeeId: world.place.leader.leaderId, period: '2026-11-30' }]
      await openPayouts(tx, region, 'leader', wish, { by: null, at })
      if (breaks) throw new Error('killed')
    })
  await expect(open(true)).rejects.toThrow('killed')
  expect(await accountBalance(linli, world.regionId, account)).toBe(917)
  await open(false)
  await open(false)
  const { items } = await world.send(world.finance, 'GET', '/payouts')
  expect(items).toHaveLength(1)
  expect(await accountBalance(linli, world.regionId, account)).toBe(0)
})

test('a leader sees each payout with what it was for, and the tax of the month before it', async () => {
  const first = await approved(900)
  const second = await request(17)
  const { items } = await world.send(world.place.leader, 'GET', `${path}/payouts`)
  expect(items).toMatchObject([
    { id: second.body.id, state: 'requested', earnedFrom: null, earnedUntil: null, entryCount: 0 },
    { id: first, state: 'approved', grossMinor: 900, taxMinor: 0, netMinor: 900, entryCount: 1 },
  ])
  const { entries } = await world.send(world.place.leader, 'GET', `/payouts/${first}`)
  expect(items[1]).toMatchObject({
    earnedFrom: entries[0].earnedAt,
    earnedUntil: entries[0].earnedAt,
  })
  const page = await world.send(world.place.leader, 'GET', `${path}/payouts?limit=1`)
  expect(page.items).toHaveLength(1)
  const rest = await world.send(
    world.place.leader,
    'GET',
    `${path}/payouts?limit=1&cursor=${page.nextCursor}`,
  )
  expect(rest.items).toMatchObject([{ id: first }])
  const explained = await world.send(world.place.leader, 'GET', `/payouts/${second.body.id}`)
  expect(explained).toMatchObject({ monthGrossMinor: 900, monthTaxMinor: 0, entryCount: 0 })
  expect(explained.taxMonth).toMatch(/^\d{4}-\d{2}$/)
})

test('strangers, other leaders and suppliers see no payout and ask for none', async () => {
  const id = await approved(100)
  const stranger = await linli.person()
  for (const who of [stranger, world.supplierUser]) {
    expect((await world.ask(who, 'GET', `/payouts/${id}`)).status).toBe(404)
    expect((await world.ask(who, 'GET', `${path}/payouts`)).status).toBe(404)
    const asked = await world.ask(who, 'POST', `${path}/payouts`, { amountMinor: 1 })
    expect(asked.status).toBe(404)
    expect((await world.ask(who, 'POST', `/payouts/${id}/approval`)).status).toBe(403)
  }
  expect((await world.ask(world.place.leader, 'GET', '/payouts')).status).toBe(403)
})
