import type { Grant, Role } from '#platform/access'
import type { LocatedEvent, Whereabouts } from './located.ts'

/** Who listens: the grants and the residents of a person in one region. */
export interface Ears {
  regionId: string
  grants: readonly Grant[]
  residentIds: readonly string[]
}

interface Audience {
  /** Staff of the region that may read it, beside admin, operations and supervisor. */
  staff?: readonly Role[]
  /** Who hears it of their own community, station or supplier. */
  of?: readonly ('community' | 'station' | 'supplier' | 'courier' | 'resident')[]
}

const HEADQUARTERS: readonly Role[] = ['admin', 'operations', 'supervisor']
const LEADERS: readonly Role[] = ['leader', 'leader_helper']
const STATION: readonly Role[] = ['station_manager', 'station_staff']

// By what stands before the dot of an event's type; what is not named only admins hear.
const AUDIENCES: Readonly<Record<string, Audience>> = {
  order: {
    staff: ['support', 'finance', 'buyer', 'marketing'],
    of: ['community', 'station', 'resident'],
  },
  payment: { staff: ['support', 'finance'], of: ['resident'] },
  refund: { staff: ['support', 'finance'], of: ['resident'] },
  handover: { staff: ['support'], of: ['community', 'station', 'resident'] },
  'handover-conflict': { staff: ['support', 'finance'], of: ['community'] },
  'door-delivery': { staff: ['support'], of: ['community', 'resident'] },
  delivery: { staff: ['support'], of: ['community', 'station'] },
  load: { staff: ['support'], of: ['community', 'station', 'courier'] },
  redelivery: { staff: ['support'], of: ['community', 'station', 'courier'] },
  claim: { staff: ['support', 'finance', 'buyer'], of: ['community', 'supplier', 'resident'] },
  incident: { staff: ['support', 'finance', 'buyer'], of: ['station'] },
  'purchase-order': { staff: ['buyer', 'finance'], of: ['supplier', 'station'] },
  demand: { staff: ['buyer'], of: ['station'] },
  surplus: { staff: ['buyer'], of: ['station'] },
  goods: { staff: ['buyer'], of: ['supplier', 'station'] },
  receiving: { staff: ['buyer'], of: ['station'] },
  shortfall: { staff: ['buyer', 'support'], of: ['station', 'community', 'resident'] },
  replacement: { staff: ['support'], of: ['station', 'resident'] },
  sorting: { staff: ['support'], of: ['station'] },
  'sorting-wave': { staff: ['support'], of: ['station'] },
  stock: { staff: ['buyer', 'finance'], of: ['station'] },
  window: { staff: ['buyer', 'marketing', 'support'] },
  offer: { staff: ['buyer', 'marketing', 'support'] },
  plan: { staff: ['buyer', 'marketing'] },
  listing: { staff: ['buyer', 'marketing'] },
  leader: { staff: ['support', 'finance'], of: ['community'] },
  resident: { staff: ['support'], of: ['community', 'resident'] },
  household: { staff: ['support'], of: ['resident'] },
  community: { staff: ['support', 'buyer'], of: ['community'] },
  station: { staff: ['support', 'buyer'], of: ['station'] },
  supplier: { staff: ['buyer', 'finance'], of: ['supplier'] },
  statement: { staff: ['finance'], of: ['supplier'] },
  cash: { staff: ['finance'] },
  payout: { staff: ['finance'] },
  commission: { staff: ['finance'] },
}

/** Figures and other people's ids are headquarters' to read; these say what to read again. */
const TOLD_TO_ALL = [
  'orderId',
  'communityId',
  'stationId',
  'warehouseId',
  'pickupDate',
  'windowId',
  'loadId',
  'purchaseOrderId',
]

/** What a listener is told of an event; null where it is not theirs to hear. Pure. */
export function tellingFor(ears: Ears, event: LocatedEvent): object | null {
  const reach = reachOf(ears, event)
  if (reach === 'none') return null
  const { type, subjectKind, subjectId, occurredAt, id } = event
  const body = reach === 'region' ? event.body : only(event.body, TOLD_TO_ALL)
  return { id, type, subjectKind, subjectId, body, occurredAt: occurredAt.toISOString() }
}

function reachOf(ears: Ears, event: LocatedEvent): 'region' | 'own' | 'none' {
  const audience = AUDIENCES[event.type.slice(0, event.type.indexOf('.'))]
  const here = ears.grants.filter(({ regionId }) => regionId === null || regionId === ears.regionId)
  if (here.some(({ role }) => role === 'admin')) return 'region'
  if (audience === undefined) return 'none'
  const staff = [...HEADQUARTERS, ...(audience.staff ?? [])]
  if (here.some((grant) => isOfWholeRegion(grant) && staff.includes(grant.role))) return 'region'
  const isOwn =
    here.some((grant) => isOfGrant(grant, audience.of ?? [], event.where)) ||
    (audience.of?.includes('resident') === true &&
      ears.residentIds.some((id) => event.where.residentIds.includes(id)))
  return isOwn ? 'own' : 'none'
}

const isOfWholeRegion = ({ communityId, stationId, supplierId }: Grant): boolean =>
  communityId === null && stationId === null && supplierId === null

function isOfGrant(
  { role, communityId, stationId, supplierId }: Grant,
  of: NonNullable<Audience['of']>,
  where: Whereabouts,
): boolean {
  if (LEADERS.includes(role) && of.includes('community'))
    return communityId !== null && where.communityIds.includes(communityId)
  if (STATION.includes(role) && of.includes('station'))
    return stationId !== null && where.stationIds.includes(stationId)
  if (role === 'supplier' && of.includes('supplier'))
    return supplierId !== null && where.supplierIds.includes(supplierId)
  // A courier's grant is of a region or of one station; their loads are anyone's who drives there.
  if (role === 'courier' && of.includes('courier'))
    return stationId === null || where.stationIds.includes(stationId)
  return false
}

const only = (body: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.flatMap((key) => (key in body ? [[key, body[key]]] : [])))
