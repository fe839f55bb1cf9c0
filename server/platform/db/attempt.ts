import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** How a step ended: with what it gave, or with the error that undid it. */
export type Attempt<Result> = { isDone: true; result: Result } | { isDone: false; error: unknown }

/**
 * Runs a step that may fail without losing the transaction around it: what a failed one wrote is
 * undone, what was written before it stays. Throws only where the transaction itself is gone.
 */
export async function attempt<Result>(
  tx: Tx,
  step: () => Promise<Result>,
): Promise<Attempt<Result>> {
  await sql`savepoint step`.execute(tx)
  try {
    const result = await step()
    await sql`release savepoint step`.execute(tx)
    return { isDone: true, result }
  } catch (error) {
    await sql`rollback to savepoint step`.execute(tx)
    await sql`release savepoint step`.execute(tx)
    return { isDone: false, error }
  }
}
