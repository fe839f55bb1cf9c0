import { setBusinessTime } from '#platform/clock'
import { newId } from '#platform/ids'
import { zonedInstant } from '#platform/time'
import { makeOpenWindow, type OfferWish, type WindowWorld } from './campaigns-world.ts'
import type { Answer, Person, TestLinli } from './linli.ts'
import { type Buyer, checkoutOf, makeBuyers, placeOrder } from './ordering-world.ts'
import { addStation } from './places-world.ts'
import { type CommunityWorld, makeCommunity } from './residents-world.ts'
import { addOffer, addSupplier } from './suppliers-world.ts'
import { turn } from './turn.ts'

/** A region on one day, with everybody who works on it. */
export interface Day extends WindowWorld {
  warehouseId: string
  communities: CommunityWorld[]
  supplierIds: string[]
  people: {
    admin: Person
    operations: Person
    buyer: Person
    finance: Person
    /** Another one of finance: who approves. */
    approver: Person
    support: Person
    supervisor: Person
    /** Of the warehouse. */
    keeper: Person
    courier: Person
    /** Of the suppliers, in their order. */
    suppliers: Person[]
  }
}

export interface DayWish {
  regionId?: string
  offers?: readonly OfferWish[]
  communities?: number
  /** Pieces a case holds, for every SKU. */
  caseSize?: number
  /** Whether the window is published already; yes when absent. */
  isPublished?: boolean
}

const TWO_OFFERS: readonly OfferWish[] = [
  { name: '番茄', priceMinor: 500, costMinor: 300 },
  { name: '虾', priceMinor: 4000, costMinor: 3000, measure: 'weighed', cap: 50_000 },
]

/** A window that is open, two communities or more, a warehouse, and suppliers in turn. */
export async function makeDay(linli: TestLinli, wish: DayWish = {}): Promise<Day> {
  const { regionId = 'chengdu', communities: count = 2, caseSize = 1 } = wish
  const communities: CommunityWorld[] = []
  for (let nth = 0; nth < count; nth += 1) {
    communities.push(await makeCommunity(linli, { regionId }))
  }
  const cold = ['ambient', 'chilled', 'frozen']
  const warehouse = await addStation(linli, { regionId, kind: 'warehouse', storages: cold })
  const supplierIds: string[] = []
  for (let nth = 0; nth < 2; nth += 1) {
    supplierIds.push((await addSupplier(linli, { regionId })).id)
  }
  const offers = (wish.offers ?? TWO_OFFERS).map((offer, nth) => ({
    ...offer,
    supplierId: supplierIds[nth % supplierIds.length]!,
  }))
  const window = await makeOpenWindow(linli, {
    regionId,
    communities: communities.map(({ communityId }) => communityId),
    offers,
    ...(wish.isPublished === undefined ? {} : { isPublished: wish.isPublished }),
  })
  for (const [nth, { skuId }] of window.offers.entries()) {
    const { supplierId, costMinor = 300 } = offers[nth]!
    await addOffer(linli, { supplierId, skuId, regionId, costMinor, caseSize, leadDays: 0 })
  }
  return {
    ...window,
    stationIds: communities.map(({ pickupStationId }) => pickupStationId),
    warehouseId: warehouse.id,
    communities,
    supplierIds,
    people: await peopleOf(linli, regionId, warehouse.id, supplierIds),
  }
}

async function peopleOf(
  linli: TestLinli,
  regionId: string,
  stationId: string,
  supplierIds: readonly string[],
): Promise<Day['people']> {
  return {
    admin: await linli.person({ role: 'admin' }),
    operations: await linli.person({ role: 'operations', regionId }),
    buyer: await linli.person({ role: 'buyer', regionId }),
    finance: await linli.person({ role: 'finance', regionId }),
    approver: await linli.person({ role: 'finance', regionId }),
    support: await linli.person({ role: 'support', regionId }),
    supervisor: await linli.person({ role: 'supervisor', regionId }),
    keeper: await linli.person({ role: 'station_manager', regionId, stationId }),
    courier: await linli.person({ role: 'courier', regionId }),
    suppliers: await Promise.all(
      supplierIds.map((supplierId) => supplierUser(linli, regionId, supplierId)),
    ),
  }
}

async function supplierUser(linli: TestLinli, regionId: string, supplierId: string) {
  const [person, buyer] = [await linli.person(), await linli.person({ role: 'buyer', regionId })]
  const path = `/suppliers/${supplierId}/users`
  await ask(linli, { regionId }, buyer, 'POST', path, { personId: person.id })
  return person
}

/** Calls a path of the day's region and gives what it answers; whatever is not a success throws. */
export async function ask(
  linli: TestLinli,
  { regionId }: { regionId: string },
  who: Person,
  method: string,
  path: string,
  body?: object,
  // biome-ignore lint/suspicious/noExplicitAny: replies are checked by the assertions themselves
): Promise<any> {
  const answer = await tryTo(linli, { regionId }, who, method, path, body)
  if (answer.status >= 300) {
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  }
  return answer.body
}

/** The same, whatever it answers; each call under a key of its own. */
export const tryTo = (
  linli: TestLinli,
  { regionId }: { regionId: string },
  who: Person,
  method: string,
  path: string,
  body?: object,
  key: string = newId(),
): Promise<Answer> =>
  linli.call(who, method, `/regions/${regionId}${path}`, body, method === 'GET' ? {} : { key })

/** Residents of a community of the day, by its place in the list, with full wallets. */
export const makeDayBuyers = (linli: TestLinli, day: Day, nth: number, count: number) =>
  makeBuyers(linli, day, { count, communityId: day.communityIds[nth]! })

