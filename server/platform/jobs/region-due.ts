import type { RawBuilder } from 'kysely'
import { type Queryable, sql } from '#platform/db'

export interface RegionDue {
  regionId: string
  /** Real time of the database, for leases and tries. */
  now: Date
  /** Its business time. */
  at: Date
}

/**
 * A region in which rows of a table are due, whichever; null when there is none. Sweeps then lock
 * within it, one region a turn: rows of several regions lie on several nodes, where no statement can
 * lock them together.
 * @param due the condition on the table's own columns
 */
export async function regionDue(
  db: Queryable,
  table: string,
  due: RawBuilder<unknown>,
): Promise<RegionDue | null> {
  const { rows } = await sql<RegionDue>`
    select region_id as "regionId", now() as now, linli_now() as at
    from ${sql.table(table)} where ${due} limit 1`.execute(db)
  return rows[0] ?? null
}
