import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { transact } from '#platform/db'
import {
  type GoodsIds,
  makeCommunities,
  makeGoods,
  makeRegion,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { campaignsSweeps } from './index.ts'

let linli: TestLinli
let marketing: Person
let communityIds: string[]
let goods: GoodsIds
let regionId: string
let count = 0

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())
beforeEach(async () => {
  count += 1
  regionId = `city-${count}`
  await makeRegion(linli, regionId)
  marketing = await linli.person({ role: 'marketing', regionId })
  ;({ communityIds } = await makeCommunities(linli, regionId, 2))
  goods = await makeGoods(linli, regionId)
})

const nightly = (more: object = {}) => ({
  name: { 'zh-CN': '每日团' },
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  opensTime: '08:00',
  cutoffTime: '23:00',
  cutoffDays: 0,
  pickupDays: 1,
  slots: [],
  communityIds,
  offers: [{ listingId: goods.listingId, cap: 30, cutoff: { days: 0, time: '18:00' } }],
  acceptsWarnings: true,
  ...more,
})

const makePlan = (more: object = {}) =>
  linli.call(marketing, 'POST', `/regions/${regionId}/window-plans`, nightly(more))

/** What the program does by itself once the clock shows an instant. */
async function atTime(instant: string): Promise<void> {
  const { db } = linli.database
  await setBusinessTime(db, new Date(instant))
  for (let round = 0; round < 10; round += 1) {
    let done = 0
    for (const { sweep } of campaignsSweeps()) done += await transact(db, sweep)
    if (done === 0) return
  }
  throw new Error('the sweeps never come to rest')
}

const windows = async (): Promise<{ id: string; state: string; pickupDate: string }[]> => {
  const { body } = await linli.call(marketing, 'GET', `/regions/${regionId}/windows`)
  return body.items.toReversed()
}

const typesOf = async (windowId: string) => {
  const events = await linli.database.db
    .selectFrom('events')
    .select('type')
    .where('subject_id', '=', windowId)
    .orderBy('id')
    .execute()
  return events.map((event) => event.type)
}

test('windows are made, published, opened and closed by themselves, day after day', async () => {
  await atTime('2026-11-22T20:00:00Z')
  expect((await makePlan()).status).toBe(201)
  await atTime('2026-11-22T20:00:01Z')
  expect((await windows()).map(({ state, pickupDate }) => [pickupDate, state])).toEqual([
    ['2026-11-24', 'scheduled'],
    ['2026-11-25', 'scheduled'],
    ['2026-11-26', 'scheduled'],
  ])
  await atTime('2026-11-23T00:00:00Z')
  const [first] = await windows()
  expect(first).toMatchObject({ state: 'open', pickupDate: '2026-11-24' })
  expect(await typesOf(first!.id)).toEqual(['window.created', 'window.published', 'window.opened'])

  await atTime('2026-11-23T15:00:00Z')
  expect((await windows()).map(({ state }) => state)).toEqual(['closed', 'scheduled', 'scheduled'])
  expect((await typesOf(first!.id)).at(-1)).toBe('window.closed')

  // Two days pass while nobody looks: what opened and closed meanwhile is told once, in order.
  await atTime('2026-11-26T01:00:00Z')
  const later = await windows()
  expect(later.map(({ state }) => state)).toEqual([
    'closed',
    'closed',
    'closed',
    'open',
    'scheduled',
    'scheduled',
  ])
  expect(await typesOf(later[1]!.id)).toEqual([
    'window.created',
    'window.published',
    'window.opened',
    'window.closed',
  ])
})

test('planned windows carry the plan’s offers, each with its own cutoff by the clock', async () => {
  await atTime('2026-11-30T20:00:00Z')
  await makePlan()
  await atTime('2026-11-30T20:00:01Z')
  const [first] = await windows()
  const { body } = await linli.call(
    marketing,
    'GET',
    `/regions/${regionId}/windows/${first!.id}/offers`,
  )
  expect(body.items).toMatchObject([{ cap: 30, cutoffAt: '2026-12-01T10:00:00.000Z' }])
})

