import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import {
  type Buyer,
  balanceOf,
  checkoutOf,
  decideOnPage,
  findFaults,
  makeBuyers,
  makeOpenWindow,
  makePaymentsWorld,
  type OfferWish,
  placeOrder,
  runPayments,
  startPayment,
  startTestLinli,
  type TestLinli,
  toldTo,
  type WindowWish,
  type WindowWorld,
} from '#testing'
import { reductionTo } from './reduction.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

async function makeCutWorld(offer: OfferWish = { priceMinor: 500 }, wish: WindowWish = {}) {
  const world = await makeOpenWindow(linli, { offers: [offer], ...wish })
  const buyer = await linli.person({ role: 'operations', regionId: world.regionId })
  const at = `/regions/${world.regionId}/windows/${world.windowId}`
  const path = `${at}/offers/${world.offers[0]!.offerId}`
  const seen = async (): Promise<number> => (await linli.call(buyer, 'GET', at)).body.version
  const send = (body: object, key: string) =>
    linli.call(buyer, 'POST', `${path}/price-cuts`, body, { key })
  const cutTo = async (toMinor: number, policy = 'refund_difference') =>
    send({ toMinor, policy, version: await seen() }, newId())
  const preview = async (toMinor: number) =>
    (await linli.call(buyer, 'GET', `${path}/price-cut-preview?toMinor=${toMinor}`)).body
  return { world, cutTo, seen, send, preview }
}

const place = (world: WindowWorld, buyer: Buyer, quantity: number, payments?: object[]) =>
  placeOrder(linli, world, buyer, checkoutOf(world, [[world.offers[0]!, quantity]], payments))

const shown = async (world: WindowWorld, buyer: Buyer, id: string) =>
  (await linli.call(buyer, 'GET', `/regions/${world.regionId}/orders/${id}`)).body

test('a price cut gives the difference back to all who paid more, once, and tells them', async () => {
  const { world, cutTo, preview } = await makeCutWorld()
  const [one, other, late] = await makeBuyers(linli, world, { count: 3, walletMinor: 10_000 })
  const mine = await place(world, one!, 3)
  await place(world, other!, 1)
  await place(world, other!, 1)
  const path = `/regions/${world.regionId}/orders`
  const gone = await place(world, late!, 5)
  await linli.call(late!, 'POST', `${path}/${gone.id}/cancellation`, { why: 'x' }, { key: newId() })

  expect(await preview(420)).toMatchObject({ linesAffected: 3, costMinor: 400 })
  const cut = await cutTo(420)
  expect(cut.body.cut).toMatchObject({ linesAffected: 3, costMinor: 400 })
  expect(await balanceOf(linli, world, one!)).toBe(10_000 - 3 * 420)
  expect(await balanceOf(linli, world, other!)).toBe(10_000 - 2 * 420)
  expect(await balanceOf(linli, world, late!)).toBe(10_000)
  expect(await shown(world, one!, mine.id)).toMatchObject({ totalMinor: 1500, reducedMinor: 240 })
  await place(world, late!, 1)
  expect(await balanceOf(linli, world, late!)).toBe(10_000 - 420)

  // A second cut gives back from what the first one left.
  expect((await cutTo(400)).body.cut).toMatchObject({ linesAffected: 4, costMinor: 20 * 6 })
  expect(await balanceOf(linli, world, one!)).toBe(10_000 - 3 * 400)
  await linli.settle()
  const told = await toldTo(linli, world.regionId, one!)
  expect(told.filter((template) => template === 'price.cut-returned')).toHaveLength(2)
})

test('one key cuts and pays back once', async () => {
  const { world, seen, send } = await makeCutWorld()
  const [buyer] = await makeBuyers(linli, world, { walletMinor: 10_000 })
  await place(world, buyer!, 2)
  const body = { toMinor: 450, policy: 'refund_difference', version: await seen() }
  const answers = await Promise.all([send(body, 'one-cut-only'), send(body, 'one-cut-only')])
  expect(answers.map((answer) => answer.status)).toEqual([201, 201])
  expect(await balanceOf(linli, world, buyer!)).toBe(10_000 - 900)
})

test('kept, a cut gives nothing back, but says what it would have cost', async () => {
  const { world, cutTo } = await makeCutWorld()
  const [buyer] = await makeBuyers(linli, world, { walletMinor: 10_000 })
  await place(world, buyer!, 2)
  expect((await cutTo(450, 'keep')).body.cut).toMatchObject({ linesAffected: 1, costMinor: 100 })
  expect(await balanceOf(linli, world, buyer!)).toBe(9000)
})

