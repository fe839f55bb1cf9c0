import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkLedger } from '#ledger'
import { setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import {
  accountBalance,
  makeSettlementWorld,
  type SettlementWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { entriesToReach, type OrderCause } from './commission.ts'

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

const makeWorld = async () => {
  await setBusinessTime(linli.database.db, new Date())
  regions += 1
  world = await makeSettlementWorld(linli, { regionId: `earn${regions}` })
  return world
}

const earnings = () =>
  world.send(
    world.place.leader,
    'GET',
    `/leaders/${world.place.leader.leaderId}/earnings?limit=200`,
  )

test('commission is pending until the claim window ends, then available, and says why', async () => {
  const { buy, close, wait, rest, place } = await makeWorld()
  const orderId = await buy(2)
  await rest()
  expect((await earnings()).items).toEqual([])
  await close([orderId])
  await rest()
  const pending = await earnings()
  expect(pending.balance).toMatchObject({ pendingMinor: 183, availableMinor: 0 })
  expect(pending.items).toMatchObject([
    {
      kind: 'earned',
      // 10 % of 18.35, rounded down.
      amountMinor: 183,
      dueMinor: 2000,
      netMinor: 1835,
      basisPoints: 1000,
      reason: 'collected',
      orderId,
      orderNumber: expect.stringMatching(/^[0-9A-Z]{8}$/),
      lineName: { 'zh-CN': expect.any(String) },
      maturedAt: null,
    },
  ])
  await wait(2.99)
  await rest()
  expect((await earnings()).balance).toMatchObject({ pendingMinor: 183, availableMinor: 0 })
  await wait(0.02)
  await rest()
  await rest()
  expect((await earnings()).balance).toMatchObject({ pendingMinor: 0, availableMinor: 183 })
  const account = `commission:${place.leader.leaderId}`
  expect(await accountBalance(linli, world.regionId, account)).toBe(183)
})

test('what is given back after it was available is clawed back below zero, with its reason', async () => {
  const { buy, close, wait, rest, reduce } = await makeWorld()
  const orderId = await buy(2)
  await close([orderId])
  await rest()
  await wait(4)
  await rest()
  const { leader } = world.place
  const path = `/leaders/${leader.leaderId}`
  const account = { holderName: '张敏', bankName: '成都银行', accountNumber: '6217000011110042' }
  await world.send(leader, 'PUT', `${path}/bank-account`, account)
  await world.send(leader, 'POST', `${path}/payouts`, { amountMinor: 183 })
  await reduce(orderId, 1500)
  await rest()
  const { balance, items } = await earnings()
  expect(balance).toMatchObject({ pendingMinor: 0, availableMinor: -138, underWayMinor: 183 })
  expect(items[0]).toMatchObject({
    kind: 'clawback',
    amountMinor: -138,
    reason: 'claim',
    dueMinor: 500,
  })
  const next = await buy(10)
  await close([next])
  await rest()
  await wait(4)
  await rest()
  expect((await earnings()).balance.availableMinor).toBe(917 - 138)
})

test('an order opened again takes back exactly what it earned, and earns anew when it closes', async () => {
  const { buy, close, reopen, reduce, rest, wait } = await makeWorld()
  const orderId = await buy(3)
  await close([orderId])
  await rest()
  await reduce(orderId, 1000)
  await rest()
  await reopen([orderId])
  await rest()
  const kinds = async () =>
    (await earnings()).items
      .map((item: { kind: string; amountMinor: number }) => [item.kind, item.amountMinor])
      .reverse()
  expect(await kinds()).toEqual([
    ['earned', 275],
    ['clawback', -92],
    ['reversal', -183],
  ])
  await close([orderId])
  await rest()
  await wait(4)
  await rest()
  expect((await earnings()).balance).toMatchObject({ pendingMinor: 0, availableMinor: 183 })
})

test('what comes back uncollected earns nothing', async () => {
  const { buy, close, rest } = await makeWorld()
  await close([await buy()], 'returned')
  await rest()
  expect((await earnings()).items).toEqual([])
})

test('a stranger and another leader see nothing of it, finance and the supervisor do', async () => {
  await makeWorld()
  const path = `/leaders/${world.place.leader.leaderId}/earnings`
  const stranger = await linli.person()
  const elsewhere = await linli.person({ role: 'finance', regionId: 'mianyang' })
  const supervisor = await linli.person({ role: 'supervisor', regionId: world.regionId })
  expect((await world.ask(stranger, 'GET', path)).status).toBe(404)
  expect((await world.ask(elsewhere, 'GET', path)).status).toBe(404)
  expect((await world.ask(null, 'GET', path)).status).toBe(401)
  expect((await world.ask(supervisor, 'GET', path)).status).toBe(200)
  expect((await world.ask(world.finance, 'GET', path)).status).toBe(200)
})

test('events told in any order, twice, and by two at once, end with the same sum', async () => {
  const { buy, close, reopen, reduce, rest } = await makeWorld()
  const orderIds = [await buy(3), await buy(5), await buy(2)]
  await reduce(orderIds[0]!, 400)
  await close(orderIds)
  await reduce(orderIds[1]!, 1200)
  await reopen([orderIds[2]!])
  await reduce(orderIds[1]!, 800)
  await close([orderIds[2]!], 'delivered')
  await reduce(orderIds[2]!, 2000)
  const { db } = linli.database
  const tellAgain = () =>
    sql`insert into undelivered_events (region_id, event_id)
      select region_id, id from events where region_id = ${world.regionId}
      and type in ('order.closed', 'order.reopened', 'order.reduced')`.execute(db)
  await sql`delete from undelivered_events where region_id = ${world.regionId}`.execute(db)
  await sql`update events set id = gen_random_uuid() where region_id = ${world.regionId}
    and type in ('order.closed', 'order.reopened', 'order.reduced')`.execute(db)
  await tellAgain()
  await Promise.all([linli.settle(), linli.settle()])
  await tellAgain()
  await Promise.all([linli.settle(), linli.settle()])
  await rest()
  const { rows } = await sql<{ sum: number }>`
    select sum(amount_minor)::bigint as sum from commission_entries
    where region_id = ${world.regionId}`.execute(db)
  expect(rows[0]!.sum).toBe(238 + 275 + 0)
})

const step = fc.oneof(
  fc.record({ type: fc.constant('order.closed'), due: fc.nat(20_000), counts: fc.boolean() }),
  fc.record({
    type: fc.constant('order.reopened'),
    due: fc.nat(20_000),
    counts: fc.constant(false),
  }),
  fc.record({ type: fc.constant('order.reduced'), due: fc.nat(20_000), counts: fc.boolean() }),
)

test('what is entered always sums to what the lines earn, whatever happened and however it is told', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), fc.nat(3), (steps, told) => {
      const standing = new Map<number, number>()
      let causes: OrderCause[] = []
      for (const [index, { type, due, counts }] of steps.entries()) {
        const taken = new Map([[1, due % 700]])
        causes.push({ id: `${index}`, type, at: new Date(index), word: 'claim', takenMinor: taken })
        // Told later, together with what comes after.
        if (index % (told + 1) !== 0 && index < steps.length - 1) continue
        const lines = [1, 2].map((lineNumber) => ({
          lineNumber,
          dueMinor: due,
          netMinor: due,
          basisPoints: 1000,
          commissionMinor: Math.floor(due / 10) * lineNumber,
        }))
        const entries = entriesToReach(lines, standing, counts, causes)
        for (const { lineNumber, amountMinor, kind } of entries) {
          expect(amountMinor > 0).toBe(kind === 'earned')
          standing.set(lineNumber, (standing.get(lineNumber) ?? 0) + amountMinor)
        }
        for (const line of lines) {
          expect(standing.get(line.lineNumber) ?? 0).toBe(counts ? line.commissionMinor : 0)
        }
        expect(entriesToReach(lines, standing, counts, causes)).toEqual([])
        causes = []
        if (index === steps.length - 1) break
        causes = []
      }
    }),
  )
})
