import { createSessions } from '#identity'
import type { Queryable } from '#platform/db'
import { readWorld } from './world-queries.ts'

/** Who of the operator's staff does what a replay needs done. */
export const STAFF = { admin: 'Replay admin', finance: 'Replay finance', operations: 'Replay desk' }

export const leaderName = (store: string): string => `Leader of ${store}`
export const clerkName = (store: string): string => `Counter of ${store}`
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

/** What the log's codes are on the server, with a live session for everyone who acts. */
export interface World {
  /** By CUST_CODE, or by the names above. */
  people: Map<string, Player>
  staff: Record<keyof typeof STAFF, Player>
  /** By STORE_CODE. */
  stores: Map<string, Store>
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
    staff: {
      admin: people.get(STAFF.admin)!,
      finance: people.get(STAFF.finance)!,
      operations: people.get(STAFF.operations)!,
    },
    stores: new Map(),
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

function within(maps: Map<string, Map<string, string>>, regionId: string): Map<string, string> {
  const known = maps.get(regionId)
  if (known !== undefined) return known
  const made = new Map<string, string>()
  maps.set(regionId, made)
  return made
}
