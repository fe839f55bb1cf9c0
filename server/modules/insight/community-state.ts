/** What is known of a community's day, in the order in which a day goes. */
export interface CommunityFacts {
  orders: number
  bags: number
  sorted: number
  isOnTheWay: boolean
  hasArrived: boolean
  isConfirmed: boolean
  ready: number
  handedOver: number
  returned: number
  gaps: number
}

export const COMMUNITY_STATES = [
  'missing',
  'handed-over',
  'handing-over',
  'arrived',
  'on-the-way',
  'sorted',
  'sorting',
  'ordered',
] as const
export type CommunityState = (typeof COMMUNITY_STATES)[number]

/** The one word for where a community stands: what needs someone first, else how far it is. Pure. */
export function communityState(facts: CommunityFacts): CommunityState {
  if (facts.gaps > 0) return 'missing'
  if (facts.ready > 0 && facts.handedOver + facts.returned >= facts.ready) return 'handed-over'
  if (facts.handedOver > 0 || facts.isConfirmed) return 'handing-over'
  if (facts.isOnTheWay) return 'on-the-way'
  if (facts.hasArrived) return 'arrived'
  if (facts.bags > 0 && facts.sorted >= facts.bags) return 'sorted'
  if (facts.sorted > 0) return 'sorting'
  return 'ordered'
}
