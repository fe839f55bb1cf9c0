/**
 * The roles that a grant can give. A resident needs none: what is their own is theirs.
 * admin runs the operator; supervisor reads everything and changes nothing.
 */
export const ROLES = [
  'admin',
  'operations',
  'buyer',
  'finance',
  'support',
  'marketing',
  'supervisor',
  'leader',
  'leader_helper',
  'station_manager',
  'station_staff',
  'courier',
  'supplier',
] as const

export type Role = (typeof ROLES)[number]

/** How far a grant of a role reaches on a route. */
export type Scope = 'operator' | 'region' | 'community' | 'station' | 'supplier'

export const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text)
