import { type Queryable, sql } from '#platform/db'

export type AttemptAction = 'send_code' | 'guess_code' | 'guess_password'

/**
 * Counts one attempt at a target and says how many there were in its window, this one with them.
 * One statement: of many at once each gets a number of its own.
 */
export async function countAttempt(
  db: Queryable,
  attempt: { action: AttemptAction; targetHash: Buffer; windowSeconds: number },
): Promise<{ attempts: number; windowEndsAt: Date }> {
  const { action, targetHash, windowSeconds } = attempt
  const { rows } = await sql<{ attempts: number; windowEndsAt: Date }>`
    insert into sign_in_attempts as counted (action, target_hash, attempts, window_ends_at)
    values (${action}, ${targetHash}, 1, now() + make_interval(secs => ${windowSeconds}))
    on conflict (action, target_hash) do update set
      attempts = case when counted.window_ends_at < now() then 1 else counted.attempts + 1 end,
      window_ends_at = case when counted.window_ends_at < now() then excluded.window_ends_at
        else counted.window_ends_at end
    returning attempts, window_ends_at as "windowEndsAt"`.execute(db)
  return rows[0]!
}

export async function forgetAttempts(
  db: Queryable,
  targetHash: Buffer,
  actions: readonly AttemptAction[],
): Promise<void> {
  await sql`delete from sign_in_attempts where target_hash = ${targetHash}
    and action = any(${actions as string[]}::text[])`.execute(db)
}
