import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  inHours,
  type MarketingDesk,
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

test('pages of windows and of offers follow each other without a gap', async () => {
  const { body } = await desk.create()
  await desk.create({ opensAt: inHours(-2) })
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const next: string = cursor === undefined ? '' : `&cursor=${cursor}`
    const page = await linli.call(desk.marketing, 'GET', `/regions/chengdu/windows?limit=1${next}`)
    seen.push(...page.body.items.map((item: { id: string }) => item.id))
    cursor = page.body.nextCursor
  } while (cursor !== undefined && seen.length < 100)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toContain(body.id)
  const path = `/regions/chengdu/windows/${body.id}/offers`
  const first = await linli.call(desk.marketing, 'GET', `${path}?limit=1`)
  const second = await linli.call(
    desk.marketing,
    'GET',
    `${path}?limit=1&cursor=${first.body.nextCursor}`,
  )
  expect([...first.body.items, ...second.body.items].map((offer) => offer.listingId)).toEqual(
    desk.goods.map((one) => one.listingId),
  )
  const bad = Buffer.from('["x","y"]').toString('base64url')
  expect((await linli.call(desk.marketing, 'GET', `${path}?cursor=${bad}`)).status).toBe(422)
})

test('two thousand offers are set in one call', async () => {
  const { db } = linli.database
  const { skuId, productId } = desk.goods[0]!
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
  const { body } = await desk.create({ offers: [] })
  const set = await linli.call(
    desk.marketing,
    'PUT',
    `/regions/chengdu/windows/${body.id}/offers`,
    {
      version: 1,
      offers: made.map(({ listingId }, at) => ({ listingId, cap: at })),
    },
  )
  expect(set.body).toEqual({ version: 2 })
  expect((await desk.publish(body.id, { version: 2 })).status).toBe(201)
  const { offers } = (await desk.shown(body.id)).body
  expect(offers).toHaveLength(2000)
  expect(offers[1999].left).toBe(1999)
})
