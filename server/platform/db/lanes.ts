import { STATEMENT_MS } from './database.ts'
import { LaneConnection, type LaneTx, type LaneWork } from './lane-connection.ts'
import { quotedItem } from './list-text.ts'

export type { LaneTx }

/** The lanes' own driver: prepared and pipelined, where one statement less is a tenth of the time. */
export interface LaneSql {
  /** Runs work in a transaction and commits it; waits for a connection when all are busy. */
  begin<Result>(work: LaneWork<Result>): Promise<Result>
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

/** What a cell of each column type is given as. */
interface Cells {
  text: string
  uuid: string
  int8: number
  int4: number
  int2: number
  bytea: Buffer
  bool: boolean
  timestamptz: Date
  date: string
  jsonb: object
}

type ColumnType = keyof Cells

/** Columns of a table besides its region, each with its type and where a row holds it. */
export type LaneColumns<Row> = Readonly<
  Record<
    string,
    {
      [Type in ColumnType]: readonly [type: Type, cell: (row: Row) => Cells[Type] | null]
    }[ColumnType]
  >
>

const texts = new Map<string, string>()

/**
 * Inserts rows of one table and region in one prepared statement by unnest; nothing when there are
 * none.
 * @param columns always the same for one table
 * @param conflict what follows, as `on conflict do nothing returning key`
 */
export function insertInLane<Row>(
  tx: LaneTx,
  table: string,
  regionId: string,
  columns: LaneColumns<Row>,
  rows: readonly Row[],
  conflict = '',
): Promise<readonly Record<string, unknown>[]> {
  if (rows.length === 0) return Promise.resolve([])
  const lists = Object.values(columns).map(([type, cell]) =>
    type === 'jsonb' ? jsonList(rows, cell) : listText(rows, type, cell),
  )
  return tx
    .unsafe(insertText(table, columns, conflict), [regionId, ...lists], { prepare: true })
    .execute() as unknown as Promise<readonly Record<string, unknown>[]>
}

function insertText(table: string, columns: LaneColumns<never>, conflict: string): string {
  const key = `${table} ${conflict}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const entries = Object.entries(columns)
  const names = entries.map(([name]) => name).join(', ')
  const lists = entries.map(([, [type]], at) => listOf(type, at + 2))
  const picked = entries.map(([name, [type]]) => read(`r.${name}`, type))
  const text = `insert into ${table} (region_id, ${names}) select $1::text, ${picked.join(', ')}
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

function jsonList<Row>(rows: readonly Row[], cell: (row: Row) => object | null): string {
  return `[${rows.map((row) => JSON.stringify(cell(row))).join(',')}]`
}

/** A column as PostgreSQL reads an array. */
function listText<Row>(
  rows: readonly Row[],
  type: Exclude<ColumnType, 'jsonb'>,
  cell: (row: Row) => Cells[Exclude<ColumnType, 'jsonb'>] | null,
): string {
  const write = WRITTEN[type] as (value: Cells[typeof type]) => string
  const items = rows.map((row) => {
    const value = cell(row)
    return value === null ? 'NULL' : write(value)
  })
  return `{${items.join(',')}}`
}

let lastMs = 0
let lastText = new Date(lastMs).toISOString()

/** All rows of a batch were written at the same instant. */
function instantText(instant: Date): string {
  if (instant.getTime() !== lastMs) {
    lastMs = instant.getTime()
    lastText = instant.toISOString()
  }
  return lastText
}

// Only text may hold what means something in an array.
const WRITTEN: { [Type in Exclude<ColumnType, 'jsonb'>]: (value: Cells[Type]) => string } = {
  text: (cell) => quotedItem(cell),
  uuid: (cell) => cell,
  int8: String,
  int4: String,
  int2: String,
  bool: String,
  bytea: (cell) => `"\\\\x${cell.toString('hex')}"`,
  timestamptz: instantText,
  date: (cell) => cell,
}
