import type { Role } from './roles.ts'

/** A role with the place it holds in; no region means everywhere. */
export interface Grant {
  id: string
  role: Role
  regionId: string | null
  communityId: string | null
  stationId: string | null
  supplierId: string | null
}

/** Who calls, with the grants in force at this very request. */
export interface Caller {
  personId: string
  sessionId: string
  locale: string
  grants: Grant[]
}

/** Whether the caller holds one of the roles in a region, or in the community or station named. */
export function mayIn(
  caller: Caller,
  roles: readonly Role[],
  place: { regionId: string; communityId?: string; stationId?: string; supplierId?: string },
): boolean {
  return caller.grants.some(
    (grant) =>
      roles.includes(grant.role) &&
      (grant.regionId === null || grant.regionId === place.regionId) &&
      (grant.communityId === null || grant.communityId === place.communityId) &&
      (grant.stationId === null || grant.stationId === place.stationId) &&
      (grant.supplierId === null || grant.supplierId === place.supplierId),
  )
}
