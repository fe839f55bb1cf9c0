import { randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { Tx } from '#platform/db'
import { AlreadyExists, Invalid, NotFound } from '#platform/refusals'
import { createPerson } from './create-person.ts'
import {
  deleteSecondFactor,
  findPerson,
  findPersonByEmail,
  type Locale,
  lockPerson,
  setTemporaryPasswordUntil,
  upsertPasswords,
} from './queries/people.ts'
import { deleteSessions } from './queries/sessions.ts'

/** Shown once, to be passed on by hand; it opens nothing but its own change. */
export interface TemporaryPassword {
  personId: string
  password: string
  until: Date
}

const DAYS = 7

const newPassword = (): string => randomBytes(12).toString('base64url')
// Sign-in lives by the world's clock, not by business time.
const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000)

/** Makes a member of staff, who signs in by e-mail. @throws AlreadyExists for a known e-mail */
export async function createStaff(
  tx: Tx,
  staff: { name: string; email: string; locale?: Locale | undefined },
): Promise<TemporaryPassword> {
  if ((await findPersonByEmail(tx, staff.email)) !== null) throw new AlreadyExists('e-mail')
  const password = newPassword()
  const until = inDays(DAYS)
  const person = await createPerson(tx, { ...staff, password, temporaryPasswordUntil: until })
  return { personId: person.id, password, until }
}

/**
 * Gives one who lost theirs a new temporary password; every session of theirs ends.
 * @param giving.dropSecondFactor also forget the second factor, for one who lost the device
 */
export async function giveTemporaryPassword(
  tx: Tx,
  giving: { personId: string; dropSecondFactor: boolean },
): Promise<TemporaryPassword> {
  const { personId } = giving
  if (!(await lockPerson(tx, personId))) throw new NotFound('person')
  const person = await findPerson(tx, personId)
  if (person?.email == null) throw new Invalid('person', 'This person signs in by phone and code.')
  const password = newPassword()
  const until = inDays(DAYS)
  await upsertPasswords(tx, [{ personId, passwordHash: await hashPassword(password) }])
  await setTemporaryPasswordUntil(tx, personId, until)
  if (giving.dropSecondFactor) await deleteSecondFactor(tx, personId)
  await deleteSessions(tx, personId)
  return { personId, password, until }
}
