import { batched, type Queryable, sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'

/** Languages people are spoken to in. */
export type Locale = 'zh-CN' | 'en' | 'es'

/** A person with a login. What they are in a region is kept by that region's modules. */
export interface Person {
  id: string
  /** Empty until the person says one. */
  name: string
  /** E.164 */
  phone: string | null
  email: string | null
  locale: Locale
}

export interface NewPersonRow extends Person {
  passwordHash: string | null
  temporaryPasswordUntil: Date | null
}

// Sign-in wants an e-mail of everyone; .invalid is the domain that can never get mail (RFC 2606).
export const NO_MAIL = '@no-mail.invalid'
export const placeholderEmail = (id: string): string => `${id}${NO_MAIL}`

const PERSON = sql<Person>`id, name, phone_number as phone, locale,
  case when email not like ${`%${NO_MAIL}`} then email end as email`

/** The people of the ids who are still there; the order is not theirs. */
export async function listPeople(db: Queryable, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Person>`select ${PERSON} from auth_users
    where id = any(${ids as string[]}::uuid[]) and erased_at is null`.execute(db)
  return rows
}

export async function findPerson(db: Queryable, id: string): Promise<Person | null> {
  const [person] = await listPeople(db, [id])
  return person ?? null
}

/** @param phone E.164, as normalizePhone gives it */
export async function findPersonByPhone(db: Queryable, phone: string): Promise<Person | null> {
  const { rows } = await sql<Person>`select ${PERSON} from auth_users
    where phone_number = ${phone} and erased_at is null`.execute(db)
  return rows[0] ?? null
}

export async function findPersonByEmail(db: Queryable, email: string): Promise<Person | null> {
  const { rows } = await sql<Person>`select ${PERSON} from auth_users
    where email = ${email.toLowerCase()} and erased_at is null`.execute(db)
  return rows[0] ?? null
}

export async function insertPeople(tx: Tx, people: readonly NewPersonRow[]): Promise<void> {
  for (const batch of batched(people, 5000)) {
    await sql`
      insert into auth_users (id, name, email, phone_number, phone_number_verified, locale,
        temporary_password_until)
      select id, name, email, phone, phone is not null, locale, until
      from unnest(${batch.map((person) => person.id)}::uuid[],
        ${batch.map((person) => person.name)}::text[],
        ${batch.map((person) => person.email?.toLowerCase() ?? placeholderEmail(person.id))}::text[],
        ${batch.map((person) => person.phone)}::text[],
        ${batch.map((person) => person.locale)}::text[],
        ${batch.map((person) => person.temporaryPasswordUntil)}::timestamptz[]
      ) as made (id, name, email, phone, locale, until)`.execute(tx)
  }
  await upsertPasswords(
    tx,
    people.flatMap(({ id, passwordHash }) =>
      passwordHash === null ? [] : [{ personId: id, passwordHash }],
    ),
  )
}

/** Puts passwords in the place where sign-in looks for them. */
export async function upsertPasswords(
  tx: Tx,
  passwords: readonly { personId: string; passwordHash: string }[],
): Promise<void> {
  if (passwords.length === 0) return
  await sql`
    insert into auth_accounts (id, account_id, provider_id, user_id, password)
    select id, person_id::text, 'credential', person_id, hash
    from unnest(${passwords.map(() => newId())}::uuid[],
      ${passwords.map(({ personId }) => personId)}::uuid[],
      ${passwords.map(({ passwordHash }) => passwordHash)}::text[]) as made (id, person_id, hash)
    on conflict (provider_id, account_id)
    do update set password = excluded.password, updated_at = now()`.execute(tx)
}

export async function updatePerson(
  tx: Tx,
  change: {
    id: string
    name?: string | undefined
    locale?: string | undefined
    /** Address of the picture; null takes it away, undefined leaves it. */
    picture?: string | null | undefined
  },
): Promise<void> {
  await sql`update auth_users set name = coalesce(${change.name ?? null}, name),
      locale = coalesce(${change.locale ?? null}, locale),
      image = case when ${change.picture === undefined} then image else ${change.picture ?? null} end,
      updated_at = now()
    where id = ${change.id}`.execute(tx)
}

export async function setTemporaryPasswordUntil(
  tx: Queryable,
  personId: string,
  until: Date | null,
): Promise<void> {
  await sql`update auth_users set temporary_password_until = ${until}, updated_at = now()
    where id = ${personId}`.execute(tx)
}

export interface SignInState {
  temporaryPasswordUntil: Date | null
  hasSecondFactor: boolean
  isErased: boolean
}

/** What decides whether a session may begin. */
export async function findSignInState(db: Queryable, id: string): Promise<SignInState | null> {
  const { rows } = await sql<SignInState>`
    select temporary_password_until as "temporaryPasswordUntil",
      two_factor_enabled as "hasSecondFactor", erased_at is not null as "isErased"
    from auth_users where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/**
 * Takes a code of a person's authenticator, once, however often and at once it is shown. Three are
 * remembered: as many as hold at one time.
 * @returns false when it was taken before
 */
export async function takeAuthenticatorCode(
  db: Queryable,
  personId: string,
  code: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update auth_two_factors
    set used_codes = (array_append(used_codes, ${code}))[greatest(1, cardinality(used_codes) - 1):]
    where user_id = ${personId} and not (${code} = any(used_codes))`.execute(db)
  return numAffectedRows === 1n
}

/** What only the person sees of themselves: their picture, and how they can sign in. */
interface Own {
  picture: string | null
  hasPassword: boolean
  hasSecondFactor: boolean
  passkeys: number
}

export async function findOwn(db: Queryable, personId: string): Promise<Own> {
  const { rows } = await sql<Own>`
    select image as picture, two_factor_enabled as "hasSecondFactor",
      exists (select from auth_accounts where user_id = person.id and password is not null)
        as "hasPassword",
      (select count(*) from auth_passkeys where user_id = person.id) as passkeys
    from auth_users person where id = ${personId}`.execute(db)
  return rows[0]!
}

export async function deleteSecondFactor(tx: Tx, personId: string): Promise<void> {
  await sql`delete from auth_two_factors where user_id = ${personId}`.execute(tx)
  await sql`update auth_users set two_factor_enabled = false where id = ${personId}`.execute(tx)
}

/** Locks a person's row; false when there is no such person any more. */
export async function lockPerson(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql`select from auth_users
    where id = ${personId} and erased_at is null for update`.execute(tx)
  return rows.length === 1
}

/** Empties a person's row and deletes every way to sign in; the id stays for what was done. */
export async function emptyPerson(tx: Tx, personId: string): Promise<void> {
  await sql`delete from auth_verifications where identifier =
    (select phone_number from auth_users where id = ${personId}) or value = ${personId}`.execute(tx)
  await sql`delete from auth_sessions where user_id = ${personId}`.execute(tx)
  await sql`delete from auth_accounts where user_id = ${personId}`.execute(tx)
  await sql`delete from auth_passkeys where user_id = ${personId}`.execute(tx)
  await sql`delete from auth_two_factors where user_id = ${personId}`.execute(tx)
  await sql`update auth_users set name = '', email = ${placeholderEmail(personId)},
      email_verified = false, image = null, phone_number = null, phone_number_verified = null,
      two_factor_enabled = false, temporary_password_until = null, erased_at = now(),
      updated_at = now()
    where id = ${personId}`.execute(tx)
}