test('a plan without offers carries on what its last window sold', async () => {
  await atTime('2026-12-06T20:00:00Z')
  await makePlan({ offers: [] })
  await atTime('2026-12-06T20:00:01Z')
  const [empty, ...rest] = await windows()
  expect([empty, ...rest].map((window) => window!.state)).toEqual(['draft', 'draft', 'draft'])
  expect(await typesOf(empty!.id)).toEqual(['window.created', 'window.held-back'])

  const last = rest.at(-1)!
  const set = await linli.call(marketing, 'PUT', `/regions/${regionId}/windows/${last.id}/offers`, {
    version: 1,
    offers: [{ listingId: goods.listingId, cap: 12, cutoffAt: '2026-12-09T08:00:00.000Z' }],
  })
  expect(set.status).toBe(200)
  await atTime('2026-12-07T16:30:00Z')
  const made = (await windows()).find((window) => window.pickupDate === '2026-12-11')!
  expect(made.state).toBe('scheduled')
  const { body } = await linli.call(
    marketing,
    'GET',
    `/regions/${regionId}/windows/${made.id}/offers`,
  )
  expect(body.items).toMatchObject([
    { listingId: goods.listingId, cap: 12, reserved: 0, cutoffAt: '2026-12-10T08:00:00.000Z' },
  ])
})

test('a window held back opens once it is put right, and is told of once', async () => {
  await atTime('2026-12-13T20:00:00Z')
  await linli.database.db
    .updateTable('products')
    .set({ tax_code: 'unclassified' })
    .where('id', '=', goods.productId)
    .execute()
  await makePlan({ weekdays: [1] })
  await atTime('2026-12-13T20:00:01Z')
  await atTime('2026-12-13T20:20:00Z')
  const [held] = await windows()
  expect(held!.state).toBe('draft')
  expect(await typesOf(held!.id)).toEqual(['window.created', 'window.held-back'])
  await linli.database.db
    .updateTable('products')
    .set({ tax_code: 'food' })
    .where('id', '=', goods.productId)
    .execute()
  await atTime('2026-12-14T00:00:00Z')
  expect((await windows())[0]!.state).toBe('open')
})

test('a community that gets no delivery on the day of pickup is left out', async () => {
  await atTime('2026-12-20T20:00:00Z')
  await linli.database.db
    .updateTable('communities')
    .set({ delivery_weekdays: [3] })
    .where('region_id', '=', regionId)
    .where('id', '=', communityIds[0]!)
    .execute()
  await makePlan({ weekdays: [1, 2] })
  await atTime('2026-12-20T20:00:01Z')
  const served = await Promise.all(
    (await windows()).map(async ({ id }) => {
      const { body } = await linli.call(marketing, 'GET', `/regions/${regionId}/windows/${id}`)
      return [body.pickupDate, body.communityIds.length]
    }),
  )
  expect(served).toEqual([
    ['2026-12-22', 1],
    ['2026-12-23', 2],
  ])
})

test('a stopped plan makes no more windows, a changed one makes them as it says now', async () => {
  await atTime('2026-12-27T20:00:00Z')
  const plan = (await makePlan()).body
  await atTime('2026-12-27T20:00:01Z')
  const path = `/regions/${regionId}/window-plans/${plan.id}`
  const changed = await linli.call(marketing, 'PUT', path, {
    version: 1,
    ...nightly({ opensTime: '06:00' }),
  })
  expect(changed.body).toMatchObject({ version: 2, opensTime: '06:00' })
  const stale = await linli.call(marketing, 'PUT', path, { version: 1, ...nightly() })
  expect(stale.body.code).toBe('stale')
  await atTime('2026-12-28T20:00:00Z')
  expect(await windows()).toHaveLength(4)
  const newest = await linli.call(marketing, 'GET', `/regions/${regionId}/windows?limit=1`)
  expect(newest.body.items[0].opensAt).toBe('2026-12-30T22:00:00.000Z')
  expect((await linli.call(marketing, 'POST', `${path}/stop`)).status).toBe(201)
  await atTime('2027-01-02T20:00:00Z')
  expect(await windows()).toHaveLength(4)
  expect((await linli.call(marketing, 'POST', `${path}/stop`)).body.code).toBe('plan-stopped')
})

test('plans are made whole or not at all', async () => {
  expect((await makePlan({ cutoffTime: '07:00' })).body.field).toBe('cutoffTime')
  expect((await makePlan({ cutoffDays: 2 })).body.field).toBe('pickupDays')
  expect((await makePlan({ communityIds: [goods.skuId] })).body.field).toBe('communityIds/0')
  expect((await makePlan({ offers: [{ listingId: goods.skuId }] })).body.field).toBe(
    'offers/0/listingId',
  )
  expect((await makePlan({ weekdays: [] })).status).toBe(422)
  expect((await makePlan({ weekdays: [8] })).status).toBe(422)
})
