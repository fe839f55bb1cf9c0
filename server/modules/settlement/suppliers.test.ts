import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { checkLedger } from '#ledger'
import { businessNow, setBusinessTime } from '#platform/clock'
import { transact } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { addDays, localDate } from '#platform/time'
import {
  accountBalance,
  addSupplier,
  makeSettlementWorld,
  runSweep,
  type SettlementWorld,
  startTestLinli,
  type TestLinli,
  toldTo,
} from '#testing'
import { closeStatements } from './close-statements.ts'
import { proposePayouts } from './propose-payouts.ts'

let linli: TestLinli
let world: SettlementWorld
let path: string
let regions = 0

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect((await checkLedger(linli.database.db)).faults).toEqual([])
  await linli.close()
})

async function makeWorld(terms: Record<string, unknown> = {}) {
  // Noon in Chengdu, on the third of a month.
  await setBusinessTime(linli.database.db, new Date('2027-03-03T04:00:00Z'))
  regions += 1
  world = await makeSettlementWorld(linli, { regionId: `sup${regions}`, terms })
  path = `/suppliers/${world.supplierId}`
}

beforeEach(() => makeWorld())

const statements = () => world.send(world.supplierUser, 'GET', `${path}/statements`)
const balance = () => accountBalance(linli, world.regionId, `supplier:${world.supplierId}`)
const today = async () => localDate(await businessNow(linli.database.db), 'Asia/Shanghai')

/** A claim of the supplier's goods was decided, or moved. */
async function say(type: string, subjectId: string, body: Record<string, unknown>) {
  const { db } = linli.database
  const occurredAt = await businessNow(db)
  const event = { regionId: world.regionId, type, subjectKind: type.split('.')[0]!, subjectId }
  await transact(db, (tx) => announce(tx, { ...event, body, occurredAt }))
}

const claim = (amountMinor: number, subjectId = newId()) =>
  say('claim.decided', subjectId, {
    amountMinor,
    bearerKind: 'supplier',
    bearerId: world.supplierId,
    reason: 'quality',
  })

test('a day’s deliveries less claims and returns close as a statement once the day is over', async () => {
  await world.receive(50_000)
  await world.receive(8_000)
  await claim(1_200)
  await say('stock.returned-to-supplier', newId(), {
    supplierId: world.supplierId,
    skuId: newId(),
    quantity: 5,
    costMinor: 800,
    reason: 'surplus',
  })
  await world.rest()
  expect(await statements()).toMatchObject({ items: [], openMinor: 56_000, availableMinor: 0 })
  const day = await today()
  await world.wait(0.7)
  await world.rest()
  const { items, ...sums } = await statements()
  expect(sums).toEqual({ openMinor: 0, notYetDueMinor: 56_000, availableMinor: 0 })
  expect(items).toMatchObject([
    {
      periodFrom: day,
      periodUntil: day,
      dueOn: addDays(day, 7),
      totalMinor: 56_000,
      postedMinor: 56_000,
      entries: 4,
    },
  ])
  const { items: lines } = await world.send(
    world.supplierUser,
    'GET',
    `${path}/statements/${items[0].id}`,
  )
  expect(
    lines.map((line: { kind: string; amountMinor: number }) => [line.kind, line.amountMinor]),
  ).toEqual(
    expect.arrayContaining([
      ['delivered', 50_000],
      ['delivered', 8_000],
      ['claim', -1_200],
      ['return', -800],
    ]),
  )
  expect(await balance()).toBe(56_000)
  expect(await toldTo(linli, world.regionId, world.supplierUser)).toEqual(['statement.closed'])
})

test('what all suppliers are owed is read at once, as each one reads it', async () => {
  await world.receive(50_000)
  await world.rest()
  await world.wait(1)
  await world.rest()
  await claim(1_200)
  await world.rest()
  const other = await addSupplier(linli, { regionId: world.regionId })
  const asked = (who: typeof world.finance) =>
    world.send(who, 'GET', `/supplier-balances?suppliers=${world.supplierId},${other.id}`)
  const { items: _, nextCursor: __, ...own } = await statements()
  expect(own).toMatchObject({ openMinor: -1_200 })
  expect(own.availableMinor + own.notYetDueMinor).toBe(50_000)
  expect(await asked(world.finance)).toEqual([
    { supplierId: world.supplierId, ...own },
    { supplierId: other.id, availableMinor: 0, notYetDueMinor: 0, openMinor: 0 },
  ])
})

