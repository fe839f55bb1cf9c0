import { transact } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { makeOpenWindow, type OfferWish, type WindowWorld } from './campaigns-world.ts'
import { withClient } from './cluster.ts'
import type { Person, TestLinli } from './linli.ts'
import { type Buyer, checkoutOf, makeBuyers, placeOrder } from './ordering-world.ts'
import { addStation } from './places-world.ts'
import { type CommunityWorld, makeCommunity } from './residents-world.ts'

/** Communities whose goods come from one warehouse, with the people who bring them. */
export interface DeliveryWorld extends WindowWorld {
  warehouseId: string
  communities: CommunityWorld[]
  operations: Person
  keeper: Person
  courier: Person
}

/** The communities lie on a line east of the warehouse, a kilometre apart. */
export async function makeDeliveryWorld(
  linli: TestLinli,
  wish: { regionId: string; communities?: number; offers?: readonly OfferWish[] },
): Promise<DeliveryWorld> {
  const { regionId, communities: count = 2 } = wish
  const communities: CommunityWorld[] = []
  for (let nth = 0; nth < count; nth += 1) {
    communities.push(await makeCommunity(linli, { regionId }))
  }
  const at = (nth: number) => ({ latitude: 30.65, longitude: 104.06 + nth / 100 })
  for (const [nth, { pickupStationId }] of communities.entries()) {
    await linli.database.db
      .updateTable('stations')
      .set(at(nth + 1))
      .where('region_id', '=', regionId)
      .where('id', '=', pickupStationId)
      .execute()
  }
  const warehouse = { regionId, kind: 'warehouse', storages: ['ambient', 'chilled'], ...at(0) }
  const { id: warehouseId } = await addStation(linli, warehouse)
  const window = await makeOpenWindow(linli, {
    regionId,
    communities: communities.map(({ communityId }) => communityId),
    offers: wish.offers ?? [{ cap: null, priceMinor: 500 }],
  })
  return {
    ...window,
    stationIds: communities.map(({ pickupStationId }) => pickupStationId),
    warehouseId,
    communities,
    operations: await linli.person({ role: 'operations', regionId }),
    keeper: await linli.person({ role: 'station_staff', regionId, stationId: warehouseId }),
    courier: await linli.person({ role: 'courier', regionId }),
  }
}

/** One order of a new resident of a community, by the place of community and offers. */
export async function buyThere(
  linli: TestLinli,
  world: DeliveryWorld,
  nth: number,
  quantities: readonly number[],
): Promise<{ orderId: string; buyer: Buyer }> {
  const communityId = world.communityIds[nth]!
  const [buyer] = await makeBuyers(linli, world, { communityId })
  const lines = quantities.flatMap((quantity, offer) =>
    quantity === 0 ? [] : [[world.offers[offer]!, quantity] as const],
  )
  const { id: orderId } = await placeOrder(linli, world, buyer!, checkoutOf(world, lines))
  return { orderId, buyer: buyer! }
}

/**
 * Says that all that was ordered is sorted: a bag for each order and storage. Where the goods are
 * packed may be said; else at the warehouse.
 */
export async function sortAll(
  linli: TestLinli,
  world: DeliveryWorld,
  wish: { packedAt?: 'warehouse' | 'pickup' } = {},
): Promise<void> {
  const { regionId, pickupDate, warehouseId } = world
  const { db } = linli.database
  const allocationId = await addSorted(linli, world)
  await addBags(linli, world, wish)
  await transact(db, (tx) =>
    announce(tx, {
      regionId,
      type: 'sorting.finished',
      subjectKind: 'allocation',
      subjectId: allocationId,
      body: { warehouseId, pickupDate, allocationId },
      occurredAt: new Date(),
    }),
  )
}

/** A wave of a day that is sorted. */
export async function addSorted(
  { database: { db } }: TestLinli,
  day: Pick<DeliveryWorld, 'regionId' | 'pickupDate' | 'warehouseId'>,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('allocations')
    .values({
      region_id: day.regionId,
      id,
      warehouse_id: day.warehouseId,
      pickup_date: day.pickupDate,
      wave: 1,
      is_last: true,
      allocated_at: new Date(),
      finished_at: new Date(),
      sorted_at: new Date(),
    })
    .execute()
  return id
}

/** Bags of the orders that have none yet, as for what came late. */
export const addBags = (
  { url }: TestLinli,
  { regionId, windowId, warehouseId }: Pick<DeliveryWorld, 'regionId' | 'windowId' | 'warehouseId'>,
  { packedAt = 'warehouse' }: { packedAt?: 'warehouse' | 'pickup' } = {},
): Promise<void> =>
  withClient(url, async (client) => {
    await client.query(
      `insert into bags (region_id, id, allocation_id, warehouse_id, pickup_date, community_id,
        station_id, packed_at_id, order_id, order_number, short_number, bag_number, bag_count,
        storage, slot, line_numbers, made_at)
       select o.region_id, gen_random_uuid(), a.id, a.warehouse_id, o.pickup_date, o.community_id,
        o.station_id, case when $4 = 'pickup' then o.station_id else a.warehouse_id end, o.id,
        o.number, o.short_number,
        row_number() over (partition by o.community_id, o.short_number order by l.storage, o.id),
        count(*) over (partition by o.community_id, o.short_number),
        l.storage, 1, array_agg(l.line_number order by l.line_number), now()
       from orders o join order_lines l on l.region_id = o.region_id and l.order_id = o.id
        join allocations a on a.region_id = o.region_id and a.warehouse_id = $3
       where o.region_id = $1 and o.window_id = $2 and not exists (
        select from bags b where b.region_id = o.region_id and b.order_id = o.id)
       group by o.region_id, o.id, o.community_id, o.station_id, o.number, o.short_number,
        o.pickup_date, a.id, a.warehouse_id, l.storage`,
      [regionId, windowId, warehouseId, packedAt],
    )
  })

