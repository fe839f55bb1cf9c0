import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { businessNow, setBusinessTime } from '#platform/clock'
import { newId } from '#platform/ids'
import {
  type CommunityWorld,
  makeCommunity,
  makeLeader,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { commissionRate } from './commission-rate.ts'
import { commissionRates } from './commission-rates.ts'

let linli: TestLinli
let world: CommunityWorld
let finance: Person

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeCommunity(linli)
  finance = await linli.person({ role: 'finance', regionId: 'chengdu' })
})
afterAll(() => linli.close())

const path = '/regions/chengdu/commission-rates'
const HOUR_MS = 3_600_000
const DEFAULT = 1000
const set = (scope: string, scopeKey: string, rateBasisPoints: number | null, more: object = {}) =>
  linli.call(finance, 'POST', path, { scope, scopeKey, rateBasisPoints, ...more })
const now = () => businessNow(linli.database.db)
const rateOf = async (leaderId: string, skuId: string, at?: Date) => {
  const { db } = linli.database
  const rates = await commissionRates(db, 'chengdu', [leaderId], [skuId], at ?? (await now()))
  return rates.rateOf(leaderId, skuId)
}

test('the nearest rate that is set holds: leader, level, SKU, default', () => {
  const rate = fc.option(fc.integer({ min: 0, max: 5000 }))
  fc.assert(
    fc.property(rate, rate, rate, fc.nat(5000), (leader, level, sku, fallback) => {
      const found = commissionRate({ leader, level, sku, default: fallback })
      const inOrder = [leader, level, sku].filter((one) => one !== null)
      return found.rateBasisPoints === (inOrder[0] ?? fallback)
    }),
  )
})

test('each nearer rate goes before the one behind it, and a rate of nothing is a rate', async () => {
  const leader = await makeLeader(linli, world)
  const skuId = newId()
  const version = 2
  expect(await rateOf(leader.leaderId, skuId)).toEqual({
    rateBasisPoints: DEFAULT,
    source: 'default',
  })
  await set('sku', skuId, 300)
  expect(await rateOf(leader.leaderId, skuId)).toEqual({ rateBasisPoints: 300, source: 'sku' })
  await set('level', 'gold', 700)
  expect(await rateOf(leader.leaderId, skuId)).toMatchObject({ source: 'sku' })
  const levelPath = `/regions/chengdu/leaders/${leader.leaderId}/level`
  const level = { version, level: 'gold', why: '本月第一' }
  expect((await linli.call(world.operations, 'PUT', levelPath, level)).body.level).toBe('gold')
  expect(await rateOf(leader.leaderId, skuId)).toEqual({ rateBasisPoints: 700, source: 'level' })
  await set('leader', leader.leaderId, 0)
  expect(await rateOf(leader.leaderId, skuId)).toEqual({ rateBasisPoints: 0, source: 'leader' })
  await set('leader', leader.leaderId, null)
  expect(await rateOf(leader.leaderId, skuId)).toEqual({ rateBasisPoints: 700, source: 'level' })
})

test('what was in force at an instant stays known, levels too', async () => {
  const leader = await makeLeader(linli, world)
  const skuId = newId()
  const before = await now()
  await set('level', 'silver', 650)
  const levelPath = `/regions/chengdu/leaders/${leader.leaderId}/level`
  await linli.call(world.operations, 'PUT', levelPath, { version: 2, level: 'silver', why: '升级' })
  const from = new Date(before.getTime() + HOUR_MS)
  const later = await set('leader', leader.leaderId, 1100, { inForceFrom: from })
  expect(later.body.inForceFrom).toBe(from.toISOString())

  expect(await rateOf(leader.leaderId, skuId, before)).toMatchObject({ source: 'default' })
  expect(await rateOf(leader.leaderId, skuId, new Date(from.getTime() - 1))).toMatchObject({
    rateBasisPoints: 650,
  })
  expect(await rateOf(leader.leaderId, skuId, from)).toMatchObject({ rateBasisPoints: 1100 })
})

