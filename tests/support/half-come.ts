import {
  ask,
  atPickupDay,
  type Day,
  makeDay,
  makeDayBuyers,
  orderOfDay,
  ordersToSuppliers,
  passCutoff,
} from './day-world.ts'
import type { TestLinli } from './linli.ts'
import type { Buyer } from './ordering-world.ts'
import { turn } from './turn.ts'

export interface HalfCome {
  day: Day
  buyer: Buyer
  orderId: string
  number: string
}

/** An order of 6 kg, 4 kg of it on a load that has arrived, and the receipt still open. */
export async function makeHalfCome(linli: TestLinli, regionId: string): Promise<HalfCome> {
  const offers = [{ measure: 'weighed' as const, priceMinor: 500, costMinor: 300, cap: null }]
  const day = await makeDay(linli, { regionId, communities: 1, offers })
  const [buyer] = await makeDayBuyers(linli, day, 0, 1)
  const { id: orderId, number } = await orderOfDay(linli, day, buyer!, [6000])
  await passCutoff(linli, day)
  await atPickupDay(linli, day, '05:00')
  await ask(linli, day, day.people.operations, 'POST', '/vehicles', {
    ...{ code: 'V-1', name: '金杯 01', capacityBags: 9, capacityCrates: 9, capacityKg: 5 },
    ...{ isCold: true, courierId: day.people.courier.id },
  })
  await receiveOfDay(linli, day, 4000)
  await keeperActs(linli, day, 'sorting-waves', {})
  await keeperActs(linli, day, 'sorted-days', {})
  await bringLoad(linli, day)
  return { day, buyer: buyer!, orderId, number }
}

/** What the keeper of the warehouse does of its day: `load-plans` is …/load-plans/2026-11-22. */
// biome-ignore lint/suspicious/noExplicitAny: replies are checked by the assertions themselves
export function keeperActs(linli: TestLinli, day: Day, noun: string, body: object): Promise<any> {
  const path = `/stations/${day.warehouseId}/${noun}/${day.pickupDate}`
  return ask(linli, day, day.people.keeper, 'POST', path, body)
}

/** Takes in so much of the first goods for the first purchase order. */
export async function receiveOfDay(linli: TestLinli, day: Day, quantity: number): Promise<void> {
  const [purchaseOrder] = await ordersToSuppliers(linli, day)
  await ask(linli, day, day.people.keeper, 'POST', `/stations/${day.warehouseId}/receipts`, {
    pickupDate: day.pickupDate,
    purchaseOrderId: purchaseOrder!.id,
    lines: [{ skuId: day.offers[0]!.skuId, quantity }],
  })
}

/** Plans what is sorted onto a load and brings it to its first stop. */
export async function bringLoad(
  linli: TestLinli,
  day: Day,
): Promise<{ id: string; weightGrams: number }> {
  const load = (await keeperActs(linli, day, 'load-plans', {})).loads.at(-1)
  await ask(linli, day, day.people.keeper, 'POST', `/loads/${load.id}/dispatch`, {})
  const arrival = `/loads/${load.id}/stops/${load.stops[0].id}/arrival`
  await ask(linli, day, day.people.courier, 'POST', arrival, {})
  await turn(linli)
  return load
}
