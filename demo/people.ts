import type { DemoPerson } from '../server/faces/installation.ts'
import { LEADERS } from './leaders.ts'
import { RESIDENTS } from './residents.ts'
import { type DemoStaff, PASSWORD, STAFF } from './staff.ts'

/** Who can sign in to the demo, how, and for which face. */
export function demoPeople(): readonly DemoPerson[] {
  return [
    ...RESIDENTS.flatMap((one) => byPhone(one, one.who, 'shop')),
    ...LEADERS.flatMap((one) => byPhone(one, one.who, 'work')),
    ...STAFF.map(byPassword),
  ]
}

const byPhone = (
  { name, phone }: { name: string; phone: string },
  who: readonly string[] | undefined,
  face: DemoPerson['face'],
): DemoPerson[] =>
  who === undefined
    ? []
    : [{ name, who: who.join(' · '), signIn: `${phone}, code shown on screen`, face }]

const byPassword = ({ name, email, who, station, supplier, role }: DemoStaff): DemoPerson => ({
  name,
  who: who.join(' · '),
  signIn: `${email} · ${PASSWORD}`,
  face: station !== undefined || supplier !== undefined || role === 'courier' ? 'work' : 'console',
})
