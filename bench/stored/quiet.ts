import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, sql } from '#platform/db'

const LONGEST_MS = 120_000

/** Waits until every event is delivered. @throws Error when they are not in time */
export async function quiet(db: Db): Promise<void> {
  const deadline = performance.now() + LONGEST_MS
  while (performance.now() < deadline) {
    const { rows } = await sql`select from undelivered_events limit 1`.execute(db)
    if (rows.length === 0) return
    await sleep(200)
  }
  throw new Error('the events are not delivered')
}
