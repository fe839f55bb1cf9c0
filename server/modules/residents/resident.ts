/** How a neighbour said yes to being kept by name and ordered for. */
export const CONSENT_WAYS = ['spoken', 'paper', 'phone'] as const
export type ConsentWay = (typeof CONSENT_WAYS)[number]

/** Why a resident came to be bound to a leader. */
export type BindingReason = 'link' | 'community' | 'resident' | 'staff' | 'moved' | 'leader left'

/**
 * What a person is in a region. Without a person it is a neighbour without a login, for whom
 * another resident orders, or else the leader.
 */
export interface Resident {
  regionId: string
  id: string
  personId: string | null
  name: string
  /** E.164, unmasked: mask it with residentFor before it goes to anyone. */
  phone: string | null
  communityId: string
  buildingId: string | null
  room: string
  householdId: string | null
  leaderId: string | null
  ordersByResidentId: string | null
  consentedAt: Date | null
  consentRecordedBy: string | null
  consentHow: ConsentWay | null
  version: number
  createdAt: Date
  erasedAt: Date | null
}
