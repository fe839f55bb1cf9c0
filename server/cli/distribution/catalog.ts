import type pg from 'pg'

export const PLACEMENTS = ['reference', 'region', 'local'] as const
export type Placement = (typeof PLACEMENTS)[number]

export interface CatalogTable {
  name: string
  /** As the table's comment declares it; null where it declares none. */
  placement: Placement | null
  /** What follows the placement in the comment. */
  kept: string
  erasing: string
  primaryKey: string[]
  /** Every other unique key or index, by name. */
  uniqueKeys: { name: string; columns: string[] }[]
  foreignKeys: CatalogForeignKey[]
  triggers: string[]
  /** Defaults and constraints that Citus takes on no distributed table. */
  oddities: string[]
  regionType: string | null
  /** Whether rows lie in the table itself; on Citus these are what it held before it was moved. */
  holdsRows: boolean
}

export interface CatalogForeignKey {
  name: string
  to: string
  columns: string[]
  toColumns: string[]
  /** As PostgreSQL writes them in pg_constraint: a no action, r restrict, c cascade, n, d. */
  onDelete: string
  onUpdate: string
  isValid: boolean
}

export interface CatalogFunction {
  /** As create_distributed_function takes it: name and types of arguments. */
  signature: string
  source: string
}

export interface Catalog {
  kind: string
  tables: CatalogTable[]
  functions: CatalogFunction[]
}

const OURS =
  "n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname !~ '^(kysely|pg_dist)_'"

const TABLES = `
  select c.relname as name, obj_description(c.oid, 'pg_class') as comment,
    coalesce((select array_agg(a.attname::text order by k.at) from pg_index x
      cross join unnest(x.indkey) with ordinality as k (attnum, at)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where x.indrelid = c.oid and x.indisprimary), '{}') as "primaryKey",
    coalesce((select jsonb_agg(jsonb_build_object('name', i.relname, 'columns', (
        select coalesce(array_agg(a.attname::text order by k.at), '{}')
        from unnest(x.indkey) with ordinality as k (attnum, at)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum)) order by i.relname)
      from pg_index x join pg_class i on i.oid = x.indexrelid
      where x.indrelid = c.oid and x.indisunique and not x.indisprimary), '[]') as "uniqueKeys",
    coalesce((select jsonb_agg(jsonb_build_object('name', f.conname, 'to', t.relname,
        'columns', (select array_agg(a.attname::text order by k.at)
          from unnest(f.conkey) with ordinality as k (attnum, at)
          join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.attnum),
        'toColumns', (select array_agg(a.attname::text order by k.at)
          from unnest(f.confkey) with ordinality as k (attnum, at)
          join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.attnum),
        'onDelete', f.confdeltype, 'onUpdate', f.confupdtype, 'isValid', f.convalidated)
        order by f.conname)
      from pg_constraint f join pg_class t on t.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f'), '[]') as "foreignKeys",
    coalesce((select array_agg(g.tgname::text order by g.tgname) from pg_trigger g
      where g.tgrelid = c.oid and not g.tgisinternal and g.tgname !~ '^truncate_trigger_'), '{}')
      as triggers,
    array(
      select 'the column ' || a.attname || ' is numbered by a sequence'
        from pg_attribute a left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and (a.attidentity <> ''
          or pg_get_expr(d.adbin, d.adrelid) ~ 'nextval')
      union all select 'the exclusion constraint ' || conname || ' cannot be kept by a shard alone'
        from pg_constraint where conrelid = c.oid and contype = 'x'
      union all select 'it inherits from another table' from pg_inherits
        where inhrelid = c.oid and not c.relispartition
      union all select 'row level security is on' where c.relrowsecurity) as oddities,
    (select format_type(a.atttypid, a.atttypmod) from pg_attribute a
      where a.attrelid = c.oid and a.attname = 'region_id' and a.attnotnull) as "regionType",
    pg_relation_size(c.oid) > 0 as "holdsRows"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and not c.relispartition order by c.relname`

const FUNCTIONS = `
  select p.proname || '(' || oidvectortypes(p.proargtypes) || ')' as signature,
    p.prosrc as source
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = 'public' and p.prokind = 'f' and not exists (
    select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by 1`

/** What a migrated database says of its tables: the same on a plain PostgreSQL and on Citus. */
export async function readCatalog(client: pg.ClientBase): Promise<Catalog> {
  const tables = await client.query<Omit<CatalogTable, 'placement'> & { comment: string | null }>(
    TABLES,
  )
  const functions = await client.query<CatalogFunction>(FUNCTIONS)
  const installation = await client.query<{ kind: string }>('select kind from installation')
  return {
    kind: installation.rows[0]?.kind ?? 'production',
    tables: tables.rows.map(({ comment, ...table }) => ({ ...table, ...declared(comment) })),
    functions: functions.rows,
  }
}

function declared(comment: string | null): Pick<CatalogTable, 'placement' | 'kept' | 'erasing'> {
  const [first = '', kept = '', erasing = ''] = (comment ?? '')
    .split('|')
    .map((part) => part.trim())
  const placement = PLACEMENTS.find((one) => one === first) ?? null
  return { placement, kept: kept.replace(/^kept /, ''), erasing }
}
