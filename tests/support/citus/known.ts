import type pg from 'pg'
import type { Known } from './faults.ts'

/** Placements, columns and volatilities, as a migrated database says them. */
export async function readKnown(client: pg.ClientBase): Promise<Known> {
  const tables = await client.query<{ name: string; placement: string; columns: string[] }>(`
    select c.relname as name, split_part(obj_description(c.oid, 'pg_class'), ' |', 1) as placement,
      array_agg(a.attname::text) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname = 'public' and c.relkind in ('r', 'p') group by c.oid, c.relname`)
  const functions = await client.query<{ name: string; kinds: string[]; ours: boolean }>(`
    select p.proname as name, array_agg(distinct p.provolatile::text) as kinds,
      bool_or(n.nspname = 'public' and not exists (
        select from pg_depend d where d.objid = p.oid and d.deptype = 'e')) as ours
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('pg_catalog', 'public') group by p.proname`)
  return {
    placement: new Map(tables.rows.map(({ name, placement }) => [name, placement])),
    columns: new Map(tables.rows.map(({ name, columns }) => [name, new Set(columns)])),
    volatility: new Map(functions.rows.map(({ name, kinds }) => [name, new Set(kinds)])),
    ours: new Set(functions.rows.filter(({ ours }) => ours).map(({ name }) => name)),
  }
}
