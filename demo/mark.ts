import pg from 'pg'
import { insertAuditEntry, listAuditEntries } from '#platform/audit'
import { followWorldTime } from '#platform/clock'
import { type Db, type Queryable, transact } from '#platform/db'

/** How far a demo has come: never loaded, stopped halfway, or whole. */
export type DemoState = 'absent' | 'begun' | 'loaded'

const BEGUN = 'demo.begun'
const LOADED = 'demo.loaded'

/** What the audit trail says of the demo's load. */
export async function demoState(db: Queryable): Promise<DemoState> {
  if (await isMarked(db, LOADED)) return 'loaded'
  return (await isMarked(db, BEGUN)) ? 'begun' : 'absent'
}

async function isMarked(db: Queryable, action: string): Promise<boolean> {
  const entries = await listAuditEntries(db, { regionId: 'operator', action, limit: 1 })
  return entries.length > 0
}

export const markBegun = (db: Db): Promise<void> => mark(db, BEGUN)
export const markLoaded = (db: Db): Promise<void> => mark(db, LOADED)

const mark = (db: Db, action: string): Promise<void> =>
  transact(db, (tx) =>
    insertAuditEntry(tx, {
      regionId: 'operator',
      actorId: null,
      action,
      subjectKind: 'demo',
      subjectId: '',
      details: {},
      address: null,
      requestId: null,
    }),
  )

/**
 * Takes away what a load that was killed halfway has left: everything, for it began in an empty
 * database. As the owner, because the program itself may not take back facts.
 */
export async function emptyDatabase(db: Db, databaseUrl: string): Promise<void> {
  await followWorldTime(db)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ names: string }>(`
      select string_agg(format('%I.%I', schemaname, tablename), ', ') as names from pg_tables
      where schemaname = current_schema() and tablename <> 'installation'
        and tablename not like 'kysely%'`)
    await client.query(`truncate ${rows[0]!.names}`)
    await client.query('delete from graphile_worker._private_jobs')
  } finally {
    await client.end()
  }
}
