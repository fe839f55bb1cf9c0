import { STATEMENT_MS } from './database.ts'
import { LaneConnection, type LaneTx } from './lane-connection.ts'

export type { LaneTx }

/** The lanes' own driver: prepared and pipelined, where one statement less is a tenth of the time. */
export interface LaneSql {
  /** Runs work in a transaction and commits it; waits for a connection when all are busy. */
  begin<Result>(work: (tx: LaneTx) => Promise<Result>): Promise<Result>
  end(options: { timeout: number }): Promise<void>
}

/**
 * Connections of the order lanes, as the role linli_app.
 * @param url a postgres:// address
 * @param size batches that may be in flight at once
 * @param statementMs what one statement may take; a batch has as long
 */
export function openLanes(url: string, size: number, statementMs = STATEMENT_MS): LaneSql {
  const free: LaneConnection[] = []
  const waiting: (() => void)[] = []
  let busy = 0
  const take = async (): Promise<LaneConnection> => {
    while (busy >= size) await new Promise<void>((resolve) => waiting.push(resolve))
    busy += 1
    for (let kept = free.pop(); kept !== undefined; kept = free.pop()) {
      if (!kept.isLost) return kept
    }
    return new LaneConnection(url, statementMs)
  }
  return {
    begin: async (work) => {
      const connection = await take()
      try {
        return await connection.begin(work)
      } finally {
        if (!connection.isLost) free.push(connection)
        busy -= 1
        waiting.shift()?.()
      }
    },
    end: async ({ timeout }) => {
      await Promise.all(free.splice(0).map((connection) => connection.end(timeout)))
    },
  }
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
