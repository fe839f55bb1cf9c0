import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { checkLedger } from '#ledger'
import { setBusinessTime } from '#platform/clock'
import { sql, transact } from '#platform/db'
import { newId } from '#platform/ids'
import {
  accountBalance,
  makeSettlementWorld,
  type SettlementWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { matureCommission } from './mature-commission.ts'

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
  world = await makeSettlementWorld(linli, { regionId: `cash${regions}` })
})

const holder = () => ({ kind: 'leader', id: world.place.leader.leaderId })

async function takeCash(quantity: number) {
  const orderId = await world.buy(quantity, 'cash')
  const receipt = { amountMinor: quantity * 1000 }
  await world.send(world.place.leader, 'POST', `/orders/${orderId}/cash-receipt`, receipt)
}

const deposit = (countedMinor: number, slip: string, who = world.finance) =>
  world.ask(who, 'POST', '/cash-deposits', { holder: holder(), countedMinor, slip })

const owed = async () => {
  const { items } = await world.send(world.finance, 'GET', '/cash-holdings')
  return items[0]
}

test('cash brought in settles what is owed; short stays owed until another writes it off', async () => {
  await takeCash(5)
  expect(await owed()).toMatchObject({ owedMinor: 5000, owedSince: expect.any(String) })
  const { body } = await deposit(4600, 'S-1')
  expect(body).toMatchObject({ owedMinor: 5000, countedMinor: 4600, differenceMinor: -400 })
  expect((await deposit(4600, 'S-1')).body.code).toBe('already-exists')
  expect((await owed()).owedMinor).toBe(400)
  const writeOff = (who: typeof world.finance) =>
    world.ask(who, 'POST', `/cash-deposits/${body.id}/write-off`, { why: 'a false note' })
  expect((await writeOff(world.finance)).body.code).toBe('second-person-needed')
  const done = await Promise.all([writeOff(world.colleague), writeOff(world.colleague)])
  expect(done.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(await owed()).toMatchObject({ owedMinor: 0, owedSince: null })
  const events = await sql<{ body: object }>`select body from events
    where region_id = ${world.regionId} and type = 'cash.paid-in'`.execute(linli.database.db)
  expect(events.rows).toEqual([
    { body: { holder: holder(), amountMinor: 4600, differenceMinor: -400 } },
  ])
})

test('a slip is not proved by a picture that is not there or not one’s own', async () => {
  await takeCash(1)
  const body = { holder: holder(), countedMinor: 1000, slip: 'S-1', pictureId: newId() }
  const refused = await world.ask(world.finance, 'POST', '/cash-deposits', body)
  expect(refused.status).toBe(422)
  expect((await owed()).owedMinor).toBe(1000)
})

test('what is counted beyond is a difference, and two deposits at once settle the debt once', async () => {
  await takeCash(5)
  const both = await Promise.all([deposit(5000, 'S-1'), deposit(5000, 'S-2', world.colleague)])
  const differences = both.map(({ body }) => body.differenceMinor).sort()
  expect(differences).toEqual([0, 5000])
  expect((await owed()).owedMinor).toBe(0)
  const path = `/regions/${world.regionId}/accounts?kind=cash-differences`
  const { body } = await linli.call(world.finance, 'GET', path)
  expect(body.items[0].balanceMinor).toBe(5000)
})

test('the debt is as old as the oldest cash that is not brought in', async () => {
  await takeCash(1)
  const first = (await owed()).owedSince
  await world.wait(1)
  await takeCash(2)
  expect((await owed()).owedSince).toBe(first)
  await deposit(1000, 'S-1')
  const since = (await owed()).owedSince
  expect(Date.parse(since)).toBeGreaterThan(Date.parse(first))
})

test('only finance counts cash, and not the holder their own', async () => {
  await takeCash(1)
  expect((await deposit(1000, 'S-1', world.place.leader)).status).toBe(403)
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
  expect((await deposit(1000, 'S-1', leader)).body.code).toBe('second-person-needed')
})

test('an order’s invoice sums to what was paid, once, and refunds get red-letter ones', async () => {
  const orderId = await world.buy(3)
  const path = `/orders/${orderId}/invoice`
  const body = { buyerTitle: '王芳', buyerTaxNumber: '91510100MA6CXXXX0X' }
  const ask = (who: typeof world.finance = world.buyer) => world.ask(who, 'POST', path, body)
  expect((await ask()).body).toMatchObject({ code: 'invoice-too-early', state: 'placed' })
  await world.reduce(orderId, 500)
  await world.close([orderId])
  expect((await ask(world.place.leader)).status).toBe(404)
  const answers = await Promise.all([ask(), ask()])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  const blue = answers.find(({ status }) => status === 201)!.body
  expect(blue).toMatchObject({
    number: expect.stringMatching(/^[1-9]\d{19}$/),
    lines: [{ taxCode: 'food', rateBasisPoints: 900, grossMinor: 2500 }],
    netMinor: 2294,
    taxMinor: 206,
    grossMinor: 2500,
  })
  await world.reduce(orderId, 700)
  await world.rest()
  await world.reduce(orderId, 1800)
  await world.rest()
  await sql`insert into undelivered_events (region_id, event_id)
    select region_id, id from events where region_id = ${world.regionId}
      and type = 'order.reduced'`.execute(linli.database.db)
  await world.rest()
  const { items } = await world.send(world.buyer, 'GET', `/orders/${orderId}/invoices`)
  expect(items.map((one: { grossMinor: number }) => one.grossMinor)).toEqual([2500, -700, -1800])
  expect(items[1]).toMatchObject({ originalId: blue.id, buyerTitle: '王芳' })
  const sum = (name: string) =>
    items.reduce((all: number, one: Record<string, number>) => all + one[name]!, 0)
  expect([sum('netMinor'), sum('taxMinor')]).toEqual([0, 0])
  const again = await world.buy()
  await world.close([again])
  await world.reduce(again, 1000)
  const nothing = await world.ask(world.buyer, 'POST', `/orders/${again}/invoice`, body)
  expect(nothing.body.code).toBe('nothing-to-invoice')
})

test('commission maturing broken off midway, and by two at once, is available once', async () => {
  const { db } = linli.database
  await world.close([await world.buy(10)])
  await linli.settle()
  await world.wait(4)
  const broken = transact(db, async (tx) => {
    await matureCommission(tx)
    throw new Error('killed')
  })
  await expect(broken).rejects.toThrow('killed')
  const mature = async () => {
    while ((await transact(db, (tx) => matureCommission(tx))) > 0);
  }
  await Promise.all([mature(), mature(), mature()])
  const { rows } = await sql`select from commission_maturities
    where region_id = ${world.regionId}`.execute(db)
  expect(rows).toHaveLength(1)
  const account = `commission:${world.place.leader.leaderId}`
  expect(await accountBalance(linli, world.regionId, account)).toBe(917)
})

test('finance puts commission right by hand, never its own, and the summary adds it up', async () => {
  const { leaderId } = world.place.leader
  const adjust = (who: typeof world.finance, amountMinor: number) =>
    world.ask(who, 'POST', `/leaders/${leaderId}/adjustments`, { amountMinor, why: 'second trip' })
  expect((await adjust(world.place.leader, 500)).status).toBe(403)
  expect((await adjust(world.finance, 0)).status).toBe(422)
  expect((await adjust(world.finance, 500)).status).toBe(201)
  const orderId = await world.buy(10)
  await world.close([orderId])
  await world.rest()
  const day = new Date().toISOString().slice(0, 10)
  const { operator, earners } = await world.send(
    world.finance,
    'GET',
    `/settlement-summary?from=2020-01-01&to=${Number(day.slice(0, 4)) + 1}-12-31`,
  )
  expect(earners.earnedMinor).toBe(1417)
  expect(operator).toMatchObject({ revenueMinor: 10_000, resultMinor: 10_000 - 1417 })
  const { balance } = await world.send(world.place.leader, 'GET', `/leaders/${leaderId}/earnings`)
  expect(balance).toMatchObject({ availableMinor: 500, pendingMinor: 917 })
})

test('a station’s drawer says what it owes, what today moved and what was brought in', async () => {
  const { pickupStationId: stationId } = world.place
  const { regionId } = world
  const keeper = await linli.person({ role: 'station_staff', regionId, stationId })
  const drawer = (who = keeper) => world.ask(who, 'GET', `/stations/${stationId}/cash`)
  expect((await drawer()).body).toMatchObject({ owedMinor: 0, owedSince: null, movements: [] })
  const orderId = await world.buy(3, 'cash')
  await world.send(keeper, 'POST', `/orders/${orderId}/cash-receipt`, { amountMinor: 3000 })
  expect((await drawer()).body).toMatchObject({
    owedMinor: 3000,
    owedSince: expect.any(String),
    takenTodayMinor: 3000,
    givenTodayMinor: 0,
    movements: [{ amountMinor: 3000, orderId }],
    deposits: [],
  })
  const brought = { holder: { kind: 'station', id: stationId }, countedMinor: 2900, slip: 'S-9' }
  await world.send(world.finance, 'POST', '/cash-deposits', brought)
  expect((await drawer()).body).toMatchObject({
    owedMinor: 100,
    deposits: [{ countedMinor: 2900, differenceMinor: -100, slip: 'S-9' }],
  })
  expect((await drawer(await linli.person())).status).toBe(403)
})
