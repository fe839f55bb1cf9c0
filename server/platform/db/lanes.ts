import postgres from 'postgres'
import { STATEMENT_MS } from './database.ts'
import { createSockets } from './silence.ts'

/** The lanes' own driver: prepared and pipelined, where one statement less is a tenth of the time. */
export type LaneSql = postgres.Sql
/**
 * Inside a lane's transaction. Statements started with execute() and awaited together share a round
 * trip, and the server works them off in the order in which they were started.
 */
export type LaneTx = postgres.TransactionSql

/**
 * Connections of the order lanes, as the role linli_app.
 * @param url a postgres:// address
 * @param size batches that may be in flight at once
 * @param statementMs what one statement may take; a batch has as long
 */
export function openLanes(url: string, size: number, statementMs = STATEMENT_MS): LaneSql {
  const sockets = createSockets()
  const options = {
    max: size,
    idle_timeout: 60,
    connect_timeout: Math.ceil(Math.min(10_000, statementMs) / 1000),
    max_lifetime: null,
    socket: sockets.open,
    connection: {
      application_name: 'linli-lane',
      options: '-c role=linli_app -c timezone=UTC -c jit=off',
      statement_timeout: statementMs / 2,
      lock_timeout: Math.min(8_000, statementMs / 2),
      idle_in_transaction_session_timeout: statementMs,
    },
    types: {
      int8: {
        to: 20,
        from: [20],
        serialize: (value: number) => String(value),
        parse: (text: string) => Number(text),
      },
      // A date is a day in a region, not an instant.
      day: { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day },
    },
    onnotice: () => {},
  }
  const sql = postgres(url, options) as unknown as LaneSql
  const begin = sql.begin.bind(sql) as (work: unknown) => Promise<unknown>
  const beginWatched = async (work: unknown) => {
    const waiting = setTimeout(sockets.giveUp, statementMs)
    try {
      return await begin(work)
    } finally {
      clearTimeout(waiting)
    }
  }
  sql.begin = beginWatched as typeof sql.begin
  return sql
}

/** Column types that insertInLane knows; jsonb values are given as objects. */
export type ColumnType =
  | 'text'
  | 'uuid'
  | 'int8'
  | 'int4'
  | 'int2'
  | 'bytea'
  | 'bool'
  | 'timestamptz'
  | 'date'
  | 'jsonb'

type Cell = string | number | boolean | Date | Buffer | object | null

const texts = new Map<string, string>()

/**
 * Inserts rows of one table in one prepared statement by unnest; nothing when there are none.
 * @param columns the table's columns with their types, always the same for one table
 * @param conflict what follows, as `on conflict do nothing returning key`
 */
export function insertInLane<Columns extends Record<string, ColumnType>>(
  tx: LaneTx,
  table: string,
  columns: Columns,
  rows: readonly Record<keyof Columns, Cell>[],
  conflict = '',
): Promise<readonly Record<string, unknown>[]> {
  if (rows.length === 0) return Promise.resolve([])
  const names = Object.keys(columns)
  const values = names.map((name) => rows.map((row) => wire(row[name]!, columns[name]!)))
  return tx
    .unsafe(insertText(table, columns, conflict), values as never[], { prepare: true })
    .execute() as unknown as Promise<readonly Record<string, unknown>[]>
}

function insertText(table: string, columns: Record<string, ColumnType>, conflict: string): string {
  const key = `${table} ${conflict}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const names = Object.keys(columns)
  const params = names.map((name, at) => `$${at + 1}::${arrayType(columns[name]!)}[]`)
  const picked = names.map((name) => read(`r.${name}`, columns[name]!))
  const text = `insert into ${table} (${names.join(', ')}) select ${picked.join(', ')}
    from unnest(${params.join(', ')}) as r (${names.join(', ')}) ${conflict}`
  texts.set(key, text)
  return text
}

// An array of jsonb or bytea would have to be escaped twice; as text it is read row by row.
const arrayType = (type: ColumnType): string =>
  type === 'jsonb' || type === 'bytea' ? 'text' : type

function read(name: string, type: ColumnType): string {
  if (type === 'jsonb') return `${name}::jsonb`
  return type === 'bytea' ? `decode(${name}, 'hex')` : name
}

function wire(value: Cell, type: ColumnType): unknown {
  if (value === null || value === undefined) return null
  if (type === 'jsonb') return JSON.stringify(value)
  // The driver would declare an array of dates or booleans as a single one of them.
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'boolean') return String(value)
  if (type === 'bytea') return (value as Buffer).toString('hex')
  return value
}