test('goods that were to go back and stay after all are owed for again', async () => {
  await world.receive(8_000)
  const goods = { supplierId: world.supplierId, skuId: newId(), quantity: 5, costMinor: 800 }
  const body = { ...goods, reason: 'surplus' }
  await say('stock.returned-to-supplier', newId(), body)
  await world.rest()
  expect(await statements()).toMatchObject({ openMinor: 7_200 })
  await say('stock.supplier-return-cancelled', newId(), body)
  await world.rest()
  expect(await statements()).toMatchObject({ openMinor: 8_000 })
})

test('on its due day a payout is proposed, once, for a second person to approve', async () => {
  await world.receive(50_000)
  await world.rest()
  await world.wait(1)
  await world.rest()
  await world.wait(5)
  await world.rest()
  const payouts = () => world.send(world.finance, 'GET', '/payouts?payeeKind=supplier')
  expect((await payouts()).items).toEqual([])
  await world.wait(1.5)
  await world.rest()
  await world.rest()
  const { items } = await payouts()
  expect(items).toMatchObject([
    { state: 'requested', grossMinor: 50_000, taxMinor: 0, requestedBy: null },
  ])
  const explained = await world.send(world.supplierUser, 'GET', `/payouts/${items[0].id}`)
  expect(explained).toMatchObject({
    openingMinor: 0,
    statements: [{ totalMinor: 50_000, payoutId: items[0].id }],
  })
  expect(await balance()).toBe(0)
})

test('what is not due cannot be asked for, what is due can', async () => {
  const account = { holderName: '彭州', bankName: '成都银行', accountNumber: '6217000011110042' }
  await world.send(world.supplierUser, 'PUT', `${path}/bank-account`, account)
  await world.receive(50_000)
  await world.rest()
  await world.wait(1)
  await world.rest()
  const ask = () =>
    world.ask(world.supplierUser, 'POST', `${path}/payouts`, { amountMinor: 20_000 })
  expect((await ask()).body).toMatchObject({ code: 'payout-too-large', availableMinor: 0 })
  await world.wait(7)
  expect((await ask()).status).toBe(201)
  await world.rest()
  const { items } = await world.send(world.finance, 'GET', '/payouts')
  expect(items.map((item: { grossMinor: number }) => item.grossMinor)).toEqual([30_000, 20_000])
  expect(await balance()).toBe(0)
})

test('a claim after the payout stands below zero and is carried to the next statement', async () => {
  await world.receive(10_000)
  await world.rest()
  await world.wait(9)
  await world.rest()
  await world.wait(7)
  await world.rest()
  await claim(4_000)
  await world.rest()
  await world.wait(1)
  await world.rest()
  await world.receive(9_000)
  await world.rest()
  await world.wait(1)
  await world.rest()
  const { items } = await statements()
  expect(items).toMatchObject([
    { totalMinor: 5_000, postedMinor: 9_000, entries: 2 },
    { totalMinor: -4_000, postedMinor: -4_000 },
    { totalMinor: 10_000 },
  ])
  expect(await balance()).toBe(5_000)
  await world.wait(8)
  await world.rest()
  const { items: payouts } = await world.send(world.finance, 'GET', '/payouts')
  expect(payouts.map((one: { grossMinor: number }) => one.grossMinor)).toEqual([5_000, 10_000])
  expect(await balance()).toBe(0)
})

test('a supplier who owes on its due day gets no payout, and keeps no other from theirs', async () => {
  const { id: otherId } = await addSupplier(linli, { regionId: world.regionId })
  await claim(1_200)
  await world.receive(5_000, otherId)
  await world.rest()
  await world.wait(1)
  await world.rest()
  await world.wait(8)
  await world.rest()
  expect(await balance()).toBe(-1_200)
  const { items } = await world.send(world.finance, 'GET', '/payouts?payeeKind=supplier')
  expect(items).toMatchObject([{ payeeId: otherId, grossMinor: 5_000 }])
})

test('half-month terms close with the half month, and what comes late goes to the next', async () => {
  await makeWorld({ termsKind: 'half_month', termsDays: 10 })
  await world.receive(1_000)
  await world.wait(8)
  await world.receive(2_000)
  await world.rest()
  await world.wait(3)
  await world.rest()
  expect((await statements()).items).toEqual([])
  await world.wait(2)
  await world.rest()
  await world.receive(500)
  await world.rest()
  await world.wait(17)
  await world.rest()
  expect((await statements()).items).toMatchObject([
    { periodFrom: '2027-03-16', periodUntil: '2027-03-31', dueOn: '2027-04-10', totalMinor: 500 },
    { periodFrom: '2027-03-01', periodUntil: '2027-03-15', dueOn: '2027-03-25', totalMinor: 3_000 },
  ])
})

