import { randomBytes } from 'node:crypto'
import type { Queryable } from '#platform/db'
import { newId } from '#platform/ids'
import { insertSessions } from './queries/sessions.ts'

/**
 * Real sessions for many people at once, as a replay needs them: each token works as a bearer.
 * @param hours how long they live
 * @returns one token a person, in the order given
 */
export async function createSessions(
  db: Queryable,
  personIds: readonly string[],
  hours: number,
): Promise<{ personId: string; token: string }[]> {
  const sessions = personIds.map((personId) => ({
    id: newId(),
    token: randomBytes(24).toString('base64url'),
    personId,
  }))
  await insertSessions(db, sessions, hours)
  return sessions.map(({ personId, token }) => ({ personId, token }))
}
