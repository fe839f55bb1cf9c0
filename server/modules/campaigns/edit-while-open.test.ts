import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  type Buyer,
  balanceOf,
  checkoutOf,
  makeBuyers,
  makeOpenWindow,
  makeStock,
  type Person,
  placeOrder,
  startTestLinli,
  type TestLinli,
  type WindowWorld,
} from '#testing'
import { loadPriceBook } from './index.ts'

const HOUR_MS = 3_600_000

let linli: TestLinli
let marketing: Person
let world: WindowWorld

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())
beforeEach(async () => {
  marketing = await linli.person({ role: 'marketing', regionId: 'chengdu' })
  world = await makeOpenWindow(linli, {
    communities: 2,
    offers: [{ windowPriceMinor: 400, cap: 50, limit: 5 }, { cap: null }],
  })
})

const path = () => `/regions/chengdu/windows/${world.windowId}`
const listingId = (at = 0) => world.offers[at]!.listingId

const setOffer = (offer: object, more: object = {}) =>
  linli.call(marketing, 'PUT', `${path()}/offers`, {
    version: 1,
    acceptWarnings: true,
    offers: [{ listingId: listingId(), priceMinor: 400, cap: 50, ...offer }],
    ...more,
  })

const change = (fields: object, version = 1) =>
  linli.call(marketing, 'PATCH', path(), { version, acceptWarnings: true, ...fields })

const reserve = (quantity: number) =>
  linli.database.db
    .updateTable('supplies')
    .set({ reserved: quantity })
    .where('offer_id', '=', world.offers[0]!.offerId)
    .execute()

/** Some who ordered one each at 4.00 from a wallet of 10.00. */
async function makeWhoOrdered(count: number): Promise<Buyer[]> {
  const buyers = await makeBuyers(linli, world, { count, walletMinor: 1000 })
  const one = checkoutOf(world, [[world.offers[0]!, 1]])
  for (const buyer of buyers) await placeOrder(linli, world, buyer, one)
  return buyers
}

const walletsOf = (buyers: readonly Buyer[]) =>
  Promise.all(buyers.map((buyer) => balanceOf(linli, world, buyer)))

const shownOffer = async () => {
  const { body } = await linli.call(
    null,
    'GET',
    `/regions/chengdu/communities/${world.communityIds[0]}/windows/${world.windowId}`,
  )
  return { version: body.version, ...body.offers[0] }
}

test('what the shop shows after an edit is what a quote is made of', async () => {
  const before = await shownOffer()
  expect((await setOffer({ priceMinor: 450, cap: 20, limitPerResident: 2 })).body.version).toBe(2)
  const shown = await shownOffer()
  expect(shown).toMatchObject({ version: 2, unitPriceMinor: 450, left: 20, limitPerResident: 2 })
  expect(before).toMatchObject({ version: 1, unitPriceMinor: 400, left: 50, limitPerResident: 5 })
  const book = (await loadPriceBook(linli.database.db, 'chengdu', world.windowId))!
  expect(book.windowVersion).toBe(shown.version)
  expect(book.offers.get(shown.offerId)).toMatchObject({
    windowPriceMinor: 450,
    limitPerResident: 2,
  })
})

test('an edit of an older version is refused', async () => {
  await setOffer({ cap: 60 })
  expect((await setOffer({ cap: 70 })).body).toMatchObject({ code: 'stale', version: 2 })
  expect((await change({ name: { en: 'X' } })).body.code).toBe('stale')
})

test('of two who edit the same version at once one does', async () => {
  const replies = await Promise.all([setOffer({ cap: 60 }), setOffer({ cap: 70 })])
  expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409])
})

test('a cap may fall to what is ordered, not below', async () => {
  await reserve(9)
  expect((await setOffer({ cap: 8 })).body).toMatchObject({
    code: 'cap-below-reserved',
    offers: [{ listingId: listingId(), cap: 8, reserved: 9 }],
  })
  expect((await setOffer({ cap: 9 })).status).toBe(200)
  expect(await shownOffer()).toMatchObject({ left: 0, sold: 9 })
})

