import { type Queryable, sql } from '#platform/db'
import { NO_MAIL } from './people.ts'

/** One to whom a role can be given. */
export interface Candidate {
  id: string
  name: string
  email: string | null
  /** E.164 */
  phone: string | null
}

/** Part of a name or an e-mail, or one whole phone number. */
export type CandidateWish = { part: string } | { phone: string }

const LIKE_SIGNS = /[\\%_]/g

/**
 * People of whom a name, an e-mail or the whole phone is known. By a part of these only those who
 * sign in by e-mail or hold a role in the region are found: residents are no list to leaf through.
 */
export async function findCandidates(
  db: Queryable,
  filter: { regionId: string; wish: CandidateWish; limit: number },
): Promise<Candidate[]> {
  const { regionId, wish, limit } = filter
  const pattern = 'part' in wish ? `%${wish.part.replace(LIKE_SIGNS, '\\$&')}%` : ''
  const matches =
    'phone' in wish
      ? sql`person.phone_number = ${wish.phone}`
      : sql`(person.name ilike ${pattern} or (email not like ${`%${NO_MAIL}`} and email ilike ${pattern}))
          and (email not like ${`%${NO_MAIL}`} or exists (select from grants
            where grants.person_id = person.id and revoked_at is null
              and (region_id = ${regionId} or region_id is null)))`
  const { rows } = await sql<Candidate>`
    select person.id, person.name, phone_number as phone,
      case when email not like ${`%${NO_MAIL}`} then email end as email
    from auth_users person
    where erased_at is null and ${matches}
    order by person.name, person.id limit ${limit}`.execute(db)
  return rows
}