test('who pays in cash later pays the lower price, and is asked for no other', async () => {
  const { world, cutTo } = await makeCutWorld()
  const [buyer] = await makeBuyers(linli, world)
  const placed = await place(world, buyer!, 2, [{ method: 'cash' }])
  await cutTo(450)
  expect(await shown(world, buyer!, placed.id)).toMatchObject({ cashDueMinor: 900 })
  const staff = await linli.person({
    role: 'station_staff',
    regionId: world.regionId,
    stationId: world.stationIds[0]!,
  })
  const path = `/regions/${world.regionId}/orders/${placed.id}/cash-receipt`
  const take = (amountMinor: number) =>
    linli.call(staff, 'POST', path, { amountMinor }, { key: newId() })
  expect((await take(1000)).body).toMatchObject({ code: 'cash-differs', dueMinor: 900 })
  expect((await take(900)).status).toBe(200)
  expect((await shown(world, buyer!, placed.id)).paidAt).not.toBeNull()
})

test('an online payment begun at the old price gives the difference back when it comes', async () => {
  const pay = await makePaymentsWorld(linli)
  const { world, cutTo } = await makeCutWorld(undefined, { communities: [pay.communityId] })
  const buyer = { ...pay.resident.person, residentId: pay.resident.id }
  const placed = await place(world, buyer, 2, [{ method: 'sandbox' }])
  const page = await startPayment(linli, pay, placed.paymentIds[0]!)
  await cutTo(450)
  await decideOnPage(linli, page, 'payment')
  await runPayments(linli)
  expect((await shown(world, buyer, placed.id)).state).toBe('placed')
  const path = `/regions/${world.regionId}/orders/${placed.id}/payments`
  const paid = await linli.call(pay.finance, 'GET', path)
  expect(paid.body).toMatchObject({ paidMinor: 1000, refundedMinor: 100 })
})

test('an order whose goods got free is paid with nothing', async () => {
  const { world, cutTo } = await makeCutWorld()
  const [buyer] = await makeBuyers(linli, world)
  const placed = await place(world, buyer!, 1, [{ method: 'cash' }])
  await cutTo(0)
  expect(await shown(world, buyer!, placed.id)).toMatchObject({ cashDueMinor: 0, state: 'placed' })
  expect((await shown(world, buyer!, placed.id)).paidAt).not.toBeNull()
})

test('where communities have prices of their own, each gets back to its own new price', async () => {
  const { world, cutTo } = await makeCutWorld({ priceMinor: 500 }, { communities: 2 })
  const [, cheap] = world.communityIds
  const [here] = await makeBuyers(linli, world, { walletMinor: 10_000 })
  const [there] = await makeBuyers(linli, world, { walletMinor: 10_000, communityId: cheap! })
  await sql`insert into community_listings (region_id, listing_id, community_id, price_minor)
    values (${world.regionId}, ${world.offers[0]!.listingId}, ${cheap}, 440)`.execute(
    linli.database.db,
  )
  await sql`update price_book_versions set version = version + 1`.execute(linli.database.db)
  await place(world, here!, 1)
  await place(world, there!, 1)
  expect((await cutTo(450)).body.cut).toMatchObject({ linesAffected: 1, costMinor: 50 })
  expect(await balanceOf(linli, world, here!)).toBe(10_000 - 450)
  expect(await balanceOf(linli, world, there!)).toBe(10_000 - 440)
})

test('an order that is cancelled after a cut gives back the rest, not more', async () => {
  const { world, cutTo } = await makeCutWorld()
  const [buyer] = await makeBuyers(linli, world, { walletMinor: 10_000 })
  const placed = await place(world, buyer!, 2)
  await cutTo(450)
  const path = `/regions/${world.regionId}/orders/${placed.id}/cancellation`
  await linli.call(buyer!, 'POST', path, { why: 'x' }, { key: newId() })
  expect(await balanceOf(linli, world, buyer!)).toBe(10_000)
})

test('a reduction never takes more off a line than it costs, and nothing at a higher price', () => {
  const anyLine = fc.record({
    quantity: fc.integer({ min: 1, max: 5000 }),
    measure: fc.constantFrom('piece', 'weighed'),
    discountMinor: fc.constant(0),
    taxRateBasisPoints: fc.nat(2500),
    totalMinor: fc.nat(10_000_000),
    reducedMinor: fc.nat(1000),
  })
  const anyMode = fc.constantFrom('included' as const, 'added' as const)
  fc.assert(
    fc.property(anyLine, fc.nat(100_000), anyMode, (line, price, mode) => {
      const amountMinor = reductionTo(line, price, mode)
      expect(amountMinor).toBeGreaterThanOrEqual(0)
      expect(amountMinor).toBeLessThanOrEqual(Math.max(0, line.totalMinor - line.reducedMinor))
      const after = { ...line, reducedMinor: line.reducedMinor + amountMinor }
      expect(reductionTo(after, price, mode)).toBe(0)
      expect(reductionTo(line, price + 1, mode)).toBeLessThanOrEqual(amountMinor)
    }),
  )
})
