import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { oneList } from './one-list.ts'
import { PreparingClient } from './preparing-client.ts'
import { endWhenSilent, KEPT_ALIVE } from './silence.ts'
import type { DB } from './tables.gen.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>
/** Where a query may run: the pool, or inside a transaction. */
export type Queryable = Kysely<DB>

export interface Database {
  db: Db
  /** The pool below, for graphile-worker, which speaks pg. */
  pool: pg.Pool
  close(): Promise<void>
}

const INT8 = 20
const DATE = 1082
const NUMERIC = 1700

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('an int8 beyond the safe integers')
  return value
}

const types = {
  getTypeParser(oid: number, format?: string): unknown {
    if (oid === INT8 || oid === NUMERIC) return oid === INT8 ? safeInteger : Number
    // A date is a day in a region, not an instant: it stays as written.
    if (oid === DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format as 'text')
  },
}

/** Milliseconds that one statement may take unless said otherwise. */
export const STATEMENT_MS = 30_000

/**
 * Connects to a migrated database as the role linli_app, which may not change what is append-only.
 * @param url a postgres:// address
 * @param size the most connections held
 * @param onError told of connections that died while idle; without it Node would end the process
 * @param statementMs what one statement may take; a server silent for half as long again is given up
 */
export function createDatabase(
  url: string,
  size: number,
  onError: (error: Error) => void = () => {},
  statementMs = STATEMENT_MS,
): Database {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: size,
    options: `${KEPT_ALIVE} -c role=linli_app -c timezone=UTC -c jit=off`,
    connectionTimeoutMillis: Math.min(10_000, statementMs),
    idleTimeoutMillis: 60_000,
    statement_timeout: statementMs,
    lock_timeout: Math.min(10_000, statementMs),
    idle_in_transaction_session_timeout: 2 * statementMs,
    keepAlive: true,
    types: types as pg.CustomTypesConfig,
    application_name: 'linli',
  })
  pool.on('error', onError)
  pool.on('connect', (client) => {
    client.on('error', onError)
    endWhenSilent(client, 1.5 * statementMs)
  })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [oneList()] })
  return { db, pool, close: () => db.destroy() }
}

/** Whether this database is a Citus coordinator's, so that its tables may lie on other nodes. */
export async function isOnCitus(db: Queryable): Promise<boolean> {
  const { rows } = await sql`select from pg_extension where extname = 'citus'`.execute(db)
  return rows.length > 0
}

/** Splits rows into batches that stay under PostgreSQL's 65,535 parameters a statement. */
export function batched<Row>(rows: readonly Row[], size = 1000): Row[][] {
  const batches: Row[][] = []
  for (let start = 0; start < rows.length; start += size)
    batches.push(rows.slice(start, start + size))
  return batches
}
