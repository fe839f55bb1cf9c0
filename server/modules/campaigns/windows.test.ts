import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  type GoodsIds,
  makeCommunities,
  makeGoods,
  makeRegion,
  makeStock,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'

const HOUR_MS = 3_600_000

let linli: TestLinli
let marketing: Person
let communityIds: string[]
let stationIds: string[]
let goods: GoodsIds[]

beforeAll(async () => {
  linli = await startTestLinli()
  await makeRegion(linli, 'chengdu')
})
afterAll(() => linli.close())
beforeEach(async () => {
  marketing = await linli.person({ role: 'marketing', regionId: 'chengdu' })
  ;({ communityIds, stationIds } = await makeCommunities(linli, 'chengdu', 2))
  goods = [await makeGoods(linli, 'chengdu'), await makeGoods(linli, 'chengdu')]
})

const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString()

const wish = (more: object = {}) => ({
  name: { 'zh-CN': '今日团' },
  opensAt: inHours(-1),
  closesAt: inHours(5),
  pickupDate: inHours(72).slice(0, 10),
  slots: [{ from: '16:00', to: '20:00' }],
  communityIds,
  offers: [
    { listingId: goods[0]!.listingId, cap: 50, priceMinor: 400, limitPerResident: 3 },
    { listingId: goods[1]!.listingId, cap: null },
  ],
  ...more,
})

const create = (more: object = {}, who = marketing) =>
  linli.call(who, 'POST', '/regions/chengdu/windows', wish(more))

const publish = (id: string, more: object = {}) =>
  linli.call(marketing, 'POST', `/regions/chengdu/windows/${id}/publication`, {
    version: 1,
    acceptWarnings: true,
    ...more,
  })

const shown = (id: string, communityId = communityIds[0]!) =>
  linli.call(null, 'GET', `/regions/chengdu/communities/${communityId}/windows/${id}`)

async function open(more: object = {}): Promise<string> {
  const { body } = await create(more)
  const published = await publish(body.id)
  expect(published.status).toBe(201)
  return body.id
}

test('a window is made with its offers, published, and shown to its communities', async () => {
  const created = await create()
  expect(created.status).toBe(201)
  expect(created.body).toMatchObject({ state: 'draft', version: 1, offerCount: 2 })
  const { id } = created.body
  expect((await shown(id)).status).toBe(404)
  expect((await publish(id)).body).toMatchObject({ version: 2 })

  const { body } = await shown(id)
  expect(body).toMatchObject({ state: 'open', currency: 'CNY', version: 2 })
  expect(body.offers).toMatchObject([
    { unitPriceMinor: 400, usualPriceMinor: 480, left: 50, sold: 0, limitPerResident: 3 },
    { unitPriceMinor: 480, usualPriceMinor: 480, left: null, sold: 0, limitPerResident: null },
  ])
  expect(JSON.stringify(body)).not.toContain('cost')
  const list = await linli.call(
    null,
    'GET',
    `/regions/chengdu/communities/${communityIds[0]}/windows`,
  )
  expect(list.body.windows).toMatchObject([{ id, state: 'open' }])
  expect(Math.abs(Date.parse(list.body.serverTime) - Date.now())).toBeLessThan(60_000)
})

test('a community outside the window does not see it', async () => {
  const id = await open({ communityIds: [communityIds[0]] })
  expect((await shown(id)).status).toBe(200)
  expect((await shown(id, communityIds[1])).status).toBe(404)
})

test('each community sees its own price and assortment', async () => {
  const { db } = linli.database
  const override = { region_id: 'chengdu', community_id: communityIds[1]! }
  await db
    .insertInto('community_listings')
    .values([
      { ...override, listing_id: goods[1]!.listingId, price_minor: 450 },
      { ...override, listing_id: goods[0]!.listingId, is_listed: false },
    ])
    .execute()
  const id = await open()
  expect((await shown(id)).body.offers).toHaveLength(2)
  expect((await shown(id, communityIds[1])).body.offers).toMatchObject([{ unitPriceMinor: 450 }])
})

test('an offer of station stock shows what lies there and is not promised', async () => {
  await makeStock(linli, 'chengdu', stationIds[0]!, goods[0]!.skuId, 7)
  const id = await open({
    offers: [{ listingId: goods[0]!.listingId, stationId: stationIds[0] }],
  })
  expect((await shown(id)).body.offers).toMatchObject([{ left: 7 }])
})

