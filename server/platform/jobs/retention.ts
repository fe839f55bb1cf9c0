import type { RawBuilder } from 'kysely'
import { type Db, sql } from '#platform/db'
import { regionDue } from './region-due.ts'
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
  const isAged = sql`${sql.ref(aged)} < (select linli_now()) - make_interval(days => ${keptDays})`
  let deleted = 0
  for (let set = 0; set < MOST_SETS; set += 1) {
    const region = await regionOf(db, table, isAged)
    if (region === null) break
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(table)} where ${region} and ctid = any(array(
        select ctid from ${sql.table(table)} where ${region} and ${isAged}
        limit ${SET_SIZE}))`.execute(db)
    deleted += Number(numAffectedRows)
  }
  return deleted
}

// A ctid means something in one table of one node alone, so what is deleted by it is of one region.
async function regionOf(
  db: Db,
  table: string,
  isAged: RawBuilder<unknown>,
): Promise<RawBuilder<unknown> | null> {
  const { rows } = await sql<{ isOfRegion: boolean }>`
    select exists (select from pg_attribute where attrelid = to_regclass(${table})
      and attname = 'region_id') as "isOfRegion"`.execute(db)
  if (rows[0]?.isOfRegion === true) {
    const due = await regionDue(db, table, isAged)
    return due === null ? null : sql`region_id = ${due.regionId}`
  }
  const any = await sql`select from ${sql.table(table)} where ${isAged} limit 1`.execute(db)
  return any.rows.length === 0 ? null : sql`true`
}