test('rates of many leaders and SKUs come at once, and a sale without a leader has the SKU’s', async () => {
  const [first, second] = [await makeLeader(linli, world), await makeLeader(linli, world)]
  const [dear, plain] = [newId(), newId()]
  await set('sku', dear, 200)
  await set('leader', second.leaderId, 900)
  const leaderIds = [first.leaderId, second.leaderId]
  const { db } = linli.database
  const rates = await commissionRates(db, 'chengdu', leaderIds, [dear, plain], await now())
  expect(
    leaderIds.flatMap((id) => [dear, plain].map((sku) => rates.rateOf(id, sku).rateBasisPoints)),
  ).toEqual([200, DEFAULT, 900, 900])
  expect(rates.rateOf(null, dear).rateBasisPoints).toBe(200)
  expect(rates.rateOf(null, plain)).toEqual({ rateBasisPoints: DEFAULT, source: 'default' })
})

test('no rate for the past, none above half, none for a level or leader that is not', async () => {
  const skuId = newId()
  const inForceFrom = new Date((await now()).getTime() - HOUR_MS)
  expect((await set('sku', skuId, 100, { inForceFrom })).body.code).toBe('rate-in-the-past')
  expect((await set('sku', skuId, 5001)).status).toBe(422)
  expect((await set('sku', skuId, -1)).status).toBe(422)
  expect((await set('level', 'platinum', 100)).body.field).toBe('scopeKey')
  expect((await set('sku', 'tomato', 100)).body.field).toBe('scopeKey')
  expect((await set('leader', newId(), 100)).status).toBe(404)
})

test('nobody sets their own rate or level, and no leader sets any', async () => {
  const body = { scope: 'level', scopeKey: 'gold', rateBasisPoints: 5000 }
  for (const who of [world.leader, await linli.person()]) {
    expect((await linli.call(who, 'POST', path, body)).status).toBe(403)
  }
  const { db } = linli.database
  const grant = {
    id: newId(),
    person_id: world.leader.id,
    role: 'operations',
    region_id: 'chengdu',
  }
  await db.insertInto('grants').values(grant).execute()
  const own = { scope: 'leader', scopeKey: world.leader.leaderId, rateBasisPoints: 5000 }
  expect((await linli.call(world.leader, 'POST', path, own)).body.field).toBe('scopeKey')
  const levelPath = `/regions/chengdu/leaders/${world.leader.leaderId}/level`
  const level = { version: 2, level: 'partner', why: '自己' }
  expect((await linli.call(world.leader, 'PUT', levelPath, level)).body.field).toBe('level')
})

test('a leader reads what they earn and why; the history is finance’s to page through', async () => {
  const leader = await makeLeader(linli, world)
  const skuId = newId()
  await set('leader', leader.leaderId, 800)
  await set('leader', leader.leaderId, 850)
  const plan = `/regions/chengdu/leaders/${leader.leaderId}/commission-plan?skuId=${skuId}`
  expect((await linli.call(leader, 'GET', plan)).body).toMatchObject({
    leader: 850,
    default: DEFAULT,
    skus: [{ skuId, rateBasisPoints: 850, source: 'leader' }],
  })
  const other = await makeLeader(linli, world)
  expect((await linli.call(other, 'GET', plan)).status).toBe(404)
  const history = `${path}?scope=leader&scopeKey=${leader.leaderId}&limit=1`
  const first = await linli.call(finance, 'GET', history)
  const second = await linli.call(finance, 'GET', `${history}&cursor=${first.body.nextCursor}`)
  const rates = [first, second].map((page) => page.body.items[0].rateBasisPoints)
  expect(rates).toEqual([850, 800])
  expect(second.body.nextCursor).toBeUndefined()
  expect((await linli.call(leader, 'GET', path)).status).toBe(403)
})

test('a rate set for later holds from then by itself', async () => {
  const leader = await makeLeader(linli, world)
  const skuId = newId()
  const from = new Date((await now()).getTime() + HOUR_MS)
  await set('leader', leader.leaderId, 1234, { inForceFrom: from })
  expect((await rateOf(leader.leaderId, skuId)).rateBasisPoints).not.toBe(1234)
  await setBusinessTime(linli.database.db, from)
  expect((await rateOf(leader.leaderId, skuId)).rateBasisPoints).toBe(1234)
})
