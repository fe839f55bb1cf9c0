import { STATEMENT_MS } from './database.ts'
import { LaneConnection, type LaneTx } from './lane-connection.ts'
import { quotedItem } from './list-text.ts'

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
 * @param isDistributed whether the tables lie on several nodes (isOnCitus)
 */
export function openLanes(
  url: string,
  size: number,
  statementMs = STATEMENT_MS,
  isDistributed = false,
): LaneSql {
  const free: LaneConnection[] = []
  const waiting: (() => void)[] = []
  let busy = 0
  const take = async (): Promise<LaneConnection> => {
    while (busy >= size) await new Promise<void>((resolve) => waiting.push(resolve))
    busy += 1
    for (let kept = free.pop(); kept !== undefined; kept = free.pop()) {
      if (!kept.isLost) return kept
    }
    return new LaneConnection(url, statementMs, isDistributed)
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
  const values = Object.entries(columns).map(([name, type]) =>
    type === 'jsonb' ? jsonList(rows, name) : listText(rows, name, type),
  )
  return tx
    .unsafe(insertText(table, columns, conflict), values as never[], { prepare: true })
    .execute() as unknown as Promise<readonly Record<string, unknown>[]>
}

function insertText(table: string, columns: Record<string, ColumnType>, conflict: string): string {
  const key = `${table} ${conflict}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const entries = Object.entries(columns)
  const names = entries.map(([name]) => name).join(', ')
  const lists = entries.map(([, type], at) => listOf(type, at + 1))
  const picked = entries.map(([name, type]) => read(`r.${name}`, type))
  const text = `insert into ${table} (${names}) select ${picked.join(', ')}
    from rows from (${lists.join(', ')}) as r (${names}) ${conflict}`
  texts.set(key, text)
  return text
}

// An array of jsonb would be escaped twice, so documents come in one document.
const listOf = (type: ColumnType, at: number): string =>
  type === 'jsonb' ? `json_array_elements($${at}::text::json)` : `unnest($${at}::${type}[])`

// What is null in the document is no document.
const read = (name: string, type: ColumnType): string =>
  type === 'jsonb' ? `nullif(${name}::text, 'null')::jsonb` : name

const jsonList = (rows: readonly Record<string, Cell>[], name: string): string =>
  `[${rows.map((row) => JSON.stringify(row[name] ?? null)).join(',')}]`

/** A column as PostgreSQL reads an array. */
function listText(
  rows: readonly Record<string, Cell>[],
  name: string,
  type: Exclude<ColumnType, 'jsonb'>,
): string {
  let text = ''
  for (const row of rows) {
    const cell = row[name]
    if (text !== '') text += ','
    text += cell === null || cell === undefined ? 'NULL' : WRITTEN[type](cell as never)
  }
  return `{${text}}`
}

// Only text may hold what means something in an array.
const WRITTEN: { [Type in Exclude<ColumnType, 'jsonb'>]: (cell: never) => string } = {
  text: (cell: string) => quotedItem(cell),
  uuid: (cell: string) => cell,
  int8: String,
  int4: String,
  int2: String,
  bool: String,
  bytea: (cell: Buffer) => `"\\\\x${cell.toString('hex')}"`,
  timestamptz: (cell: Date) => cell.toISOString(),
  date: (cell: string) => cell,
}
