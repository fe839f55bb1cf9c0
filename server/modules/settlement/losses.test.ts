import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { checkLedger } from '#ledger'
import { businessNow, setBusinessTime } from '#platform/clock'
import { sql, transact } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { makeSettlementWorld, type SettlementWorld, startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli
let world: SettlementWorld
let regions = 0

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect((await checkLedger(linli.database.db)).faults).toEqual([])
  await linli.close()
})
beforeEach(async () => {
  await setBusinessTime(linli.database.db, new Date())
  regions += 1
  world = await makeSettlementWorld(linli, { regionId: `loss${regions}` })
})

async function say(type: string, subjectId: string, body: Record<string, unknown>) {
  const { db } = linli.database
  const subjectKind = type.split('.')[0]!
  const occurredAt = await businessNow(db)
  const { regionId } = world
  await transact(db, (tx) =>
    announce(tx, { regionId, type, subjectKind, subjectId, body, occurredAt }),
  )
}

const tellAgain = () =>
  sql`insert into undelivered_events (region_id, event_id)
    select region_id, id from events where region_id = ${world.regionId}`.execute(linli.database.db)

const earningsOf = (kind: 'leaders' | 'couriers', id: string) =>
  world.send(world.finance, 'GET', `/${kind}/${id}/earnings`)

test('what is lost at a leader is charged once, also when it is told twice', async () => {
  const { leaderId } = world.place.leader
  const loss = { stage: 'leader', bearerKind: 'leader', bearerId: leaderId, amountMinor: 480 }
  await say('shortfall.found', newId(), { ...loss, orderId: await world.buy(), lineNumber: 1 })
  await say('shortfall.found', newId(), { ...loss, bearerKind: 'operator', bearerId: null })
  await world.rest()
  await tellAgain()
  await world.rest()
  const { balance, items } = await earningsOf('leaders', leaderId)
  expect(balance).toMatchObject({ pendingMinor: 0, availableMinor: -480 })
  expect(items).toMatchObject([
    {
      kind: 'loss',
      amountMinor: -480,
      reason: 'leader',
      lineName: { 'zh-CN': expect.any(String) },
    },
  ])
})

test('each decision of a claim adds up, and a change of the bearer moves what was given before', async () => {
  const { leaderId } = world.place.leader
  const claimId = newId()
  const borne = { bearerKind: 'leader', bearerId: leaderId, reason: 'missing' }
  await say('claim.decided', claimId, { ...borne, amountMinor: 300 })
  await say('claim.bearer-changed', claimId, {
    fromKind: 'leader',
    fromId: leaderId,
    toKind: 'operator',
    toId: null,
    amountMinor: 300,
  })
  await say('claim.decided', claimId, { bearerKind: 'operator', bearerId: null, amountMinor: 200 })
  await say('claim.decided', newId(), { bearerKind: null, bearerId: null, amountMinor: 0 })
  await world.rest()
  await tellAgain()
  await world.rest()
  const { items } = await earningsOf('leaders', leaderId)
  expect(items.map((item: { amountMinor: number }) => item.amountMinor)).toEqual([300, -300])
  const { losses } = await world.send(
    world.finance,
    'GET',
    '/settlement-summary?from=2020-01-01&to=2100-01-01',
  )
  expect(losses).toEqual([
    { bearerKind: 'leader', amountMinor: 0, losses: 1 },
    { bearerKind: 'operator', amountMinor: 500, losses: 1 },
  ])
})

test('an incident is taken off the statement of the supplier who bears it', async () => {
  await say('incident.finished', newId(), {
    bearerKind: 'supplier',
    bearerId: world.supplierId,
    amountMinor: 12_000,
  })
  await world.rest()
  const path = `/suppliers/${world.supplierId}/entries?isOpen=true`
  const { items } = await world.send(world.supplierUser, 'GET', path)
  expect(items).toMatchObject([{ kind: 'claim', amountMinor: -12_000, reason: 'incident' }])
})

test('a courier earns the fee of a door delivery, gives it back when undone, and is paid out', async () => {
  const courier = await linli.person({ role: 'courier', regionId: world.regionId })
  const orderId = await world.buy()
  const done = { orderId, leaderId: null, personId: courier.id, feeMinor: 500, orderFeeMinor: 0 }
  const [first, second] = [newId(), newId()]
  await say('door-delivery.done', first, done)
  await say('door-delivery.done', second, done)
  await say('door-delivery.undone', second, done)
  await world.rest()
  const { balance, items } = await earningsOf('couriers', courier.id)
  expect(balance.availableMinor).toBe(500)
  expect(items.map((item: { reason: string }) => item.reason)).toEqual([
    'undone',
    'delivered',
    'delivered',
  ])
  const path = `/couriers/${courier.id}`
  const account = { holderName: '李强', bankName: '成都银行', accountNumber: '6217000011110042' }
  const other = await linli.person({ role: 'courier', regionId: world.regionId })
  expect((await world.ask(other, 'PUT', `${path}/bank-account`, account)).status).toBe(404)
  await world.send(courier, 'PUT', `${path}/bank-account`, account)
  const payout = await world.send(courier, 'POST', `${path}/payouts`, { amountMinor: 500 })
  expect(await world.send(courier, 'GET', `/payouts/${payout.id}`)).toMatchObject({
    payout: { payeeKind: 'courier', state: 'requested' },
    explainedMinor: 500,
  })
  await transact(linli.database.db, (tx) =>
    announce(tx, {
      regionId: 'operator',
      type: 'person.erased',
      subjectKind: 'person',
      subjectId: courier.id,
      occurredAt: new Date(),
    }),
  )
  const { rows } = await sql<{ sealed: Buffer | null }>`select bank_sealed as sealed from payees
    where region_id = ${world.regionId} and id = ${courier.id}`.execute(linli.database.db)
  expect(rows).toEqual([{ sealed: null }])
})
