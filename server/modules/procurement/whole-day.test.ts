import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  addOffer,
  buyGoods,
  cutOff,
  makeBuyingWorld,
  purchaseOrdersOf,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { isReceivingClosed, supplyOf } from './index.ts'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

test('what was sold is pooled, ordered in cases, confirmed, shipped, received and closed', async () => {
  const world = await makeBuyingWorld(linli, {
    regionId: 'chengdu',
    offers: [{}, { measure: 'weighed' }],
  })
  const { regionId, supplierId, supplier, keeper, warehouseId, pickupDate } = world
  const [eggs, fish] = world.offers
  await addOffer(linli, { supplierId, skuId: eggs!.skuId, caseSize: 12, costMinor: 300 })
  await addOffer(linli, { supplierId, skuId: fish!.skuId, caseSize: 500, costMinor: 3333 })
  await buyGoods(linli, world, [
    [eggs!, 5],
    [fish!, 700],
  ])
  await buyGoods(linli, world, [[eggs!, 8]])
  await cutOff(linli, world)

  const [order] = await purchaseOrdersOf(linli, world)
  expect(order).toMatchObject({ supplierId, stationId: warehouseId, pickupDate, state: 'sent' })
  const asked = new Map(order.lines.map((line: { skuId: string }) => [line.skuId, line]))
  expect(asked.get(eggs!.skuId)).toMatchObject({ quantity: 24, amountMinor: 7200 })
  expect(asked.get(fish!.skuId)).toMatchObject({ quantity: 1000, amountMinor: 3333 })

  const at = `/regions/${regionId}/purchase-orders/${order.id}`
  const confirmed = await linli.call(supplier, 'POST', `${at}/confirmation`, {
    lines: [{ skuId: eggs!.skuId, quantity: 20 }],
  })
  expect(confirmed.body.state).toBe('confirmed')
  const shipped = await linli.call(
    supplier,
    'POST',
    `${at}/shipments`,
    {
      expectedAt: new Date().toISOString(),
      lines: [
        { skuId: eggs!.skuId, quantity: 20, lotCode: 'E1', expiresOn: '2099-01-01' },
        { skuId: fish!.skuId, quantity: 1000 },
      ],
    },
    { key: 'shipment-1' },
  )
  expect(shipped.status).toBe(201)

  const station = `/regions/${regionId}/stations/${warehouseId}`
  const received = await linli.call(
    keeper,
    'POST',
    `${station}/receipts`,
    {
      pickupDate,
      purchaseOrderId: order.id,
      shipmentId: shipped.body.id,
      lines: [
        {
          skuId: eggs!.skuId,
          quantity: 17,
          lotCode: 'E1',
          expiresOn: '2099-01-01',
          refusedQuantity: 2,
          refusedWhy: '破损',
        },
        { skuId: fish!.skuId, quantity: 995 },
      ],
    },
    { key: 'receipt-1' },
  )
  expect(received.status).toBe(201)
  expect(received.body.lines.map((line: { amountMinor: number }) => line.amountMinor)).toEqual([
    5100, 3316,
  ])

  const day = `${station}/receiving-days/${pickupDate}`
  expect((await linli.call(keeper, 'GET', day)).body).toMatchObject({
    closedAt: null,
    arrivals: [{ id: shipped.body.id, purchaseOrderId: order.id }],
    purchaseOrders: [{ id: order.id, state: 'shipped' }],
  })
  const nowhere = `${day.replace(warehouseId, newId())}/closing`
  const admin = await linli.person({ role: 'admin' })
  expect((await linli.call(admin, 'POST', nowhere, {})).status).toBe(404)
  const key = { warehouseId, pickupDate }
  expect(await isReceivingClosed(linli.database.db, regionId, key)).toBe(false)
  expect((await linli.call(keeper, 'POST', `${day}/closing`, {})).status).toBe(200)
  expect(await isReceivingClosed(linli.database.db, regionId, key)).toBe(true)

  const supply = await supplyOf(linli.database.db, regionId, key)
  expect(supply.find((one) => one.skuId === eggs!.skuId)).toEqual({
    skuId: eggs!.skuId,
    ordered: 24,
    received: 17,
    refused: 2,
    free: 0,
    heldByOrders: [],
    lots: [{ lotId: received.body.lines[0].lotId, quantity: 17 }],
  })
  const stock = await linli.call(world.buyer, 'GET', `${station}/stock`)
  expect(stock.body.items.map((item: { onHand: number }) => item.onHand).sort()).toEqual([17, 995])
})