let vehicles = 0

/** A vehicle of the world's courier: room for everything and cold, unless said otherwise. */
export async function addVehicle(
  linli: TestLinli,
  { regionId, operations, courier }: DeliveryWorld,
  wish: Record<string, unknown> = {},
): Promise<{ id: string; version: number }> {
  vehicles += 1
  const body = {
    code: `V-${String(vehicles).padStart(3, '0')}`,
    name: '金杯',
    capacityBags: 500,
    capacityCrates: 100,
    capacityKg: 900,
    courierId: courier.id,
    isCold: true,
    ...wish,
  }
  const answer = await linli.call(operations, 'POST', `/regions/${regionId}/vehicles`, body)
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

export interface ShownLoad {
  id: string
  number: number
  vehicleId: string
  bagCount: number
  coldBagCount: number
  dispatchedAt: string | null
  stops: { id: string; stationId: string; bagCount: number; crateCount: number }[]
}

/** Plans the day's loads; what is not a success throws. */
export async function planLoadsOf(
  linli: TestLinli,
  world: DeliveryWorld,
  body: object = {},
): Promise<ShownLoad[]> {
  const { regionId, warehouseId, pickupDate, keeper } = world
  const path = `/regions/${regionId}/stations/${warehouseId}/load-plans/${pickupDate}`
  const answer = await linli.call(keeper, 'POST', path, body)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body.loads
}

/** A load leaves and arrives at all its stops. */
export async function driveLoad(
  linli: TestLinli,
  { regionId, courier }: DeliveryWorld,
  load: ShownLoad,
): Promise<void> {
  const at = `/regions/${regionId}/loads/${load.id}`
  const paths = [`${at}/dispatch`, ...load.stops.map(({ id }) => `${at}/stops/${id}/arrival`)]
  for (const path of paths) {
    const answer = await linli.call(courier, 'POST', path, {}, { key: newId() })
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  }
}

/** Everything that was sorted is at its point. */
export async function bringAll(linli: TestLinli, world: DeliveryWorld): Promise<void> {
  await addVehicle(linli, world)
  for (const load of await planLoadsOf(linli, world)) await driveLoad(linli, world, load)
}

/** Ids for a world's paths: a load under way with its stop, and goods on their way to who lacks them. */
export async function makeDeliveryIds(
  { database: { db } }: TestLinli,
  wish: {
    regionId: string
    stationId: string
    communityId: string
    orderId: string
    skuId: string
    courierId: string
    pickupDate: string
  },
): Promise<Record<'vehicle' | 'load' | 'stop' | 'discrepancy' | 'redelivery', string>> {
  const [vehicle, load, stop] = [newId(), newId(), newId()]
  const [discrepancy, redelivery] = [newId(), newId()]
  const { regionId: region_id, stationId: station_id, pickupDate: pickup_date } = wish
  const courier_id = wish.courierId
  const at = new Date()
  const fits = { capacity_bags: 90, capacity_crates: 30, capacity_kg: 900 }
  const car = { region_id, id: vehicle, code: `V-${vehicle.slice(-8)}`, name: '金杯', ...fits }
  await db
    .insertInto('vehicles')
    .values({ ...car, courier_id, created_at: at })
    .execute()
  const out = { dispatched_at: at, crates_out: 4, ice_boxes_out: 1 }
  const day = { region_id, station_id, pickup_date }
  await db
    .insertInto('loads')
    .values({
      ...day,
      id: load,
      number: 1,
      vehicle_id: vehicle,
      courier_id,
      distance_meters: 900,
      planned_at: at,
      ...out,
    })
    .execute()
  const packed = { bag_count: 2, crate_count: 1, ice_box_count: 0, weight_grams: 900 }
  await db
    .insertInto('load_stops')
    .values({ region_id, id: stop, load_id: load, position: 1, station_id, ...packed })
    .execute()
  await db
    .insertInto('discrepancies')
    .values({
      ...day,
      id: discrepancy,
      community_id: wish.communityId,
      warehouse_id: station_id,
      kind: 'missing',
      reported_as: 'missing',
      sku_id: wish.skuId,
      order_id: wish.orderId,
      line_number: 1,
      quantity: 1,
      matched_quantity: 1,
      stage: 'transport',
      reported_at: at,
    })
    .execute()
  await db
    .insertInto('redeliveries')
    .values({
      region_id,
      id: redelivery,
      pickup_date,
      gap_id: discrepancy,
      sku_id: wish.skuId,
      quantity: 1,
      from_station_id: station_id,
      to_station_id: station_id,
      courier_id,
      created_at: at,
    })
    .execute()
  return { vehicle, load, stop, discrepancy, redelivery }
}
