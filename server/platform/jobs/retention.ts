import { type Db, sql } from '#platform/db'
import type { Task } from './worker.ts'

/** How long rows of a table are kept, as its comment in the migration says too. */
export interface Retention {
  table: string
  /** The column whose age counts; rows without a value are kept. */
  aged: string
  keptDays: number
}

const SET_SIZE = 5000
const MOST_SETS = 200

/** Deletes what is older than its table keeps it, each night, in bounded sets. */
export const retentionTask = (retentions: readonly Retention[]): Task => ({
  name: 'retention',
  cron: '41 3 * * *',
  work: async (_payload, db) => {
    for (const retention of retentions) await deleteAged(db, retention)
  },
})

/** @returns how many rows went */
export async function deleteAged(db: Db, { table, aged, keptDays }: Retention): Promise<number> {
  let deleted = 0
  for (let set = 0; set < MOST_SETS; set += 1) {
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(table)} where ctid = any(array(
        select ctid from ${sql.table(table)}
        where ${sql.ref(aged)} < (select linli_now()) - make_interval(days => ${keptDays})
        limit ${SET_SIZE}))`.execute(db)
    deleted += Number(numAffectedRows)
    if (numAffectedRows < SET_SIZE) break
  }
  return deleted
}
