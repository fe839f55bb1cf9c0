import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { followWorldTime, setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import { addDays } from '#platform/time'
import {
  addOffer,
  addSupplier,
  allocate,
  type BuyingWorld,
  balanceOf,
  callIn,
  checkoutOf,
  closeReceipt,
  cutOff,
  findFaults,
  makeBuyers,
  makeGoods,
  makeSortingWorld,
  makeStock,
  onDay,
  placeOrder,
  purchaseOrdersOf,
  receiveGoods,
  runJobs,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { allocateDay } from './allocate-day.ts'

let linli: TestLinli
let regions = 0

beforeAll(async () => {
  linli = await startTestLinli()
})
afterEach(() => followWorldTime(linli.database.db))
afterAll(() => linli.close())

const WALLET = 100_000
const nextRegion = () => {
  regions += 1
  return `stuck-${regions}`
}
const dayOf = ({ regionId, warehouseId, pickupDate }: BuyingWorld) => ({
  regionId,
  warehouseId,
  pickupDate,
})

async function bring(
  world: BuyingWorld,
  stationId: string,
  line: { skuId: string; quantity: number; lotCode: string; expiresOn: string },
) {
  const keeper = await linli.person({ role: 'station_staff', regionId: world.regionId, stationId })
  const body = { reason: 'received', lines: [line] }
  const came = await callIn(linli, world)(keeper, 'POST', `/stations/${stationId}/movements`, body)
  expect(came.status).toBe(201)
}

test('a line that held goods past their day and asks before a replacement does not stop the day', async () => {
  const world = await makeSortingWorld(linli, {
    regionId: nextRegion(),
    offers: [{ priceMinor: 500, stock: 0 }],
  })
  const [offer] = world.offers
  const { skuId, stationId } = offer!
  await bring(world, stationId!, { skuId, quantity: 2, lotCode: 'A', expiresOn: world.pickupDate })
  const other = await makeGoods(linli, world.regionId, { priceMinor: 400 })
  await sql`update products set category_id = (select category_id from products
    where id = ${offer!.productId}) where id = ${other.productId}`.execute(linli.database.db)
  await makeStock(linli, world.regionId, world.warehouseId, other.skuId, 10)
  const [buyer] = await makeBuyers(linli, world)
  const body = checkoutOf(world, [[offer!, 2]])
  const lines = body.parts[0]!.lines.map((line) => ({ ...line, replacement: 'ask' }))
  await placeOrder(linli, world, buyer!, { ...body, parts: [{ ...body.parts[0]!, lines }] })
  // The label was read wrongly when they came.
  await sql`update lots set expires_on = ${addDays(world.pickupDate, -1)}::date
    where region_id = ${world.regionId}`.execute(linli.database.db)
  await cutOff(linli, world)
  await closeReceipt(linli, world)
  await expect(allocateDay(linli.database.db, dayOf(world))).resolves.toMatchObject({
    finishedAt: expect.any(Date),
  })
})

test('a receipt closed the morning after the pickup day is still allocated', async () => {
  const world = await makeSortingWorld(linli, {
    regionId: nextRegion(),
    offers: [{ priceMinor: 500 }],
  })
  const [offer] = world.offers
  const [buyer] = await makeBuyers(linli, world, { walletMinor: WALLET })
  await placeOrder(linli, world, buyer!, checkoutOf(world, [[offer!, 2]]))
  await cutOff(linli, world)
  await receiveGoods(linli, world, [
    { skuId: offer!.skuId, quantity: 2, lotCode: 'MILK', expiresOn: world.pickupDate },
  ])
  // Nobody closed it on the day: 8 o'clock of the next morning in Shanghai.
  await setBusinessTime(linli.database.db, new Date(`${addDays(world.pickupDate, 1)}T00:00:00Z`))
  await closeReceipt(linli, world)
  await expect(allocateDay(linli.database.db, dayOf(world))).resolves.toMatchObject({
    finishedAt: expect.any(Date),
  })
})

test('what two suppliers brought too little of is given back whole', async () => {
  const regionId = nextRegion()
  const world = await makeSortingWorld(linli, { regionId, offers: [{ priceMinor: 500 }] })
  const [offer] = world.offers
  const { id: supplierId } = await addSupplier(linli, { regionId })
  await addOffer(linli, {
    regionId,
    supplierId,
    skuId: offer!.skuId,
    costMinor: 400,
    sourceRank: 2,
  })
  const [buyer] = await makeBuyers(linli, world, { walletMinor: WALLET })
  await placeOrder(linli, world, buyer!, checkoutOf(world, [[offer!, 5]]))
  await cutOff(linli, world)
  const [first] = await purchaseOrdersOf(linli, world)
  // The first supplier can bring 3 of 5; the second is asked for the other 2. Neither comes.
  const call = callIn(linli, world)
  const cut = await call(world.supplier, 'POST', `/purchase-orders/${first.id}/confirmation`, {
    lines: [{ skuId: offer!.skuId, quantity: 3, why: '歉收' }],
  })
  expect(cut.status).toBe(200)
  const passed = await call(world.buyer, 'POST', `/purchase-orders/${first.id}/second-source`, {})
  expect(passed.status).toBe(201)
  expect(await purchaseOrdersOf(linli, world)).toMatchObject([
    { lines: [{ quantity: 5, passedQuantity: 2 }] },
    { supplierId, lines: [{ quantity: 2 }] },
  ])
  await closeReceipt(linli, world)
  await linli.settle()
  await runJobs(linli)
  await linli.settle()
  expect(await balanceOf(linli, world, buyer!)).toBe(WALLET)
  const { rows } = await sql<{ bearerId: string; quantity: number }>`
    select bearer_id as "bearerId", quantity from shortfalls
    where region_id = ${regionId} order by quantity`.execute(linli.database.db)
  expect(rows).toEqual([
    { bearerId: supplierId, quantity: 2 },
    { bearerId: world.supplierId, quantity: 3 },
  ])
  expect(await findFaults(linli)).toEqual([])
})

test('other goods of the warehouse go into a bag that is packed there', async () => {
  const world = await makeSortingWorld(linli, {
    regionId: nextRegion(),
    offers: [{ priceMinor: 500, stock: 0 }],
  })
  const [offer] = world.offers
  const { skuId, stationId } = offer!
  await bring(world, stationId!, { skuId, quantity: 2, lotCode: 'A', expiresOn: world.pickupDate })
  const other = await makeGoods(linli, world.regionId, { priceMinor: 400 })
  await sql`update products set category_id = (select category_id from products
    where id = ${offer!.productId}) where id = ${other.productId}`.execute(linli.database.db)
  await makeStock(linli, world.regionId, world.warehouseId, other.skuId, 10)
  const [buyer] = await makeBuyers(linli, world)
  const body = checkoutOf(world, [[offer!, 2]])
  const lines = body.parts[0]!.lines.map((line) => ({ ...line, replacement: 'yes' }))
  await placeOrder(linli, world, buyer!, { ...body, parts: [{ ...body.parts[0]!, lines }] })
  await sql`update lots set expires_on = ${addDays(world.pickupDate, -1)}::date
    where region_id = ${world.regionId}`.execute(linli.database.db)
  await allocate(linli, world, [])
  expect((await onDay(linli, world)('POST', 'sorted-days', {})).body).toMatchObject({ bagCount: 1 })
  const bags = (await onDay(linli, world)('GET', 'bags')).body
  // Else no load takes it along, and the resident is told to fetch what lies in the warehouse.
  expect(bags).toMatchObject([{ packedAtId: world.warehouseId }])
  expect(await findFaults(linli)).toEqual([])
})
