import { staff } from '#platform/access'

/** Who decides what is sold. */
export const EDITORS = staff({ marketing: 'region', buyer: 'region', operations: 'region' })

/** Who may look, at cost and commission too. */
export const READERS = staff({
  marketing: 'region',
  buyer: 'region',
  operations: 'region',
  finance: 'region',
  support: 'region',
  supervisor: 'region',
})
