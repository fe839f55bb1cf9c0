import type { Grant, Role } from '#platform/access'
import { Invalid } from '#platform/refusals'

type Part = 'regionId' | 'communityId' | 'stationId' | 'supplierId'
type Scoped = Pick<Grant, 'role' | Part>

const PARTS: readonly Part[] = ['regionId', 'communityId', 'stationId', 'supplierId']

/** What the place of a role must name, and what it may name beside. */
const SHAPES: Record<Role, { must: readonly Part[]; may: readonly Part[] }> = {
  admin: { must: [], may: ['regionId'] },
  operations: { must: [], may: ['regionId'] },
  buyer: { must: [], may: ['regionId'] },
  finance: { must: [], may: ['regionId'] },
  support: { must: [], may: ['regionId'] },
  marketing: { must: [], may: ['regionId'] },
  supervisor: { must: [], may: ['regionId'] },
  leader: { must: ['regionId'], may: ['communityId'] },
  leader_helper: { must: ['regionId'], may: ['communityId'] },
  station_manager: { must: ['regionId', 'stationId'], may: [] },
  station_staff: { must: ['regionId', 'stationId'], may: [] },
  courier: { must: ['regionId'], may: ['stationId'] },
  supplier: { must: ['regionId', 'supplierId'], may: [] },
}

/** Refuses a role whose place is not of its kind, as a courier without a region. */
export function assertScopeOfRole(wish: Scoped): void {
  const { must, may } = SHAPES[wish.role]
  for (const part of PARTS) {
    const isNamed = wish[part] !== null
    if (must.includes(part) && !isNamed) throw new Invalid(part, `The role needs a ${part}.`)
    if (!must.includes(part) && !may.includes(part) && isNamed) {
      throw new Invalid(part, `The role does not take a ${part}.`)
    }
  }
}

/** Roles that operations gives out in its own region. */
const BY_OPERATIONS: readonly Role[] = [
  'leader_helper',
  'station_manager',
  'station_staff',
  'courier',
]

/** Whether one who holds these grants may give or take back a grant. Pure. */
export function mayGive(held: readonly Grant[], wish: Scoped): boolean {
  return held.some((grant) => {
    if (!PARTS.every((part) => grant[part] === null || grant[part] === wish[part])) return false
    if (grant.role === 'admin') return true
    return grant.role === 'operations' && BY_OPERATIONS.includes(wish.role)
  })
}
