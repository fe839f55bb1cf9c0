import { createPeople, createSessions, giveGrant, type NewPerson } from '#identity'
import { type Db, transact } from '#platform/db'
import type { DemoApi } from './api.ts'
import { forEachAtOnce } from './at-once.ts'
import { LEADERS } from './leaders.ts'
import { REGION } from './places.ts'
import { RESIDENTS } from './residents.ts'
import { callName, PASSWORD, STAFF } from './staff.ts'

const SESSION_HOURS = 1

/** Staff go by their role or e-mail, and who has a phone by their name. */
const EVERYONE: readonly { who: string; person: NewPerson }[] = [
  ...STAFF.map((one) => ({
    who: callName(one),
    person: { name: one.name, email: one.email, password: PASSWORD },
  })),
  ...LEADERS.map(({ name, phone }) => ({ who: name, person: { name, phone } })),
  ...RESIDENTS.map(({ name, phone, locale }) => ({ who: name, person: { name, phone, locale } })),
]

/** Makes everyone who signs in, and signs them in for the time of the load. */
export async function loadPeople(db: Db, api: DemoApi, at: Date): Promise<void> {
  const ids = await transact(db, async (tx) => {
    const made = await createPeople(
      tx,
      EVERYONE.map(({ person }) => person),
    )
    const admin = made[EVERYONE.findIndex(({ who }) => who === 'admin')]!
    // Nobody is there yet who could give the first role.
    await giveGrant(tx, { personId: admin.id, role: 'admin', givenBy: null, at })
    return made.map(({ id }) => id)
  })
  const sessions = await createSessions(db, ids, SESSION_HOURS)
  for (const [index, { who }] of EVERYONE.entries()) api.know(who, sessions[index]!)
}

const OFFICE: readonly string[] = [
  'operations',
  'buyer',
  'finance',
  'support',
  'marketing',
  'supervisor',
]

/** The roles of the office; the region has to be there. */
export async function grantOffice(api: DemoApi): Promise<void> {
  const people = STAFF.filter(({ role }) => OFFICE.includes(role))
  await forEachAtOnce(people, (one) => {
    const body = { personId: api.idOf(callName(one)), role: one.role }
    return api.call('admin', 'POST', `/regions/${REGION.id}/grants`, body)
  })
}

/** The roles of the stations' people and the couriers; the stations have to be there. */
export async function grantStations(
  api: DemoApi,
  stationIds: ReadonlyMap<string, string>,
): Promise<void> {
  for (const one of STAFF) {
    const { role, station } = one
    if (station === undefined && role !== 'courier') continue
    const where = station === undefined ? {} : { stationId: stationIds.get(station)! }
    const body = { personId: api.idOf(callName(one)), role, ...where }
    await api.call('operations', 'POST', `/regions/${REGION.id}/grants`, body)
  }
}

/** Signs everyone out again: what the demo's people find are sessions of their own. */
export async function endSessions(api: DemoApi): Promise<void> {
  const end = (who: string) =>
    api.call<void>('admin', 'DELETE', `/people/${api.idOf(who)}/sessions`)
  const others = EVERYONE.filter(({ who }) => who !== 'admin')
  await forEachAtOnce(others, ({ who }) => end(who))
  await end('admin')
}
