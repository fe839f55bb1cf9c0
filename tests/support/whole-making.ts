import type { WindowWorld } from './campaigns-world.ts'
import type { Person, TestLinli } from './linli.ts'
import type { Buyer } from './ordering-world.ts'
import type { CommunityWorld } from './residents-world.ts'

// biome-ignore lint/suspicious/noExplicitAny: whatever a route answers
export type Made = any
export type Send = (who: Person, method: string, path: string, body?: object) => Promise<Made>

/** Another community of the region with its station and leader, and another supplier. */
export interface Beside {
  communityId: string
  stationId: string
  supplierId: string
  leader: Person
}

/** What a world is made of, and who makes it. */
export interface Making {
  linli: TestLinli
  send: Send
  community: CommunityWorld
  window: WindowWorld
  supplierId: string
  supplierOfferId: string
  admin: Person
  resident: Buyer
  leader: CommunityWorld['leader']
  claimant: Person
  supplierUser: Person
  finance: Person
  courier: Person
  /** Runs the pickup point. */
  keeper: Person
  beside: Beside
}
