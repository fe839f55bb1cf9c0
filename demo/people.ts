import type { DemoPerson } from '../server/pages/landing.ts'

/** Who can sign in to the demo, and how. */
export function demoPeople(): readonly DemoPerson[] {
  return []
}
