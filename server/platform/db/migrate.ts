import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { runMigrations } from 'graphile-worker'
import { Kysely, type Migration, Migrator, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { isTransient } from './errors.ts'

export type DatabaseKind = 'production' | 'demo' | 'replay' | 'test'

const FOLDER = new URL('../../migrations/', import.meta.url)
// Any number will do, so long as every process that migrates asks for the same one.
export const MIGRATION_LOCK = 7_245_115

/**
 * Whoever waits for a table as a whole makes everybody who comes after wait behind it. So a
 * migration gives up soon, lets them pass and tries again: for some minutes, then it says so.
 */
const LOCK_WAIT = '2s'
const TURN_MS = 100
const MOST_TRIES = 60
const LONGEST_PAUSE_MS = 5000

/** Set in the first line of a file whose statements run one by one, as CREATE INDEX CONCURRENTLY. */
const NO_TRANSACTION = '-- no transaction\n'

type FileMigration = Migration & { isWhole: boolean }

async function readMigrations(folder = FOLDER): Promise<Record<string, FileMigration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  const migrations: Record<string, FileMigration> = {}
  for (const file of files) {
    const text = await readFile(new URL(file, folder), 'utf8')
    const isWhole = !text.startsWith(NO_TRANSACTION)
    const up = isWhole ? inOneTransaction(text) : oneByOne(text)
    migrations[file.slice(0, -'.sql'.length)] = { up, isWhole }
  }
  return migrations
}

const inOneTransaction = (text: string) => async (db: Kysely<unknown>) => {
  await sql.raw(`set local lock_timeout = '${LOCK_WAIT}'`).execute(db)
  // On Citus one file may change several tables that point to one; elsewhere it means nothing.
  await sql`set local citus.multi_shard_modify_mode = 'sequential'`.execute(db)
  await sql.raw(text).execute(db)
}

// Such statements wait without anybody waiting behind them. Killed between two of them the file
// runs again from its first: each has to bear that.
const oneByOne = (text: string) => async (db: Kysely<unknown>) => {
  for (const statement of text.split(/;\s*(?:\n|$)/)) {
    if (statement.replaceAll(/^\s*--.*$/gm, '').trim() !== '') await sql.raw(statement).execute(db)
  }
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

export interface MigrateOptions {
  kind?: DatabaseKind
  upTo?: string
  folder?: URL
  onWait?: (name: string, attempt: number) => void
}

/** Names of the migrations that this program knows, in order. */
export const knownMigrations = async (): Promise<string[]> => Object.keys(await readMigrations())

/**
 * Brings a database to the newest shape, one transaction a file: killed halfway it goes on from the
 * last whole file, and two at once wait for each other. It may run beside a program that works.
 * @param options.kind what the database is made for; said once, when it is made, and never changed
 * @param options.upTo the last migration to do, where not all are wanted
 * @param options.folder where the files lie, where not in the program's own
 * @param options.onWait told of a migration that lets others pass and tries again
 */
export async function migrate(databaseUrl: string, options: MigrateOptions = {}): Promise<void> {
  const pool = openPool(databaseUrl, 3)
  const lock = await pool.connect()
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    await refuseOtherEncodings(db)
    await takeTurn(lock)
    await runMigrations({ connectionString: databaseUrl })
    await applyPending(db, options)
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

// A session that waits within a statement is one that an index made beside the others waits for: the
// two would wait for each other for ever. So it asks, and waits between.
async function takeTurn(lock: pg.PoolClient): Promise<void> {
  for (;;) {
    const { rows } = await lock.query('select pg_try_advisory_lock($1) as taken', [MIGRATION_LOCK])
    if (rows[0].taken === true) return
    await sleep(TURN_MS)
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

async function applyPending(
  db: Kysely<unknown>,
  { upTo, folder, onWait = () => {} }: MigrateOptions,
): Promise<void> {
  const migrations = await readMigrations(folder)
  const all = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const pending = (await all.getMigrations()).filter(({ executedAt }) => executedAt === undefined)
  for (const { name } of pending) {
    if (upTo !== undefined && name > upTo) return
    await applyOne(db, migrations, name, (attempt) => onWait(name, attempt))
  }
}

async function applyOne(
  db: Kysely<unknown>,
  migrations: Record<string, FileMigration>,
  name: string,
  onWait: (attempt: number) => void,
): Promise<void> {
  // migrateTo wraps all pending ones in one transaction: shown one more each time, it wraps one.
  const upToIt = Object.fromEntries(Object.entries(migrations).filter(([other]) => other <= name))
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => upToIt },
    disableTransactions: migrations[name]?.isWhole === false,
  })
  for (let attempt = 1; ; attempt += 1) {
    const { error } = await migrator.migrateTo(name)
    if (error === undefined) return
    if (!isTransient(error) || attempt === MOST_TRIES) {
      throw new Error(`migration ${name} failed`, { cause: error })
    }
    onWait(attempt)
    await sleep(Math.min(LONGEST_PAUSE_MS, 250 * attempt) * (0.5 + Math.random() / 2))
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