/** One order of quantities by the place of their offers. */
export const orderOfDay = (
  linli: TestLinli,
  day: Day,
  buyer: Buyer,
  quantities: readonly number[],
  method = 'wallet',
): Promise<{ id: string; number: string; shortNumber: number }> => {
  const lines = quantities.flatMap((quantity, nth) =>
    quantity === 0 ? [] : [[day.offers[nth]!, quantity] as const],
  )
  const placed = placeOrder(linli, day, buyer, checkoutOf(day, lines, [{ method }]))
  return placed as unknown as Promise<{ id: string; number: string; shortNumber: number }>
}

/** Business time is so many hours and minutes into the pickup day. */
export const atPickupDay = (linli: TestLinli, day: WindowWorld, time: string): Promise<void> =>
  setBusinessTime(linli.database.db, zonedInstant(day.pickupDate, time, 'Asia/Shanghai'))

/** The window closes; demand is pooled and purchase orders go out. */
export async function passCutoff(linli: TestLinli, day: Day): Promise<void> {
  await setBusinessTime(linli.database.db, new Date(day.closesAt.getTime() + 1000))
  await turn(linli)
}

interface ShownOrder {
  id: string
  supplierId: string
  lines: { skuId: string; quantity: number }[]
}

/** The purchase orders of the day with their lines. */
export async function ordersToSuppliers(linli: TestLinli, day: Day): Promise<ShownOrder[]> {
  const { buyer } = day.people
  const path = `/purchase-orders?pickupDate=${day.pickupDate}`
  const { items } = await ask(linli, day, buyer, 'GET', path)
  const shown: ShownOrder[] = []
  for (const { id } of items) {
    shown.push(await ask(linli, day, buyer, 'GET', `/purchase-orders/${id}`))
  }
  return shown
}

/** What comes of a SKU; what it does not name comes as ordered. */
export type Arriving = Record<
  string,
  { quantity: number; refused?: number; temperatureTenths?: number }
>

/** Suppliers confirm and ship all, the warehouse receives what comes and closes receipt. */
export async function receiveDay(
  linli: TestLinli,
  day: Day,
  arriving: Arriving = {},
): Promise<void> {
  await atPickupDay(linli, day, '05:00')
  for (const { id, supplierId, lines } of await ordersToSuppliers(linli, day)) {
    const supplier = day.people.suppliers[day.supplierIds.indexOf(supplierId)]!
    const path = `/purchase-orders/${id}`
    await ask(linli, day, supplier, 'POST', `${path}/confirmation`, {})
    const expectedAt = zonedInstant(day.pickupDate, '06:00', 'Asia/Shanghai').toISOString()
    const shipment = await ask(linli, day, supplier, 'POST', `${path}/shipments`, {
      expectedAt,
      lines: lines.map(({ skuId, quantity }) => ({ skuId, quantity, lotCode: lotOf(skuId) })),
    })
    const received = lines.flatMap(({ skuId, quantity }) => {
      const { quantity: came, refused = 0, ...measured } = arriving[skuId] ?? { quantity }
      if (came + refused === 0) return []
      const why = refused === 0 ? {} : { refusedQuantity: refused, refusedWhy: '烂了' }
      return [{ skuId, quantity: came, lotCode: lotOf(skuId), ...measured, ...why }]
    })
    if (received.length === 0) continue
    const body = { pickupDate: day.pickupDate, purchaseOrderId: id, lines: received }
    const receipts = `/stations/${day.warehouseId}/receipts`
    await ask(linli, day, day.people.keeper, 'POST', receipts, { ...body, shipmentId: shipment.id })
  }
  const closing = `/stations/${day.warehouseId}/receiving-days/${day.pickupDate}/closing`
  await ask(linli, day, day.people.keeper, 'POST', closing, { force: true, why: '最后一车已到' })
}

const lotOf = (skuId: string): string => `L-${skuId.slice(-6)}`

/** Sorting is finished: what nobody marked is as allocated. */
export async function sortDay(linli: TestLinli, day: Day): Promise<void> {
  await turn(linli)
  const path = `/stations/${day.warehouseId}/sorted-days/${day.pickupDate}`
  await ask(linli, day, day.people.keeper, 'POST', path, {})
  await turn(linli)
}

/** A vehicle takes all bags to their points; each leader says that all is there. */
export async function deliverDay(linli: TestLinli, day: Day): Promise<void> {
  const { keeper, operations } = day.people
  const vehicle = {
    code: `V-${newId().slice(-6)}`,
    name: '金杯 01',
    capacityBags: 500,
    capacityCrates: 60,
    capacityKg: 900,
    isCold: true,
    courierId: day.people.courier.id,
  }
  await ask(linli, day, operations, 'POST', '/vehicles', vehicle)
  const plan = `/stations/${day.warehouseId}/load-plans/${day.pickupDate}`
  const { loads } = await ask(linli, day, operations, 'POST', plan, {})
  await atPickupDay(linli, day, '10:00')
  for (const load of loads) {
    await ask(linli, day, keeper, 'POST', `/loads/${load.id}/dispatch`, {})
    for (const stop of load.stops) {
      const arrival = `/loads/${load.id}/stops/${stop.id}/arrival`
      await ask(linli, day, day.people.courier, 'POST', arrival, {})
    }
  }
  for (const { communityId, leader } of day.communities) {
    const path = `/communities/${communityId}/deliveries/${day.pickupDate}/confirmation`
    await ask(linli, day, leader, 'POST', path, { discrepancies: [] })
  }
  await turn(linli)
}
