import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  inHours,
  type MarketingDesk,
  makeGoods,
  makeMarketingDesk,
  makeRegion,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let desk: MarketingDesk

beforeAll(async () => {
  linli = await startTestLinli()
  await makeRegion(linli, 'chengdu')
})
afterAll(() => linli.close())
beforeEach(async () => {
  desk = await makeMarketingDesk(linli)
})

test.each([
  ['closesAt', { closesAt: inHours(-2) }],
  ['closesAt', { opensAt: inHours(-9), closesAt: inHours(-2) }],
  ['pickupDate', { pickupDate: '2020-01-01' }],
  ['slots/0/to', { slots: [{ from: '20:00', to: '16:00' }] }],
])('times that do not fit are refused at %s', async (field, more) => {
  expect((await desk.create(more)).body).toMatchObject({ code: 'invalid', field })
})

test('unknown, doubled and contradictory offers are refused with their place', async () => {
  const [one] = desk.goods
  const refused = async (offers: object[]) => (await desk.create({ offers })).body.field
  expect(await refused([{ listingId: newId() }])).toBe('offers/0/listingId')
  expect(await refused([{ listingId: one.listingId }, { listingId: one.listingId }])).toBe(
    'offers/1/listingId',
  )
  expect(await refused([{ listingId: one.listingId, stationId: newId() }])).toBe(
    'offers/0/stationId',
  )
  expect(await refused([{ listingId: one.listingId, supplierId: newId() }])).toBe(
    'offers/0/supplierId',
  )
  expect(await refused([{ listingId: one.listingId, stationId: desk.stationIds[0], cap: 1 }])).toBe(
    'offers/0/cap',
  )
  expect(await refused([{ listingId: one.listingId, cutoffAt: inHours(6) }])).toBe(
    'offers/0/cutoffAt',
  )
  expect((await desk.create({ communityIds: [newId()] })).body.field).toBe('communityIds/0')
})

test.each([-5, 1.5, 2 ** 53, '1'])('a cap of %s is refused', async (cap) => {
  const offers = [{ listingId: desk.goods[0]!.listingId, cap }]
  expect((await desk.create({ offers })).status).toBe(422)
})

test('another region’s listing cannot be offered here', async () => {
  await makeRegion(linli, 'elsewhere')
  const foreign = await makeGoods(linli, 'elsewhere')
  const { body } = await desk.create({ offers: [{ listingId: foreign.listingId }] })
  expect(body.field).toBe('offers/0/listingId')
})

test('only those who decide what is sold may make, change, publish or withdraw', async () => {
  const { body } = await desk.create()
  const path = `/regions/chengdu/windows/${body.id}`
  const calls: [string, string, object?][] = [
    ['POST', '/regions/chengdu/windows', desk.wish()],
    ['PATCH', path, { version: 1, name: { en: 'X' } }],
    ['POST', `${path}/publication`, { version: 1 }],
    ['POST', `${path}/withdrawal`, { why: 'x', orders: 'keep' }],
    ['POST', `${path}/clones`, { pickupDate: '2030-01-01' }],
    ['PUT', `${path}/offers`, { version: 1, offers: [{ listingId: desk.goods[0]!.listingId }] }],
    ['GET', `${path}/offers`],
    ['GET', '/regions/chengdu/window-plans'],
  ]
  const strangers = [
    await linli.person(),
    await linli.person({ role: 'marketing', regionId: 'elsewhere' }),
    await linli.person({
      role: 'leader',
      regionId: 'chengdu',
      communityId: desk.communityIds[0]!,
    }),
  ]
  for (const [method, address, sent] of calls) {
    expect((await linli.call(null, method, address, sent)).status).toBe(401)
    for (const who of strangers) {
      expect((await linli.call(who, method, address, sent)).status).toBe(403)
    }
  }
})

test('of two who publish at once one does, and the other is told', async () => {
  const { body } = await desk.create()
  const replies = await Promise.all([desk.publish(body.id), desk.publish(body.id)])
  expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409])
  const again = await desk.publish(body.id, { version: 2 })
  expect(again.body.code).toBe('already-published')
})
