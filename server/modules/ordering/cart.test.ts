import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import {
  type Buyer,
  checkoutOf,
  makeBuyers,
  makeOpenWindow,
  type Person,
  placeOrder,
  secondSessionOf,
  startTestLinli,
  type TestLinli,
  type WindowWorld,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
beforeEach(() => setBusinessTime(linli.database.db, new Date()))
afterAll(() => linli.close())

interface Offer {
  offerId: string
}

const linePath = (world: WindowWorld, { offerId }: Offer) =>
  `/regions/${world.regionId}/cart/lines/${offerId}`

const put = (who: Person | null, world: WindowWorld, offer: Offer, quantity: number, more = {}) =>
  linli.call(who, 'PUT', linePath(world, offer), { quantity, ...more })

const cartOf = async (who: Person, world: WindowWorld) =>
  (await linli.call(who, 'GET', `/regions/${world.regionId}/cart`)).body

const changesIn = async (who: Person, world: WindowWorld) =>
  (await cartOf(who, world)).lines.map((line: { changes: unknown }) => line.changes)

async function makeCart(offers: Parameters<typeof makeOpenWindow>[1] = {}) {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 480 }], ...offers })
  const [buyer] = await makeBuyers(linli, world)
  return { world, buyer: buyer as Buyer, offer: world.offers[0]! }
}

test('a cart is the same on every device, whichever changed it', async () => {
  const { world, buyer } = await makeCart({ offers: [{ priceMinor: 480 }, { priceMinor: 300 }] })
  const [tomato, milk] = world.offers
  const phone = buyer
  const tablet = await secondSessionOf(linli, buyer)
  expect((await put(phone, world, tomato!, 2, { replacement: 'ask' })).status).toBe(204)
  expect((await put(tablet, world, milk!, 1)).status).toBe(204)
  await put(tablet, world, tomato!, 3, { replacement: 'ask' })
  expect(await cartOf(phone, world)).toEqual(await cartOf(tablet, world))
  expect(await cartOf(phone, world)).toMatchObject({
    version: 3,
    totalMinor: 1740,
    lines: [
      { offerId: tomato!.offerId, quantity: 3, replacement: 'ask', changes: [] },
      { offerId: milk!.offerId, quantity: 1, replacement: 'no', changes: [] },
    ],
  })
  expect((await linli.call(tablet, 'DELETE', linePath(world, tomato!))).status).toBe(204)
  expect((await cartOf(phone, world)).lines).toHaveLength(1)
})

test('two devices that change a cart at once lose nothing', async () => {
  const { world, buyer } = await makeCart({ offers: Array(8).fill({ priceMinor: 100 }) })
  const answers = await Promise.all(world.offers.map((offer) => put(buyer, world, offer, 1)))
  expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(204))
  expect(await cartOf(buyer, world)).toMatchObject({ version: 8, totalMinor: 800 })
})

test('a changed price and a short supply are told', async () => {
  const { world, buyer, offer } = await makeCart({ offers: [{ priceMinor: 480, cap: 5 }] })
  await put(buyer, world, offer, 4)
  const { db } = linli.database
  await sql`update offers set price_minor = 520 where id = ${offer.offerId}`.execute(db)
  await sql`update windows set version = version + 1 where id = ${world.windowId}`.execute(db)
  const [other] = await makeBuyers(linli, world)
  await placeOrder(linli, world, other!, checkoutOf(world, [[offer, 3]]))
  expect(await changesIn(buyer, world)).toEqual([
    [
      { what: 'price', before: 480, now: 520 },
      { what: 'stock', before: 4, now: 2 },
    ],
  ])
  // Put in again with the price that is shown, only what is short stays to be told.
  await put(buyer, world, offer, 2)
  expect(await changesIn(buyer, world)).toEqual([[]])
})

