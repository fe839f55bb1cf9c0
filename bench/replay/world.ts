import { createSessions } from '#identity'
import type { Role } from '#platform/access'
import type { Queryable } from '#platform/db'
import { readWorld, type WorldRows } from './world-queries.ts'

/** Who of the operator's staff does what a replay needs done, by what they are called. */
export const STAFF = {
  admin: { name: 'Replay admin', role: 'admin' },
  operations: { name: 'Replay desk', role: 'operations' },
  buyer: { name: 'Replay buyer', role: 'buyer' },
  support: { name: 'Replay support', role: 'support' },
  finance: { name: 'Replay finance', role: 'finance' },
  // Nobody approves what they asked for themselves.
  approver: { name: 'Replay approver', role: 'finance' },
} as const satisfies Record<string, { name: string; role: Role }>

export const leaderName = (store: string): string => `Leader of ${store}`
export const clerkName = (store: string): string => `Counter of ${store}`
export const warehouseName = (region: string): string => `Warehouse of ${region}`
export const courierName = (region: string): string => `Courier of ${region}`
export const supplierName = (region: string, code: string): string => `${code} of ${region}`
export const regionIdOf = (region: string): string => region.toLowerCase()

/** A person of the replay, signed in. */
export interface Player {
  id: string
  token: string
}

/** A store of the log as the server knows it. */
export interface Store {
  regionId: string
  communityId: string
  stationId: string
}

/** What a region has beside its stores. */
export interface Hub {
  /** STORE_REGION. */
  region: string
  warehouseId: string
  /** Who receives and sorts there. */
  keeper: Player
  courier: Player
  /** S1, S2 … → the supplier and who signs in for it. */
  suppliers: Map<string, { supplierId: string; player: Player }>
}

/** What the log's codes are on the server, with a live session for everyone who acts. */
export interface World {
  /** By CUST_CODE, or by the names above. */
  people: Map<string, Player>
  staff: Record<keyof typeof STAFF, Player>
  /** By STORE_CODE. */
  stores: Map<string, Store>
  /** By region id. */
  hubs: Map<string, Hub>
  /** PROD_CODE → SKU, the same in every region. */
  skuIds: Map<string, string>
  /** By region id: its communities, in order of their codes. */
  communityIds: Map<string, string[]>
  /** By region id, then CUST_CODE. */
  residentIds: Map<string, Map<string, string>>
  /** By region id, then PROD_CODE. */
  listingIds: Map<string, Map<string, string>>
}

// A replay of a year takes minutes; whoever stops it overnight gets new sessions when it goes on.
const SESSION_HOURS = 24

/** Reads what of the world is set up so far, and signs everyone in. */
export async function openWorld(db: Queryable): Promise<World> {
  const rows = await readWorld(db)
  const ids = rows.people.map((person) => person.id)
  const sessions = await createSessions(db, ids, SESSION_HOURS)
  const people = new Map(
    rows.people.map(({ name, id }, at) => [name, { id, token: sessions[at]!.token }]),
  )
  const world: World = {
    people,
    staff: Object.fromEntries(
      Object.entries(STAFF).map(([key, { name }]) => [key, people.get(name)!]),
    ) as World['staff'],
    stores: new Map(),
    hubs: hubsOf(rows, people),
    skuIds: new Map(rows.skus.map(({ code, id }) => [code, id])),
    communityIds: new Map(),
    residentIds: new Map(),
    listingIds: new Map(),
  }
  for (const { regionId, code, id, stationId } of rows.communities) {
    world.stores.set(code, { regionId, communityId: id, stationId })
    const ofRegion = world.communityIds.get(regionId)
    if (ofRegion) ofRegion.push(id)
    else world.communityIds.set(regionId, [id])
  }
  for (const { regionId, name, id } of rows.residents) {
    within(world.residentIds, regionId).set(name, id)
  }
  for (const { regionId, code, id } of rows.listings) {
    within(world.listingIds, regionId).set(code, id)
  }
  return world
}

function hubsOf(rows: WorldRows, people: ReadonlyMap<string, Player>): World['hubs'] {
  const hubs = new Map<string, Hub>()
  for (const { regionId, id } of rows.warehouses) {
    const region = regionId.toUpperCase()
    const keeper = people.get(warehouseName(region))!
    const courier = people.get(courierName(region))!
    hubs.set(regionId, { region, warehouseId: id, keeper, courier, suppliers: new Map() })
  }
  for (const { regionId, code, id } of rows.suppliers) {
    const hub = hubs.get(regionId)!
    const player = people.get(supplierName(hub.region, code))!
    hub.suppliers.set(code, { supplierId: id, player })
  }
  return hubs
}

function within(maps: Map<string, Map<string, string>>, regionId: string): Map<string, string> {
  const known = maps.get(regionId)
  if (known !== undefined) return known
  const made = new Map<string, string>()
  maps.set(regionId, made)
  return made
}
