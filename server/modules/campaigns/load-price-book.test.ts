import { afterAll, beforeAll, expect, test } from 'vitest'
import { quote } from '#pricing'
import { makeOpenWindow, startTestLinli, type TestLinli } from '#testing'
import { loadPriceBook } from './index.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

test('a book prices by list, then community, then window, and names the versions it was read at', async () => {
  const { db } = linli.database
  const world = await makeOpenWindow(linli, {
    communities: 2,
    offers: [{ priceMinor: 500 }, { priceMinor: 900, windowPriceMinor: 700, measure: 'weighed' }],
    minimumOrderMinor: 100,
  })
  const { regionId, windowId, communityIds, offers } = world
  await db
    .insertInto('community_listings')
    .values({
      region_id: regionId,
      listing_id: offers[0]!.listingId,
      community_id: communityIds[1]!,
      price_minor: 450,
    })
    .execute()
  const book = (await loadPriceBook(db, regionId, windowId))!
  expect(book).toMatchObject({ bookVersion: 1, windowVersion: 1, currency: 'CNY' })
  expect(book.communities.get(communityIds[0]!)).toMatchObject({
    minimumOrderMinor: 100,
    pickupStationId: world.stationIds[0],
  })
  const lines = [
    { offerId: offers[0]!.offerId, quantity: 2 },
    { offerId: offers[1]!.offerId, quantity: 500 },
  ]
  const at = new Date()
  const priceIn = (communityId: string) =>
    quote(book, { communityId, fulfilment: 'pickup', lines, at }).goodsMinor
  expect(priceIn(communityIds[0]!)).toBe(2 * 500 + 350)
  expect(priceIn(communityIds[1]!)).toBe(2 * 450 + 350)
})

test('an offer’s own cutoff never outlasts its window', async () => {
  const closesAt = new Date(Date.now() + 3_600_000)
  const late = new Date(closesAt.getTime() + 1)
  const early = new Date(closesAt.getTime() - 1)
  const { regionId, windowId, offers } = await makeOpenWindow(linli, {
    closesAt,
    offers: [{ cutoffAt: late }, { cutoffAt: early }, {}],
  })
  const book = (await loadPriceBook(linli.database.db, regionId, windowId))!
  const cutoffs = offers.map(({ offerId }) => book.offers.get(offerId)!.cutoffAt)
  expect(cutoffs).toEqual([closesAt, early, closesAt])
})

test('a community without a pickup point is not served', async () => {
  const { regionId, windowId, communityIds } = await makeOpenWindow(linli, { communities: 2 })
  await linli.database.db
    .updateTable('station_services')
    .set({ is_pickup_point: false })
    .where('community_id', '=', communityIds[0]!)
    .execute()
  const book = (await loadPriceBook(linli.database.db, regionId, windowId))!
  expect([...book.communities.keys()]).toEqual([communityIds[1]])
})

test('there is no book of a window of another region', async () => {
  const { windowId } = await makeOpenWindow(linli)
  await makeOpenWindow(linli, { regionId: 'elsewhere' })
  expect(await loadPriceBook(linli.database.db, 'elsewhere', windowId)).toBeNull()
})
