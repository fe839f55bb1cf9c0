import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  type MarketingDesk,
  makeMarketingDesk,
  makeRegion,
  makeStock,
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

test('a window is made with its offers, published, and shown to its communities', async () => {
  const created = await desk.create()
  expect(created.status).toBe(201)
  expect(created.body).toMatchObject({ state: 'draft', version: 1, offerCount: 2 })
  const { id } = created.body
  expect((await desk.shown(id)).status).toBe(404)
  expect((await desk.publish(id)).body).toMatchObject({ version: 2 })

  const { body } = await desk.shown(id)
  expect(body).toMatchObject({ state: 'open', currency: 'CNY', version: 2 })
  expect(body.offers).toMatchObject([
    { unitPriceMinor: 400, usualPriceMinor: 480, left: 50, sold: 0, limitPerResident: 3 },
    { unitPriceMinor: 480, usualPriceMinor: 480, left: null, sold: 0, limitPerResident: null },
  ])
  expect(JSON.stringify(body)).not.toContain('cost')
  const list = await linli.call(
    null,
    'GET',
    `/regions/chengdu/communities/${desk.communityIds[0]}/windows`,
  )
  expect(list.body.windows).toMatchObject([{ id, state: 'open' }])
  expect(Math.abs(Date.parse(list.body.serverTime) - Date.now())).toBeLessThan(60_000)
})

test('a community outside the window does not see it', async () => {
  const id = await desk.open({ communityIds: [desk.communityIds[0]] })
  expect((await desk.shown(id)).status).toBe(200)
  expect((await desk.shown(id, desk.communityIds[1])).status).toBe(404)
})

test('each community sees its own price and assortment', async () => {
  const { db } = linli.database
  const override = { region_id: 'chengdu', community_id: desk.communityIds[1]! }
  await db
    .insertInto('community_listings')
    .values([
      { ...override, listing_id: desk.goods[1]!.listingId, price_minor: 450 },
      { ...override, listing_id: desk.goods[0]!.listingId, is_listed: false },
    ])
    .execute()
  const id = await desk.open()
  expect((await desk.shown(id)).body.offers).toHaveLength(2)
  expect((await desk.shown(id, desk.communityIds[1])).body.offers).toMatchObject([
    { unitPriceMinor: 450 },
  ])
})

test('an offer of station stock shows what lies there and is not promised', async () => {
  await makeStock(linli, 'chengdu', desk.stationIds[0]!, desk.goods[0]!.skuId, 7)
  const id = await desk.open({
    offers: [{ listingId: desk.goods[0]!.listingId, stationId: desk.stationIds[0] }],
  })
  expect((await desk.shown(id)).body.offers).toMatchObject([{ left: 7 }])
})
