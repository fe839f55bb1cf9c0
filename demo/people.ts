import type { DemoPerson } from '../server/faces/installation.ts'
import { LEADERS } from './leaders.ts'
import { RESIDENTS } from './residents.ts'
import { PASSWORD, STAFF } from './staff.ts'

/** Who can sign in to the demo, and how. */
export function demoPeople(): readonly DemoPerson[] {
  const byPhone = [...RESIDENTS, ...LEADERS].flatMap(({ name, phone, who }) =>
    who === undefined
      ? []
      : [{ name, who: who.join(' · '), signIn: `${phone}, code shown on screen` }],
  )
  const byPassword = STAFF.map(({ name, email, who }) => ({
    name,
    who: who.join(' · '),
    signIn: `${email} · ${PASSWORD}`,
  }))
  return [...byPhone, ...byPassword]
}
