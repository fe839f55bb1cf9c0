import { readdir, readFile } from 'node:fs/promises'
import { runMigrations } from 'graphile-worker'
import { Kysely, type Migration, Migrator, PostgresDialect, sql } from 'kysely'
import pg from 'pg'

export type DatabaseKind = 'production' | 'demo' | 'replay' | 'test'

const FOLDER = new URL('../../migrations/', import.meta.url)
// Any number will do, so long as every process that migrates asks for the same one.
export const MIGRATION_LOCK = 7_245_115

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort()
  const migrations: Record<string, Migration> = {}
  for (const file of files) {
    const text = await readFile(new URL(file, FOLDER), 'utf8')
    migrations[file.slice(0, -'.sql'.length)] = {
      up: async (db) => {
        await sql`set local lock_timeout = '10s'`.execute(db)
        // On Citus one file may change several tables that point to one; elsewhere it means nothing.
        await sql`set local citus.multi_shard_modify_mode = 'sequential'`.execute(db)
        await sql.raw(text).execute(db)
      },
    }
  }
  return migrations
}

// A connection that ends while nothing is asked of it would end the process as well; one that ends
// during a statement fails that statement.
function openPool(databaseUrl: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** Names of the migrations that a database still lacks, in order. */
export async function pendingMigrations(databaseUrl: string): Promise<string[]> {
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: openPool(databaseUrl, 1) }),
  })
  try {
    const migrations = await readMigrations()
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    const known = await migrator.getMigrations()
    return known.filter((migration) => migration.executedAt === undefined).map(({ name }) => name)
  } finally {
    await db.destroy()
  }
}

/** Names of the migrations that this program knows, in order. */
export const knownMigrations = async (): Promise<string[]> => Object.keys(await readMigrations())

/**
 * Brings a database to the newest shape, one transaction a file: killed halfway it goes on from the
 * last whole file, and two at once wait for each other.
 * @param options.kind what the database is made for; said once, when it is made, and never changed
 * @param options.upTo the last migration to do, where not all are wanted
 */
export async function migrate(
  databaseUrl: string,
  options: { kind?: DatabaseKind; upTo?: string } = {},
): Promise<void> {
  const pool = openPool(databaseUrl, 3)
  const lock = await pool.connect()
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await refuseOtherEncodings(db)
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await runMigrations({ connectionString: databaseUrl })
    await applyPending(db, options.upTo)
    await sql`grant usage on schema graphile_worker to linli_app`.execute(db)
    await sql`grant all on all tables in schema graphile_worker to linli_app`.execute(db)
    await sql`grant all on all sequences in schema graphile_worker to linli_app`.execute(db)
    await letTheAppQueueJobs(db)
    await sql`insert into installation (kind) values (${options.kind ?? 'production'})
      on conflict do nothing`.execute(db)
  } finally {
    lock.release(true)
    await db.destroy()
  }
}

/** The tables of jobs refuse every role but their owner, row by row, until a policy says otherwise. */
async function letTheAppQueueJobs(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    declare job_table record;
    begin
      for job_table in
        select tablename as name from pg_tables where schemaname = 'graphile_worker' and rowsecurity
          and tablename not in (select tablename from pg_policies
            where schemaname = 'graphile_worker' and policyname = 'linli_app')
      loop
        execute format('create policy linli_app on graphile_worker.%I to linli_app using (true)
          with check (true)', job_table.name);
      end loop;
    end
    $$`.execute(db)
}

async function applyPending(db: Kysely<unknown>, last?: string): Promise<void> {
  const migrations = await readMigrations()
  const all = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const pending = (await all.getMigrations()).filter(({ executedAt }) => executedAt === undefined)
  for (const { name } of pending) {
    if (last !== undefined && name > last) return
    // migrateTo wraps all pending ones in one transaction: shown one more each time, it wraps one.
    const upTo = Object.fromEntries(Object.entries(migrations).filter(([other]) => other <= name))
    const migrator = new Migrator({ db, provider: { getMigrations: async () => upTo } })
    const { error } = await migrator.migrateTo(name)
    if (error) throw new Error(`migration ${name} failed`, { cause: error })
  }
}

async function refuseOtherEncodings(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ encoding: string }>`
    select pg_encoding_to_char(encoding) as encoding from pg_database
    where datname = current_database()`.execute(db)
  const encoding = rows[0]?.encoding
  if (encoding !== 'UTF8') {
    throw new Error(`the database is ${encoding}; Linli needs one made with encoding UTF8`)
  }
}