test.each([
  ['closesAt', { closesAt: inHours(-2) }],
  ['closesAt', { opensAt: inHours(-9), closesAt: inHours(-2) }],
  ['pickupDate', { pickupDate: '2020-01-01' }],
  ['slots/0/to', { slots: [{ from: '20:00', to: '16:00' }] }],
])('times that do not fit are refused at %s', async (field, more) => {
  expect((await create(more)).body).toMatchObject({ code: 'invalid', field })
})

test('unknown, doubled and contradictory offers are refused with their place', async () => {
  const [one] = goods as [GoodsIds]
  const refused = async (offers: object[]) => (await create({ offers })).body.field
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
  expect(await refused([{ listingId: one.listingId, stationId: stationIds[0], cap: 1 }])).toBe(
    'offers/0/cap',
  )
  expect(await refused([{ listingId: one.listingId, cutoffAt: inHours(6) }])).toBe(
    'offers/0/cutoffAt',
  )
  expect((await create({ communityIds: [newId()] })).body.field).toBe('communityIds/0')
})

test.each([-5, 1.5, 2 ** 53, '1'])('a cap of %s is refused', async (cap) => {
  const offers = [{ listingId: goods[0]!.listingId, cap }]
  expect((await create({ offers })).status).toBe(422)
})

test('another region’s listing cannot be offered here', async () => {
  await makeRegion(linli, 'elsewhere')
  const foreign = await makeGoods(linli, 'elsewhere')
  const { body } = await create({ offers: [{ listingId: foreign.listingId }] })
  expect(body.field).toBe('offers/0/listingId')
})

