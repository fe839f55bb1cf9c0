import { batched, type Queryable, sql, type Tx } from '#platform/db'

/** One device that is signed in. */
export interface Session {
  id: string
  userAgent: string | null
  address: string | null
  createdAt: Date
  expiresAt: Date
}

/** Live sessions of a person, newest first; 100 at most. */
export async function listSessions(db: Queryable, personId: string): Promise<Session[]> {
  const { rows } = await sql<Session>`
    select id, user_agent as "userAgent", ip_address as address, created_at as "createdAt",
      expires_at as "expiresAt"
    from auth_sessions where user_id = ${personId} and expires_at > now()
    order by id desc limit 100`.execute(db)
  return rows
}

/** Whose a session is; null when there is none such. */
export async function findSessionOwner(db: Queryable, sessionId: string): Promise<string | null> {
  const { rows } = await sql<{ personId: string }>`
    select user_id as "personId" from auth_sessions where id = ${sessionId}`.execute(db)
  return rows[0]?.personId ?? null
}

export async function deleteSession(tx: Tx, sessionId: string): Promise<void> {
  await sql`delete from auth_sessions where id = ${sessionId}`.execute(tx)
}

/** Ends every session of a person; the answer is how many there were. */
export async function deleteSessions(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql`delete from auth_sessions where user_id = ${personId}
    returning id`.execute(tx)
  return rows.length
}

export async function insertSessions(
  db: Queryable,
  sessions: readonly { id: string; token: string; personId: string }[],
  hours: number,
): Promise<void> {
  for (const batch of batched(sessions, 5000)) {
    await sql`
      insert into auth_sessions (id, token, user_id, expires_at)
      select id, token, person_id, now() + make_interval(hours => ${hours}::int)
      from unnest(${batch.map((session) => session.id)}::uuid[],
        ${batch.map((session) => session.token)}::text[],
        ${batch.map((session) => session.personId)}::uuid[]
      ) as made (id, token, person_id)`.execute(db)
  }
}

/** Deletes a set of what has run out: sessions, codes, counted attempts. */
export async function deleteExpired(tx: Tx, size: number): Promise<number> {
  const statements = [
    sql`delete from auth_sessions where id in (
      select id from auth_sessions where expires_at < now() limit ${size})`,
    sql`delete from auth_verifications where id in (
      select id from auth_verifications where expires_at < now() limit ${size})`,
    sql`delete from sign_in_attempts where (action, target_hash) in (
      select action, target_hash from sign_in_attempts where window_ends_at < now() limit ${size})`,
  ]
  let deleted = 0
  for (const statement of statements) {
    deleted += Number((await statement.execute(tx)).numAffectedRows ?? 0)
  }
  return deleted
}
