import { setTimeout as sleep } from 'node:timers/promises'
import type { Db, Tx } from './database.ts'
import { isTransient } from './errors.ts'

const TRIES = 6

/**
 * Runs work in one transaction (READ COMMITTED) and commits it, again from the start after a
 * serialization failure, a deadlock or a lock that took too long, up to six times. So work must do
 * nothing outside the database. A connection lost at COMMIT is not retried: only a caller with an
 * idempotency key can know that this is safe.
 */
export async function transact<Result>(db: Db, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (!isTransient(error) || attempt === TRIES) throw error
      // Spread out, so that the two that met do not meet again.
      await sleep(Math.random() * 20 * 2 ** attempt)
    }
  }
}
