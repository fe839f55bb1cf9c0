import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import {
  allocate,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeGoods,
  makeSortingWorld,
  makeStock,
  onDay,
  placeOrder,
  runSweep,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

test('other goods without a lot that nobody fetched go back as what they are', async () => {
  const regionId = 'replaced'
  const world = await makeSortingWorld(linli, { regionId, offers: [{ priceMinor: 500 }] })
  const [eggs] = world.offers
  const other = await makeGoods(linli, regionId, { priceMinor: 500 })
  await sql`update products set category_id = (select category_id from products
    where id = ${eggs!.productId}) where id = ${other.productId}`.execute(linli.database.db)
  await makeStock(linli, regionId, world.warehouseId, other.skuId, 10)
  const [buyer] = await makeBuyers(linli, world)
  const body = checkoutOf(world, [[eggs!, 3]])
  const lines = body.parts[0]!.lines.map((line) => ({ ...line, replacement: 'yes' }))
  const { id: orderId } = await placeOrder(linli, world, buyer!, {
    ...body,
    parts: [{ ...body.parts[0]!, lines }],
  })
  await allocate(linli, world, [{ skuId: eggs!.skuId, quantity: 1 }])
  expect((await onDay(linli, world)('POST', 'sorted-days', {})).status).toBe(200)
  await linli.settle()
  // It waited at the pickup point, and its time is over.
  await sql`
    insert into pickups (region_id, order_id, community_id, station_id, pickup_date, resident_id,
      ready_at, deadline_at)
    select region_id, id, community_id, station_id, pickup_date, resident_id,
      now() - interval '2 days', now() - interval '1 hour'
    from orders where region_id = ${regionId} and id = ${orderId}`.execute(linli.database.db)
  await runSweep(linli, 'handover-returns-uncollected')
  const { rows } = await sql<{ skuId: string; onHand: number }>`
    select sku_id as "skuId", on_hand as "onHand" from stock_totals
    where region_id = ${regionId} and station_id = ${world.stationIds[0]}`.execute(
    linli.database.db,
  )
  const back = new Map(rows.map((row) => [row.skuId, Number(row.onHand)]))
  expect({ eggs: back.get(eggs!.skuId), other: back.get(other.skuId) }).toEqual({
    eggs: 1,
    other: 2,
  })
  expect(await findFaults(linli)).toEqual([])
})
