export const tag = 'aftersales'

/** Roles that read every claim of a region. */
export const READERS = {
  support: 'region',
  operations: 'region',
  finance: 'region',
  supervisor: 'region',
} as const

/** Roles that read the claims of a community they serve. */
export const AT_COMMUNITY = { leader: 'community', leader_helper: 'community' } as const
