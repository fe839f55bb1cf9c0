import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { addDays } from '#platform/time'
import {
  allocate,
  type BuyingWorld,
  balanceOf,
  callIn,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeSortingWorld,
  onDay,
  order,
  placeOrder,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let regions = 0

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const WALLET = 100_000

/** A window that sells from the stock of the pickup point, where nothing lies but what a test brings. */
async function makeStockSale(): Promise<BuyingWorld> {
  regions += 1
  const regionId = `past-${regions}`
  const offers = [{ priceMinor: 500, stock: 0 }]
  return makeSortingWorld(linli, { regionId, offers })
}

/** Goods of the sale come in at the pickup point, in a lot of their own. */
async function bring(
  world: BuyingWorld,
  lot: { quantity: number; lotCode: string; expiresOn: string },
): Promise<void> {
  const [{ skuId, stationId }] = world.offers as [BuyingWorld['offers'][number]]
  const keeper = await linli.person({
    role: 'station_staff',
    regionId: world.regionId,
    stationId: stationId!,
  })
  const path = `/stations/${stationId}/movements`
  const lines = [{ skuId, ...lot }]
  const came = await callIn(linli, world)(keeper, 'POST', path, { reason: 'received', lines })
  if (came.status !== 201) throw new Error(JSON.stringify(came.body))
}

const shownLeft = async ({ regionId, communityIds, windowId }: BuyingWorld): Promise<number> => {
  const path = `/regions/${regionId}/communities/${communityIds[0]}/windows/${windowId}`
  return (await linli.call(null, 'GET', path)).body.offers[0].left
}

test('what does not last until it is fetched is neither shown nor sold', async () => {
  const world = await makeStockSale()
  const dayBefore = addDays(world.pickupDate, -1)
  await bring(world, { quantity: 3, lotCode: 'SHORT', expiresOn: dayBefore })
  await bring(world, { quantity: 2, lotCode: 'LONG', expiresOn: world.pickupDate })
  expect(await shownLeft(world)).toBe(2)
  const [buyer] = await makeBuyers(linli, world)
  const [offer] = world.offers
  const refused = await order(linli, world, buyer!, checkoutOf(world, [[offer!, 3]]))
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'sold-out', shortages: [{ wanted: 3, left: 2 }] },
  })
  await placeOrder(linli, world, buyer!, checkoutOf(world, [[offer!, 2]]))
  expect(await shownLeft(world)).toBe(0)
  await allocate(linli, world, [])
  const { rows } = await sql<{ code: string; onHand: number }>`
    select l.code, t.on_hand as "onHand" from lot_totals t
    join lots l on l.region_id = t.region_id and l.id = t.lot_id
    where t.region_id = ${world.regionId} order by l.code`.execute(linli.database.db)
  expect(rows).toEqual([
    { code: 'LONG', onHand: 0 },
    { code: 'SHORT', onHand: 3 },
  ])
  expect(await findFaults(linli)).toEqual([])
})

test('what a line holds of lots that went past their day is given back, and the day goes on', async () => {
  const world = await makeStockSale()
  await bring(world, { quantity: 3, lotCode: 'ONLY', expiresOn: world.pickupDate })
  const [first, second] = await makeBuyers(linli, world, { count: 2, walletMinor: WALLET })
  const [offer] = world.offers
  await placeOrder(linli, world, first!, checkoutOf(world, [[offer!, 2]]))
  await placeOrder(linli, world, second!, checkoutOf(world, [[offer!, 1]]))
  // One of three lasts: the label of the others was read wrongly when they came.
  await sql`update lots set expires_on = ${addDays(world.pickupDate, -1)}::date
    where region_id = ${world.regionId}`.execute(linli.database.db)
  await bring(world, { quantity: 1, lotCode: 'GOOD', expiresOn: world.pickupDate })
  await allocate(linli, world, [])
  const lines = (await onDay(linli, world)('GET', 'allocations')).body.skus
  expect(lines).toMatchObject([{ wanted: 3, allocated: 1 }])
  expect(await balanceOf(linli, world, first!)).toBe(WALLET - 500)
  expect(await balanceOf(linli, world, second!)).toBe(WALLET)
  expect(await findFaults(linli)).toEqual([])
})
