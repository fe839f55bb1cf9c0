import type { Caller, Grant } from './caller.ts'
import type { Role, Scope } from './roles.ts'

/** Where the thing asked for lies, and whose it is. */
export interface Place {
  regionId?: string | undefined
  communityId?: string | null | undefined
  stationId?: string | null | undefined
  supplierId?: string | null | undefined
  /** The person whose own it is. */
  personId?: string | null | undefined
}

/** Who may call a route: declared with it, held in the committed matrix, denied by default. */
export interface Access {
  anyone: boolean
  /** Any signed-in person: for what is the caller's own by the route itself, as /me. */
  signedIn: boolean
  /** The person whose own the thing at the place is. */
  own: boolean
  roles: Partial<Record<Role, Scope>>
}

type RoleScopes = Partial<Record<Role, Scope>>

/** Access that also holds without signing in; the route's caller may then be null. */
export type PublicAccess = Access & { anyone: true }
/** Access that needs a session; the route's caller is never null. */
export type PersonalAccess = Access & { anyone: false }

const NOBODY: PersonalAccess = { anyone: false, signedIn: false, own: false, roles: {} }

// The operator's own administrators reach everything; supervisors are named where they may read.
const withAdmin = (roles: RoleScopes): RoleScopes => ({ admin: 'region', ...roles })

/** Public: also without signing in. */
export const toAnyone = (): PublicAccess => ({ ...NOBODY, anyone: true })

/** Any signed-in person, over what the route itself makes theirs. */
export const signedIn = (): PersonalAccess => ({ ...NOBODY, signedIn: true })

/**
 * The person whose own it is, and the roles named with the administrators. Without roles nobody
 * else, as over one's own sessions.
 */
export const own = (roles?: RoleScopes): PersonalAccess => ({
  ...NOBODY,
  own: true,
  roles: roles === undefined ? {} : withAdmin(roles),
})

/** The roles named, each as far as said; administrators always. */
export const staff = (roles: RoleScopes): PersonalAccess => ({ ...NOBODY, roles: withAdmin(roles) })

/** Whether a caller may, at a place. Pure. */
export function allows(access: Access, caller: Caller | null, place: Place): boolean {
  if (access.anyone) return true
  if (caller === null) return false
  if (access.signedIn) return true
  if (access.own && place.personId != null && place.personId === caller.personId) return true
  return caller.grants.some((grant) => {
    const scope = access.roles[grant.role]
    return scope !== undefined && reaches(grant, scope, place)
  })
}

function reaches(grant: Grant, scope: Scope, place: Place): boolean {
  if (scope === 'operator') return grant.regionId === null
  if (grant.regionId !== null && grant.regionId !== place.regionId) return false
  // A grant narrowed to one community, station or supplier never reaches past it.
  if (grant.communityId !== null && grant.communityId !== place.communityId) return false
  if (grant.stationId !== null && grant.stationId !== place.stationId) return false
  if (grant.supplierId !== null && grant.supplierId !== place.supplierId) return false
  return true
}
