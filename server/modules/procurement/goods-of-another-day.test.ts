import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import { addDays } from '#platform/time'
import {
  type BuyingWorld,
  checkoutOf,
  closeReceipt,
  cutOff,
  makeBuyers,
  makeSortingWorld,
  placeOrder,
  purchaseOrdersOf,
  receiveGoods,
  runJobs,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let regions = 0

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const makeWorld = () => {
  regions += 1
  return makeSortingWorld(linli, { regionId: `other-${regions}`, offers: [{ priceMinor: 500 }] })
}

/** Another window of the region that sells the same goods, for a day of its own or the same. */
async function makeNext(world: BuyingWorld, days: number): Promise<BuyingWorld> {
  const { db } = linli.database
  const { regionId, windowId } = world
  const [id, offerId] = [newId(), newId()]
  const pickupDate = addDays(world.pickupDate, days)
  await sql`insert into windows (region_id, id, name, opens_at, closes_at, pickup_date, slots,
      published_at, opened_at)
    select region_id, ${id}, name, opens_at, closes_at, ${pickupDate}::date, slots, published_at,
      opened_at
    from windows where region_id = ${regionId} and id = ${windowId}`.execute(db)
  await sql`insert into window_communities (region_id, window_id, community_id)
    select region_id, ${id}, community_id from window_communities
    where region_id = ${regionId} and window_id = ${windowId}`.execute(db)
  await sql`insert into offers (region_id, id, window_id, listing_id, sku_id, supplier_id,
      price_minor, supply_kind, sort)
    select region_id, ${offerId}, ${id}, listing_id, sku_id, supplier_id, price_minor, 'cap', sort
    from offers where region_id = ${regionId} and window_id = ${windowId}`.execute(db)
  await sql`insert into supplies (region_id, offer_id, cap) values (${regionId}, ${offerId}, null)`.execute(
    db,
  )
  return { ...world, windowId: id, pickupDate, offers: [{ ...world.offers[0]!, offerId }] }
}

async function makeOrdered(world: BuyingWorld, quantity: number) {
  const [buyer] = await makeBuyers(linli, world)
  const body = checkoutOf(world, [[world.offers[0]!, quantity]])
  const { id: orderId } = await placeOrder(linli, world, buyer!, body)
  return orderId
}

async function givenTo({ regionId }: BuyingWorld, orderId: string) {
  const { rows } = await sql<{ given: number }>`
    select coalesce(sum(allocated_quantity), 0)::int as given from allocation_lines
    where region_id = ${regionId} and order_id = ${orderId}`.execute(linli.database.db)
  return Number(rows[0]!.given)
}

async function closeAndAllocate(world: BuyingWorld) {
  await closeReceipt(linli, world)
  await linli.settle()
  await runJobs(linli)
  await linli.settle()
}

test('goods that came for one day are not set aside for the next', async () => {
  const today = await makeWorld()
  const next = await makeNext(today, 1)
  const ordered = await makeOrdered(today, 5)
  await makeOrdered(next, 5)
  await cutOff(linli, today)
  // The supplier of today's goods is early: they lie in the warehouse when the next day is cut off.
  await receiveGoods(linli, today, [{ skuId: today.offers[0]!.skuId, quantity: 5 }])
  await cutOff(linli, next)
  await closeAndAllocate(today)
  expect(await givenTo(today, ordered)).toBe(5)
})

test('goods that came for one window of a day are not counted again for a later one', async () => {
  const first = await makeWorld()
  const later = await makeNext(first, 0)
  await makeOrdered(first, 5)
  await makeOrdered(later, 5)
  await cutOff(linli, first)
  await receiveGoods(linli, first, [{ skuId: first.offers[0]!.skuId, quantity: 5 }])
  await cutOff(linli, later)
  const asked = (await purchaseOrdersOf(linli, first)).flatMap((order) =>
    order.lines.map((line: { quantity: number }) => line.quantity),
  )
  expect(asked).toEqual([5, 5])
})
