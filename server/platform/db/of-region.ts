import { type RawBuilder, sql } from 'kysely'

/**
 * Tables narrowed to one region, under their own names: put behind WITH, the statement then reads no
 * other region's rows, and on Citus goes to one node.
 */
export const ofRegion = (regionId: string, tables: readonly string[]): RawBuilder<unknown> =>
  sql.join(
    tables.map(
      (table) => sql`${sql.ref(table)} as not materialized (
        select * from ${sql.table(`public.${table}`)} where region_id = ${regionId})`,
    ),
  )