test('an offer with orders keeps the kind of its supply', async () => {
  await makeStock(linli, 'chengdu', world.stationIds[0]!, world.offers[0]!.skuId, 5)
  const toStock = { cap: null, stationId: world.stationIds[0] }
  await reserve(1)
  expect((await setOffer(toStock)).body.code).toBe('supply-in-use')
  await reserve(0)
  expect((await setOffer(toStock)).status).toBe(200)
  expect(await shownOffer()).toMatchObject({ left: 5 })
})

test('cutoffs move later and earlier, but not into the past', async () => {
  const soon = new Date(Date.now() + HOUR_MS).toISOString()
  const past = new Date(Date.now() - 60_000).toISOString()
  expect((await change({ closesAt: past })).body).toMatchObject({ field: 'closesAt' })
  expect((await setOffer({ cutoffAt: past })).body.field).toBe('offers/0/cutoffAt')
  expect((await change({ closesAt: soon })).body).toMatchObject({ version: 2, state: 'open' })
  expect((await shownOffer()).cutoffAt).toBe(soon)
  expect((await setOffer({ cutoffAt: null }, { version: 2 })).status).toBe(200)
})

test('an open window keeps its opening and its day of pickup', async () => {
  const opensAt = new Date(Date.now() + HOUR_MS).toISOString()
  expect((await change({ opensAt })).body.field).toBe('opensAt')
  expect((await change({ pickupDate: '2099-01-01' })).body.field).toBe('pickupDate')
})

test('a community taken out sees the window no more', async () => {
  expect((await change({ communityIds: [world.communityIds[1]] })).status).toBe(200)
  const { communityIds, windowId } = world
  const seen = await linli.call(
    null,
    'GET',
    `/regions/chengdu/communities/${communityIds[0]}/windows/${windowId}`,
  )
  expect(seen.status).toBe(404)
})

test('warnings that a change brings up have to be accepted; older ones are not asked again', async () => {
  expect((await setOffer({ costMinor: 390 }, { acceptWarnings: false })).body).toMatchObject({
    code: 'warnings-not-accepted',
  })
  const renamed = await change({ name: { en: 'Today' }, acceptWarnings: false })
  expect(renamed.status).toBe(200)
})

test('a price that falls in an open window needs a decision', async () => {
  const buyers = await makeWhoOrdered(1)
  expect((await setOffer({ priceMinor: 350 })).body).toMatchObject({
    code: 'price-cut-undecided',
    falls: [{ offerId: world.offers[0]!.offerId, fromMinor: 400, toMinor: 350 }],
  })
  expect((await shownOffer()).unitPriceMinor).toBe(400)
  const decided = await setOffer({ priceMinor: 350 }, { priceCutPolicy: 'keep' })
  expect(decided.status).toBe(200)
  expect(await walletsOf(buyers)).toEqual([600])
})

test('a price cannot fall by being left to a cheaper listing', async () => {
  await linli.database.db
    .updateTable('listings')
    .set({ price_minor: 300 })
    .where('id', '=', listingId())
    .execute()
  const left = await setOffer({ priceMinor: null }, { priceCutPolicy: 'keep' })
  expect(left.body).toMatchObject({ code: 'invalid', field: 'offers' })
})

const cutPath = () => `${path()}/offers/${world.offers[0]!.offerId}`

const cut = (body: object, key: string = newId()) =>
  linli.call(marketing, 'POST', `${cutPath()}/price-cuts`, { version: 1, ...body }, { key })