test('only those who decide what is sold may make, change, publish or withdraw', async () => {
  const { body } = await create()
  const path = `/regions/chengdu/windows/${body.id}`
  const calls: [string, string, object?][] = [
    ['POST', '/regions/chengdu/windows', wish()],
    ['PATCH', path, { version: 1, name: { en: 'X' } }],
    ['POST', `${path}/publication`, { version: 1 }],
    ['POST', `${path}/withdrawal`, { why: 'x', orders: 'keep' }],
    ['POST', `${path}/clones`, { pickupDate: '2030-01-01' }],
    ['PUT', `${path}/offers`, { version: 1, offers: [{ listingId: goods[0]!.listingId }] }],
    ['GET', `${path}/offers`],
    ['GET', '/regions/chengdu/window-plans'],
  ]
  const strangers = [
    await linli.person(),
    await linli.person({ role: 'marketing', regionId: 'elsewhere' }),
    await linli.person({
      role: 'leader',
      regionId: 'chengdu',
      communityId: communityIds[0]!,
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
  const { body } = await create()
  const replies = await Promise.all([publish(body.id), publish(body.id)])
  expect(replies.map((reply) => reply.status).sort()).toEqual([201, 409])
  const again = await publish(body.id, { version: 2 })
  expect(again.body.code).toBe('already-published')
})

test('a withdrawn window is gone from the shop, and what happens to orders is announced', async () => {
  const id = await open()
  const path = `/regions/chengdu/windows/${id}/withdrawal`
  const withdrawn = await linli.call(marketing, 'POST', path, { why: '台风', orders: 'cancel' })
  expect(withdrawn.body).toMatchObject({ state: 'withdrawn', withdrawnOrders: 'cancel' })
  expect((await shown(id)).status).toBe(404)
  const events = await linli.database.db
    .selectFrom('events')
    .select(['type', 'body'])
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
  expect(events.map((event) => event.type)).toEqual([
    'window.created',
    'window.published',
    'window.withdrawn',
  ])
  expect(events[2]!.body).toMatchObject({ orders: 'cancel', state: 'open' })
  expect(JSON.stringify(events)).not.toContain('台风')
  const again = await linli.call(marketing, 'POST', path, { why: 'x', orders: 'keep' })
  expect(again.body.code).toBe('already-withdrawn')
})

test('a window withdrawn with its orders kept is closed at that instant', async () => {
  const id = await open()
  await linli.call(marketing, 'POST', `/regions/chengdu/windows/${id}/withdrawal`, {
    why: 'sold enough',
    orders: 'keep',
  })
  const closed = await linli.database.db
    .selectFrom('events')
    .select('type')
    .where('subject_id', '=', id)
    .where('type', '=', 'window.closed')
    .execute()
  expect(closed).toHaveLength(1)
})

test('a clone keeps the times of day, leaves withdrawn offers behind, and starts unsold', async () => {
  const id = await open()
  const offers = await linli.call(marketing, 'GET', `/regions/chengdu/windows/${id}/offers`)
  const [first] = offers.body.items
  await linli.database.db
    .updateTable('supplies')
    .set({ reserved: 9 })
    .where('offer_id', '=', first.id)
    .execute()
  const withdrawn = await linli.call(
    marketing,
    'POST',
    `/regions/chengdu/windows/${id}/offers/${offers.body.items[1].id}/withdrawal`,
    { why: 'gone', orders: 'keep' },
  )
  expect(withdrawn.status).toBe(201)
  const source = await linli.call(marketing, 'GET', `/regions/chengdu/windows/${id}`)
  const pickupDate = new Date(Date.parse(source.body.pickupDate) + 24 * HOUR_MS)
    .toISOString()
    .slice(0, 10)
  const cloned = await linli.call(marketing, 'POST', `/regions/chengdu/windows/${id}/clones`, {
    pickupDate,
  })
  expect(cloned.body).toMatchObject({ state: 'draft', pickupDate, offerCount: 1, planId: null })
  expect(Date.parse(cloned.body.closesAt)).toBe(Date.parse(source.body.closesAt) + 24 * HOUR_MS)
  expect(cloned.body.communityIds).toEqual(source.body.communityIds)
  const copies = await linli.call(
    marketing,
    'GET',
    `/regions/chengdu/windows/${cloned.body.id}/offers`,
  )
  expect(copies.body.items).toMatchObject([
    { listingId: first.listingId, cap: 50, reserved: 0, priceMinor: 400, limitPerResident: 3 },
  ])
})

test('pages of windows and of offers follow each other without a gap', async () => {
  const { body } = await create()
  await create({ opensAt: inHours(-2) })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const next: string = cursor === undefined ? '' : `&cursor=${cursor}`
    const page = await linli.call(marketing, 'GET', `/regions/chengdu/windows?limit=1${next}`)
    seen.push(...page.body.items.map((item: { id: string }) => item.id))
    cursor = page.body.nextCursor
  } while (cursor !== undefined && seen.length < 100)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toContain(body.id)
  const path = `/regions/chengdu/windows/${body.id}/offers`
  const first = await linli.call(marketing, 'GET', `${path}?limit=1`)
  const second = await linli.call(
    marketing,
    'GET',
    `${path}?limit=1&cursor=${first.body.nextCursor}`,
  )
  expect([...first.body.items, ...second.body.items].map((offer) => offer.listingId)).toEqual(
    goods.map((one) => one.listingId),
  )
  const bad = Buffer.from('["x","y"]').toString('base64url')
  expect((await linli.call(marketing, 'GET', `${path}?cursor=${bad}`)).status).toBe(422)
})

test('two thousand offers are set in one call', async () => {
  const { db } = linli.database
  const { skuId, productId } = goods[0]!
  const made = Array.from({ length: 2000 }, () => ({ skuId: newId(), listingId: newId() }))
  for (const half of [made.slice(0, 1000), made.slice(1000)]) {
    await db
      .insertInto('skus')
      .values(
        half.map((one) => ({
          id: one.skuId,
          product_id: productId,
          code: `x${one.skuId.slice(-14)}`,
          measure: 'piece',
        })),
      )
      .execute()
    await db
      .insertInto('listings')
      .values(
        half.map((one) => ({
          region_id: 'chengdu',
          id: one.listingId,
          sku_id: one.skuId,
          price_minor: 100,
        })),
      )
      .execute()
  }
  expect(skuId).toBeDefined()
  const { body } = await create({ offers: [] })
  const set = await linli.call(marketing, 'PUT', `/regions/chengdu/windows/${body.id}/offers`, {
    version: 1,
    offers: made.map(({ listingId }, at) => ({ listingId, cap: at })),
  })
  expect(set.body).toEqual({ version: 2 })
  expect((await publish(body.id, { version: 2 })).status).toBe(201)
  const { offers } = (await shown(body.id)).body
  expect(offers).toHaveLength(2000)
  expect(offers[1999].left).toBe(1999)
})
