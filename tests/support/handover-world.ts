import { sql, transact } from '#platform/db'
import { announceAll } from '#platform/events'
import { newId } from '#platform/ids'
import { localDate } from '#platform/time'
import { makeOpenWindow, type OfferWish, type WindowWorld } from './campaigns-world.ts'
import type { Answer, Person, TestLinli } from './linli.ts'
import { type Buyer, checkoutOf, makeBuyers, placeOrder } from './ordering-world.ts'
import { type CommunityWorld, makeCommunity } from './residents-world.ts'

/** A community whose goods of today are ordered, and its people at the pickup point. */
export interface PickupWorld {
  place: CommunityWorld
  window: WindowWorld
  regionId: string
  communityId: string
  stationId: string
  leader: CommunityWorld['leader']
  staff: Person
  buyer: Buyer
  /** Path of the community. */
  at: string
}

/** Goods that are fetched today, not arrived yet unless told so with goodsArrive. */
export async function makePickup(
  linli: TestLinli,
  wish: { offers?: readonly OfferWish[]; regionId?: string } = {},
): Promise<PickupWorld> {
  const place = await makeCommunity(linli, { regionId: wish.regionId ?? 'chengdu' })
  const { regionId, communityId, pickupStationId: stationId, leader } = place
  const window = await makeOpenWindow(linli, {
    regionId,
    communities: [communityId],
    pickupDate: localDate(new Date(), 'Asia/Shanghai'),
    offers: wish.offers ?? [{ priceMinor: 480 }],
  })
  const [buyer] = await makeBuyers(linli, window)
  const staff = await linli.person({ role: 'station_staff', regionId, stationId })
  const at = `/regions/${regionId}/communities/${communityId}`
  return { place, window, regionId, communityId, stationId, leader, staff, buyer: buyer!, at }
}

/** All that is ordered by now has arrived, the leader has confirmed it, and it is announced. */
export async function goodsArrive(
  { database: { db } }: TestLinli,
  { regionId, communityId, stationId, window }: PickupWorld,
): Promise<void> {
  const now = new Date()
  const deliveryId = newId()
  await db
    .insertInto('deliveries')
    .values({
      region_id: regionId,
      id: deliveryId,
      community_id: communityId,
      pickup_date: window.pickupDate,
      station_id: stationId,
      warehouse_id: stationId,
      source_id: newId(),
      arrived_at: now,
      confirm_by: now,
      confirmed_at: now,
    })
    .execute()
  const orders = await db
    .selectFrom('orders')
    .select(['id', 'resident_id', 'short_number'])
    .where('community_id', '=', communityId)
    .where('pickup_date', '=', window.pickupDate)
    .execute()
  if (orders.length === 0) return
  await db
    .insertInto('delivered_orders')
    .values(
      orders.map((order) => ({
        region_id: regionId,
        delivery_id: deliveryId,
        order_id: order.id,
        resident_id: order.resident_id,
        short_number: order.short_number,
        bag_ids: [],
        line_numbers: [],
        bag_count: 1,
        cold_bag_count: 0,
        ready_at: now,
      })),
    )
    .execute()
  await transact(db, (tx) =>
    announceAll(
      tx,
      orders.map((order) => ({
        regionId,
        type: 'order.ready',
        subjectKind: 'order',
        subjectId: order.id,
        body: { communityId, residentId: order.resident_id, pickupDate: window.pickupDate },
        occurredAt: now,
      })),
    ),
  )
}

/** Midnight passes over a pickup point: its day is yesterday now, and nobody has come since. */
export async function turnDay(
  { database: { db } }: TestLinli,
  { regionId, communityId, window }: PickupWorld,
): Promise<string> {
  const { rows } = await sql<{ day: string }>`
    update windows set pickup_date = pickup_date - 1
    where region_id = ${regionId} and id = ${window.windowId}
    returning pickup_date::text as day`.execute(db)
  for (const table of ['orders', 'deliveries', 'pickups', 'pickup_codes']) {
    await sql`update ${sql.table(table)} set pickup_date = pickup_date - 1
      where region_id = ${regionId} and community_id = ${communityId}`.execute(db)
  }
  return rows[0]!.day
}

/** Orders one of each offer, or of those named. */
export async function orderFor(
  linli: TestLinli,
  world: PickupWorld,
  wish: { buyer?: Buyer; method?: 'wallet' | 'cash'; offers?: readonly number[] } = {},
): Promise<{ id: string; number: string }> {
  const { window } = world
  const chosen = wish.offers ?? window.offers.map((_, index) => index)
  const lines = chosen.map((index) => [window.offers[index]!, 1] as const)
  const body = checkoutOf(window, lines, [{ method: wish.method ?? 'wallet' }])
  const placed = await placeOrder(linli, window, wish.buyer ?? world.buyer, body)
  return placed as unknown as { id: string; number: string }
}

/** The pickup code of an order, as its resident sees it. */
export async function codeOf(
  linli: TestLinli,
  world: PickupWorld,
  orderId: string,
  buyer: Person = world.buyer,
): Promise<{ digits: string; token: string; codeId: string; version: number }> {
  const path = `/regions/${world.regionId}/orders/${orderId}/pickup-code`
  const answer = await linli.call(buyer, 'GET', path)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}

/** Hands over as somebody at the pickup point, under a key of its own. */
export const handOverAs = (
  linli: TestLinli,
  world: PickupWorld,
  who: Person,
  body: object,
  key: string = newId(),
): Promise<Answer> => linli.call(who, 'POST', `${world.at}/handovers`, body, { key })
