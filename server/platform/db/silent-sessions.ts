import { type Kysely, sql } from 'kysely'
import type { DB } from './tables.gen.ts'

const WATCH_MS = 2000
/** Between two messages of one statement a living program is silent for milliseconds. */
export const MID_STATEMENT_MS = 5000

/**
 * Ends sessions of Linli's programs whose other side went dead within a statement. PostgreSQL has no
 * limit for these: its clocks run while it works and while it waits for a statement to begin, and not
 * between the messages of one. What such a session has locked would stay locked until the system
 * notices that nobody is there, hours later.
 * @param statementMs what a statement may take
 * @returns how many were ended
 */
export async function endSilentSessions(db: Kysely<DB>, statementMs: number): Promise<number> {
  const readMs = Math.min(MID_STATEMENT_MS, statementMs)
  return db.transaction().execute(async (tx) => {
    // Whoever signed in may see and end their own sessions; the role of the program may not.
    await sql`set local role none`.execute(tx)
    const { rows } = await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and usename = session_user
        and application_name in ('linli', 'linli-lane')
        and state = 'active' and wait_event_type = 'Client'
        and state_change < clock_timestamp() - make_interval(secs =>
          case wait_event when 'ClientRead' then ${readMs}::float8 else ${statementMs}::float8 end
            / 1000)`.execute(tx)
    return rows.length
  })
}

/**
 * Looks for silent sessions again and again, as every process does: the one that went silent may be
 * the one that held the lock by which one of several is chosen.
 * @returns stops it, after the look under way
 */
export function watchSilentSessions(
  db: Kysely<DB>,
  statementMs: number,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let looking: Promise<unknown> | undefined
  const timer = setInterval(() => {
    looking ??= endSilentSessions(db, statementMs)
      .catch(onError)
      .finally(() => {
        looking = undefined
      })
  }, WATCH_MS)
  return async () => {
    clearInterval(timer)
    await looking
  }
}