test('what is gone, or past its cutoff, is told', async () => {
  const { world, buyer } = await makeCart({
    offers: [{}, { cutoffAt: new Date(Date.now() + 60_000) }, {}],
  })
  const [gone] = world.offers
  for (const offer of world.offers) await put(buyer, world, offer, 1)
  await sql`update offers set withdrawn_at = now() where id = ${gone!.offerId}`.execute(
    linli.database.db,
  )
  await sql`update windows set version = version + 1 where id = ${world.windowId}`.execute(
    linli.database.db,
  )
  await setBusinessTime(linli.database.db, new Date(Date.now() + 60_000))
  const told = [[{ what: 'gone' }], [{ what: 'cutoff' }], []]
  expect(await changesIn(buyer, world)).toEqual(told)
  await setBusinessTime(linli.database.db, world.closesAt)
  expect(await changesIn(buyer, world)).toEqual(Array(3).fill([{ what: 'cutoff' }]))
})

test('goods that do not come to where the resident moved are told as gone', async () => {
  const { world, buyer, offer } = await makeCart()
  await put(buyer, world, offer, 1)
  const elsewhere = await makeOpenWindow(linli)
  await sql`update residents set community_id = ${elsewhere.communityIds[0]}
    where id = ${buyer.residentId}`.execute(linli.database.db)
  expect(await changesIn(buyer, world)).toEqual([[{ what: 'gone' }]])
})

test('what was ordered leaves the cart; what was changed after the order stays', async () => {
  const { world, buyer } = await makeCart({ offers: [{}, {}, {}] })
  const [ordered, changed, kept] = world.offers
  for (const offer of world.offers) await put(buyer, world, offer, 1)
  await placeOrder(
    linli,
    world,
    buyer,
    checkoutOf(world, [
      [ordered!, 1],
      [changed!, 1],
    ]),
  )
  await put(buyer, world, changed!, 2)
  await linli.settle()
  const { lines } = await cartOf(buyer, world)
  expect(lines.map((line: Offer) => line.offerId)).toEqual([changed!.offerId, kept!.offerId])
})

test('the cart of who is ordered for stays as they left it', async () => {
  const { world, buyer, offer } = await makeCart()
  await put(buyer, world, offer, 1)
  const support = await linli.person({ role: 'support', regionId: world.regionId })
  const path = `/regions/${world.regionId}/residents/${buyer.residentId}/checkouts`
  const body = checkoutOf(world, [[offer, 1]], [{ method: 'cash' }])
  expect((await linli.call(support, 'POST', path, body, { key: newId() })).status).toBe(201)
  await linli.settle()
  expect((await cartOf(buyer, world)).lines).toHaveLength(1)
})

test('a full cart takes no other goods, but what is in it can be changed', async () => {
  const { world, buyer } = await makeCart({ offers: Array(201).fill({}) })
  const full = world.offers.slice(0, 200).map((offer) => offer.offerId)
  const { db } = linli.database
  await sql`insert into carts (region_id, resident_id)
    values (${world.regionId}, ${buyer.residentId})`.execute(db)
  await sql`insert into cart_lines (region_id, resident_id, offer_id, quantity)
    select ${world.regionId}, ${buyer.residentId}, id, 1
    from unnest(${full}::uuid[]) as offer (id)`.execute(db)
  const refused = await put(buyer, world, world.offers[200]!, 1)
  expect(refused.body).toMatchObject({ status: 409, code: 'cart-full', mostLines: 200 })
  expect((await put(buyer, world, world.offers[0]!, 5)).status).toBe(204)
})

test('an offer that is not there, a stranger and a visitor have no cart', async () => {
  const { world, buyer, offer } = await makeCart()
  expect((await put(buyer, world, { offerId: newId() }, 1)).status).toBe(404)
  expect((await put(null, world, offer, 1)).status).toBe(401)
  const visitor = await linli.person()
  expect((await put(visitor, world, offer, 1)).body.code).toBe('not-yet-resident')
  for (const quantity of [0, -5, 1.5, 2 ** 53, '1']) {
    expect((await put(buyer, world, offer, quantity as number)).status).toBe(422)
  }
})
