import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
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

const HOUR_MS = 3_600_000

test('a clone keeps the times of day, leaves withdrawn offers behind, and starts unsold', async () => {
  const id = await desk.open()
  const offers = await linli.call(desk.marketing, 'GET', `/regions/chengdu/windows/${id}/offers`)
  const [first] = offers.body.items
  await linli.database.db
    .updateTable('supplies')
    .set({ reserved: 9 })
    .where('offer_id', '=', first.id)
    .execute()
  const withdrawn = await linli.call(
    desk.marketing,
    'POST',
    `/regions/chengdu/windows/${id}/offers/${offers.body.items[1].id}/withdrawal`,
    { why: 'gone', orders: 'keep' },
    { key: newId() },
  )
  expect(withdrawn.status).toBe(201)
  const source = await linli.call(desk.marketing, 'GET', `/regions/chengdu/windows/${id}`)
  const pickupDate = new Date(Date.parse(source.body.pickupDate) + 24 * HOUR_MS)
    .toISOString()
    .slice(0, 10)
  const cloned = await linli.call(desk.marketing, 'POST', `/regions/chengdu/windows/${id}/clones`, {
    pickupDate,
  })
  expect(cloned.body).toMatchObject({ state: 'draft', pickupDate, offerCount: 1, planId: null })
  expect(Date.parse(cloned.body.closesAt)).toBe(Date.parse(source.body.closesAt) + 24 * HOUR_MS)
  expect(cloned.body.communityIds).toEqual(source.body.communityIds)
  const copies = await linli.call(
    desk.marketing,
    'GET',
    `/regions/chengdu/windows/${cloned.body.id}/offers`,
  )
  expect(copies.body.items).toMatchObject([
    { listingId: first.listingId, cap: 50, reserved: 0, priceMinor: 400, limitPerResident: 3 },
  ])
})