test('a price cut shows its cost first, pays the difference back once, and is told', async () => {
  const buyers = await makeWhoOrdered(3)
  const preview = await linli.call(marketing, 'GET', `${cutPath()}/price-cut-preview?toMinor=350`)
  expect(preview.body).toMatchObject({
    fromMinor: 400,
    toMinor: 350,
    linesAffected: 3,
    costMinor: 150,
  })
  expect((await shownOffer()).unitPriceMinor).toBe(400)

  const key = newId()
  const wish = { toMinor: 350, policy: 'refund_difference' }
  const replies = await Promise.all([cut(wish, key), cut(wish, key)])
  expect(replies.map((reply) => reply.status)).toEqual([201, 201])
  expect(replies[0]!.body).toEqual(replies[1]!.body)
  expect(await walletsOf(buyers)).toEqual([650, 650, 650])
  expect(await shownOffer()).toMatchObject({ version: 2, unitPriceMinor: 350 })
  const told = await linli.database.db
    .selectFrom('events')
    .select('body')
    .where('type', '=', 'offer.price-cut')
    .where('subject_id', '=', world.offers[0]!.offerId)
    .execute()
  expect(told).toMatchObject([{ body: { policy: 'refund_difference', costMinor: 150 } }])
  const cuts = await linli.call(marketing, 'GET', `${cutPath()}/price-cuts`)
  expect(cuts.body).toMatchObject([{ fromMinor: 400, toMinor: 350, linesAffected: 3 }])
})

test('a cut to the same or a higher price, or in a window that is not open, is refused', async () => {
  expect((await cut({ toMinor: 400, policy: 'keep' })).body).toMatchObject({
    code: 'not-a-price-cut',
    priceMinor: 400,
  })
  world = await makeOpenWindow(linli, { opensAt: new Date(Date.now() + HOUR_MS) })
  expect((await cut({ toMinor: 1, policy: 'keep' })).body).toMatchObject({
    code: 'window-not-open',
    state: 'scheduled',
  })
})

test('a cut without a decision or a key does nothing', async () => {
  expect((await cut({ toMinor: 350 })).status).toBe(422)
  const keyless = await linli.call(marketing, 'POST', `${cutPath()}/price-cuts`, {
    version: 1,
    toMinor: 350,
    policy: 'keep',
  })
  expect(keyless.status).toBeGreaterThanOrEqual(400)
  expect((await shownOffer()).unitPriceMinor).toBe(400)
})

test('what a place says anew makes the price books stale in the same breath', async () => {
  const operations = await linli.person({ role: 'operations', regionId: 'chengdu' })
  const { db } = linli.database
  const before = (await loadPriceBook(db, 'chengdu', world.windowId))!
  const address = `/regions/chengdu/communities/${world.communityIds[0]}`
  const changed = await linli.call(operations, 'PUT', address, {
    version: 1,
    name: '玉林小区',
    address: '一环路 1 号',
    householdCount: 0,
    traits: {},
    deliveryWeekdays: [1, 2, 3, 4, 5, 6, 7],
    minimumOrderMinor: 1234,
  })
  expect(changed.status).toBe(200)
  const after = (await loadPriceBook(db, 'chengdu', world.windowId))!
  expect(after.bookVersion).toBeGreaterThan(before.bookVersion)
  expect(after.communities.get(world.communityIds[0]!)!.minimumOrderMinor).toBe(1234)
})

test('an offer that is withdrawn is gone at once, and can be offered again', async () => {
  const withdrawn = await linli.call(
    marketing,
    'POST',
    `${cutPath()}/withdrawal`,
    {
      why: 'spoilt',
      orders: 'cancel',
    },
    { key: newId() },
  )
  expect(withdrawn.body.version).toBe(2)
  expect((await shownOffer()).listingId).toBe(listingId(1))
  const twice = await linli.call(
    marketing,
    'POST',
    `${cutPath()}/withdrawal`,
    {
      why: 'spoilt',
      orders: 'cancel',
    },
    { key: newId() },
  )
  expect(twice.body.code).toBe('already-withdrawn')
  expect((await setOffer({}, { version: 2 })).status).toBe(200)
  expect((await shownOffer()).listingId).toBe(listingId(0))
})
