import { hashPassword } from 'better-auth/crypto'
import type { Tx } from '#platform/db'
import { isUniqueViolation } from '#platform/db'
import { newId } from '#platform/ids'
import { AlreadyExists, Invalid } from '#platform/refusals'
import { normalizePhone } from '#platform/text'
import { insertPeople, type Locale, type NewPersonRow, type Person } from './queries/people.ts'

export interface NewPerson {
  name: string
  /** As people write it; kept as E.164. */
  phone?: string | null | undefined
  email?: string | null | undefined
  /** Plain; kept only as a hash. */
  password?: string | undefined
  /** Until when a password given by somebody else may be changed by its owner. */
  temporaryPasswordUntil?: Date | undefined
  /** zh-CN when absent */
  locale?: Locale | undefined
}

/**
 * Makes a person with a login: by phone and code, or by e-mail and password.
 * @throws Invalid for a phone that is none, AlreadyExists when phone or e-mail are another's
 */
export async function createPerson(tx: Tx, person: NewPerson): Promise<Person> {
  const [made] = await createPeople(tx, [person])
  return made!
}

/** Makes many people in one statement, in the order given; all of them or none. */
export async function createPeople(tx: Tx, people: readonly NewPerson[]): Promise<Person[]> {
  const rows = await Promise.all(people.map(toRow))
  try {
    await insertPeople(tx, rows)
  } catch (error) {
    if (isUniqueViolation(error)) throw new AlreadyExists('phone or e-mail')
    throw error
  }
  return rows.map(({ id, name, phone, email, locale }) => ({ id, name, phone, email, locale }))
}

async function toRow(person: NewPerson): Promise<NewPersonRow> {
  const phone = person.phone == null ? null : normalizePhone(person.phone)
  if (person.phone != null && phone === null) {
    throw new Invalid('phone', 'This is not a phone number. Write it with its country code.')
  }
  return {
    id: newId(),
    name: person.name,
    phone,
    email: person.email?.toLowerCase() ?? null,
    locale: person.locale ?? 'zh-CN',
    passwordHash: person.password === undefined ? null : await hashPassword(person.password),
    temporaryPasswordUntil: person.temporaryPasswordUntil ?? null,
  }
}
