import { businessNow } from '#platform/clock'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import { type SettingName, setSetting } from '#platform/settings'
import { makeOpenWindow, type OfferWish, type WindowWorld } from './campaigns-world.ts'
import type { Person, TestLinli } from './linli.ts'
import { checkoutOf, makeBuyers, order, runSweep } from './ordering-world.ts'
import { makeRegion } from './places-rows.ts'
import { addSupplier } from './suppliers-world.ts'

/** A region with one warehouse, a supplier with a user, and a window on sale. */
export interface BuyingWorld extends WindowWorld {
  warehouseId: string
  supplierId: string
  supplier: Person
  buyer: Person
  /** Of the warehouse's own people. */
  keeper: Person
}

/** A window in a region with a warehouse; offers are the supplier's unless they name another. */
export async function makeBuyingWorld(
  linli: TestLinli,
  wish: { regionId: string; offers: readonly OfferWish[]; pickupDate?: string },
): Promise<BuyingWorld> {
  const { regionId } = wish
  await makeRegion(linli, regionId)
  const { id: supplierId } = await addSupplier(linli, { regionId })
  const world = await makeOpenWindow(linli, {
    ...wish,
    offers: wish.offers.map((offer) => ({ cap: null, supplierId, ...offer })),
  })
  const warehouseId = await makeWarehouse(linli, regionId)
  const supplier = await linli.person()
  const buyer = await linli.person({ role: 'buyer', regionId })
  const path = `/regions/${regionId}/suppliers/${supplierId}/users`
  const added = await linli.call(buyer, 'POST', path, { personId: supplier.id })
  if (added.status !== 201) throw new Error(JSON.stringify(added.body))
  const keeper = await linli.person({ role: 'station_staff', regionId, stationId: warehouseId })
  return { ...world, warehouseId, supplierId, supplier, buyer, keeper }
}

let warehouses = 0

/** A warehouse that keeps every kind of goods; the one made first serves who has none of their own. */
export async function makeWarehouse(linli: TestLinli, regionId: string): Promise<string> {
  const id = newId()
  warehouses += 1
  await linli.database.db
    .insertInto('stations')
    .values({
      region_id: regionId,
      id,
      code: `w${String(warehouses).padStart(4, '0')}`,
      kind: 'warehouse',
      name: `中心仓${id.slice(-4)}`,
      address: '物流大道 1 号',
      storages: ['ambient', 'chilled', 'frozen'],
    })
    .execute()
  return id
}

/** Buys offers of the window, each for a new resident with money enough. */
export async function buyGoods(
  linli: TestLinli,
  world: WindowWorld,
  lines: readonly (readonly [offer: { offerId: string }, quantity: number])[],
): Promise<string> {
  const [buyer] = await makeBuyers(linli, world, { walletMinor: 100_000_000 })
  const answer = await order(linli, world, buyer!, checkoutOf(world, lines))
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return answer.body.orders[0].id
}

/** Closes the window now, and pools and sends what it sold. */
export async function cutOff(linli: TestLinli, { regionId, windowId }: WindowWorld): Promise<void> {
  await linli.database.db
    .updateTable('windows')
    .set({ closes_at: new Date() })
    .where('region_id', '=', regionId)
    .where('id', '=', windowId)
    .execute()
  await runSweep(linli, 'close-windows')
  await runSweep(linli, 'pool-demand')
  await runSweep(linli, 'send-purchase-orders')
}

/** The purchase orders of the world's day, the first made first, each with lines and shipments. */
export async function purchaseOrdersOf(
  linli: TestLinli,
  { regionId, buyer, pickupDate }: BuyingWorld,
  // biome-ignore lint/suspicious/noExplicitAny: replies are checked by the assertions themselves
): Promise<any[]> {
  const path = `/regions/${regionId}/purchase-orders`
  const { body } = await linli.call(buyer, 'GET', `${path}?pickupDate=${pickupDate}`)
  const orders = []
  for (const { id } of body.items.reverse()) {
    orders.push((await linli.call(buyer, 'GET', `${path}/${id}`)).body)
  }
  return orders
}

/** Calls a path below the world's region; an act gets a key of its own. */
export const callIn =
  (linli: TestLinli, { regionId }: { regionId: string }) =>
  (who: Person | null, method: string, path: string, body?: unknown, key: string = newId()) =>
    linli.call(who, method, `/regions/${regionId}${path}`, body, { key })

/** Sets a setting of the world's region, at once. */
export const setIn = (
  linli: TestLinli,
  { regionId }: { regionId: string },
  name: SettingName,
  value: unknown,
): Promise<void> =>
  transact(linli.database.db, async (tx) => {
    const by = { personId: null, at: await businessNow(tx) }
    await setSetting(tx, regionId, { name, value, scopeKind: 'region' }, by)
  })
