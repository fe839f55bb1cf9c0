import { type Db, sql } from '#platform/db'

/** What calls that are refused may write: how often somebody guessed, so that guessing ends. */
const COUNTS_REFUSALS = ['sign_in_attempts', 'handover_attempts']

/** Sees whether anything in the database is other than it was, cheaply where nothing was written. */
export interface Changes {
  /** Names of the tables that changed since the last look. */
  look(): Promise<string[]>
}

export async function watchChanges(db: Db): Promise<Changes> {
  const { rows } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'graphile_worker') and c.relkind = 'r'
      and has_table_privilege(c.oid, 'select') and c.relname <> all(${COUNTS_REFUSALS}::text[])
    order by 1`.execute(db)
  const tables = rows.map(({ name }) => name)
  // A row written anew carries another transaction; one that is gone is not counted.
  const parts = tables.map(
    (name) => `select '${name}' as name, count(*) || '/' || coalesce(sum(xmin::text::bigint), 0)
      as mark from ${name}`,
  )
  const marks = async (): Promise<Map<string, string>> => {
    const marked = await sql<{
      name: string
      mark: string
    }>`${sql.raw(parts.join(' union all '))}`.execute(db)
    return new Map(marked.rows.map(({ name, mark }) => [name, mark]))
  }
  const nextTransaction = async (): Promise<string> => {
    const asked = await sql<{ next: string }>`
      select pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(db)
    return asked.rows[0]!.next
  }
  let next = await nextTransaction()
  let known = await marks()
  return {
    look: async () => {
      const now = await nextTransaction()
      // No transaction that wrote has begun.
      if (now === next) return []
      next = now
      const before = known
      known = await marks()
      return tables.filter((name) => known.get(name) !== before.get(name))
    },
  }
}
