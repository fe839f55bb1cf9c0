import { type Caller, type Grant, isRole } from '#platform/access'
import { type Queryable, sql } from '#platform/db'

interface CallerRow {
  personId: string
  sessionId: string
  locale: string
  hasTemporaryPassword: boolean
  grants: (Omit<Grant, 'role'> & { role: string })[]
}

export interface FoundCaller {
  caller: Caller
  /** Signed in with a password that an administrator gave and that is not changed yet. */
  hasTemporaryPassword: boolean
}

/** The person of a live session with the grants in force, in one statement. */
export async function findCaller(db: Queryable, token: string): Promise<FoundCaller | null> {
  const { rows } = await sql<CallerRow>`
    select person.id as "personId", session.id as "sessionId", person.locale,
      person.temporary_password_until is not null as "hasTemporaryPassword",
      coalesce((
        select json_agg(json_build_object('id', id, 'role', role, 'regionId', region_id,
          'communityId', community_id, 'stationId', station_id, 'supplierId', supplier_id))
        from grants where person_id = person.id and revoked_at is null
      ), '[]') as grants
    from auth_sessions session join auth_users person on person.id = session.user_id
    where session.token = ${token} and session.expires_at > now()
      and person.erased_at is null`.execute(db)
  const row = rows[0]
  if (row === undefined) return null
  const { hasTemporaryPassword, ...caller } = row
  const grants = row.grants.filter((grant): grant is Grant => isRole(grant.role))
  return { caller: { ...caller, grants }, hasTemporaryPassword }
}