test('a claim that another bears in the end goes back to the supplier and to the leader’s charge', async () => {
  const { leaderId } = world.place.leader
  const id = newId()
  await claim(900, id)
  await say('claim.bearer-changed', id, {
    fromKind: 'supplier',
    fromId: world.supplierId,
    toKind: 'leader',
    toId: leaderId,
    amountMinor: 900,
  })
  await say('shortfall.found', newId(), {
    stage: 'supplier',
    bearerKind: 'supplier',
    bearerId: world.supplierId,
    amountMinor: 700,
  })
  await world.rest()
  await world.wait(1)
  await world.rest()
  expect((await statements()).items).toMatchObject([{ totalMinor: 0, entries: 2 }])
  const { balance, items } = await world.send(world.finance, 'GET', `/leaders/${leaderId}/earnings`)
  expect(balance.availableMinor).toBe(-900)
  expect(items).toMatchObject([{ kind: 'loss', amountMinor: -900, reason: 'bearer-changed' }])
  const day = await today()
  const summary = await world.send(
    world.finance,
    'GET',
    `/settlement-summary?from=2027-03-01&to=${day}`,
  )
  expect(summary).toMatchObject({
    suppliers: { owedMinor: 0 },
    earners: { earnedMinor: -900 },
    losses: [
      { bearerKind: 'leader', amountMinor: 900 },
      { bearerKind: 'supplier', amountMinor: 700 },
    ],
    operator: { resultMinor: 900 },
  })
})

test('a line is disputed once and in time, and a granted dispute is on the next statement', async () => {
  await world.receive(5_000)
  await world.receive(6_000)
  await world.rest()
  await world.wait(1)
  await world.rest()
  const [statement] = (await statements()).items
  const at = `${path}/statements/${statement.id}`
  const { items: lines } = await world.send(world.supplierUser, 'GET', at)
  const dispute = (entryId: string) =>
    world.ask(world.supplierUser, 'POST', `${at}/disputes`, {
      entryId,
      claimedMinor: 6_400,
      why: '26 were accepted',
    })
  const raised = await dispute(lines[0].id)
  expect(raised.status).toBe(201)
  expect((await dispute(lines[0].id)).body.code).toBe('already-exists')
  expect((await dispute(newId())).status).toBe(404)
  const resolve = (who: typeof world.finance, body: object) =>
    world.ask(who, 'POST', `/supplier-disputes/${raised.body.id}/resolution`, body)
  const granted = { resolution: 'granted', why: 'the slip says 26' }
  expect((await resolve(world.supplierUser, granted)).status).toBe(403)
  expect((await resolve(world.finance, granted)).body.adjustmentMinor).toBe(
    6_400 - lines[0].amountMinor,
  )
  expect((await resolve(world.colleague, granted)).body.code).toBe('dispute-resolved')
  await world.wait(10)
  await world.rest()
  expect((await statements()).items[0]).toMatchObject({ totalMinor: 6_400 - lines[0].amountMinor })
  expect((await dispute(lines[1].id)).body.code).toBe('dispute-too-late')
})

test('another supplier sees nothing of it', async () => {
  const other = await linli.person({
    role: 'supplier',
    regionId: world.regionId,
    supplierId: newId(),
  })
  for (const under of ['statements', 'entries', 'bank-account']) {
    expect((await world.ask(other, 'GET', `${path}/${under}`)).status).toBe(403)
  }
  const asked = await world.ask(other, 'POST', `${path}/payouts`, { amountMinor: 1 })
  expect(asked.status).toBe(403)
})

test('closing and paying out broken off midway, and by two at once, come to one statement and payout', async () => {
  const { db } = linli.database
  await world.receive(5_000)
  await linli.settle()
  await world.wait(1)
  const broken = (sweep: typeof closeStatements) =>
    transact(db, async (tx) => {
      await sweep(tx)
      throw new Error('killed')
    })
  await expect(broken(closeStatements)).rejects.toThrow('killed')
  const both = ['settlement-close-statements', 'settlement-propose-payouts']
  await Promise.all([runSweep(linli, both[0]!), runSweep(linli, both[0]!)])
  await world.wait(8)
  await expect(broken(proposePayouts)).rejects.toThrow('killed')
  await Promise.all([runSweep(linli, both[1]!), runSweep(linli, both[1]!)])
  expect((await statements()).items).toHaveLength(1)
  const { items } = await world.send(world.finance, 'GET', '/payouts')
  expect(items).toMatchObject([{ grossMinor: 5_000 }])
  expect(await balance()).toBe(0)
})
