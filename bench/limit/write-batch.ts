import type { LaneTx } from '#platform/db'
import { type RecordedTable, renewed } from './recorded.ts'

type Cell = string | null

/** One statement of a batch, ready to be sent. */
export interface Statement {
  text: string
  values: unknown[]
}

/**
 * The statements that write these orders once more: one insert a table by unnest, and what they take
 * from supplies and wallets. No rule is asked and nothing is read.
 */
export function statementsFor(
  tables: readonly RecordedTable[],
  orderIds: readonly string[],
): Statement[] {
  const rows = Map.groupBy(
    orderIds.flatMap((id) => renewed(tables, id)),
    (row) => row.table,
  )
  const inserts = tables.map(({ table, columns }) =>
    insertInto(
      table,
      columns,
      (rows.get(table) ?? []).map(({ cells }) => cells),
    ),
  )
  const cellsOf = (table: string, ...names: string[]) => {
    const { columns } = tables.find((one) => one.table === table)!
    const places = names.map((name) => columns.findIndex((column) => column.name === name))
    return (rows.get(table) ?? []).map(({ cells }) => places.map((at) => cells[at]!))
  }
  const events = cellsOf('events', 'region_id', 'id')
  const regionId = events[0]![0]!
  const sold = { regionId, taken: summed(cellsOf('order_lines', 'offer_id', 'quantity')) }
  const spent = { regionId, taken: summed(cellsOf('transfers', 'debit_account', 'amount_minor')) }
  return [
    locking('supplies', 'offer_id', 'uuid', sold),
    locking('accounts', 'id', 'text', spent),
    ...inserts,
    insertInto('undelivered_events', EVENT_COLUMNS, events),
    taking('supplies', 'offer_id', 'uuid', 'reserved = t.reserved + taken.amount', sold),
    taking('accounts', 'id', 'text', 'balance_minor = t.balance_minor - taken.amount', spent),
  ]
}

const EVENT_COLUMNS = [
  { name: 'region_id', type: 'text' },
  { name: 'event_id', type: 'uuid' },
]

function insertInto(
  table: string,
  columns: readonly { name: string; type: string }[],
  rows: readonly Cell[][],
): Statement {
  const names = columns.map(({ name }) => name).join(', ')
  const picked = columns.map(({ name, type }) => `r.${name}::${type}`).join(', ')
  const lists = columns.map((_, at) => `$${at + 1}::text[]`).join(', ')
  return {
    text: `insert into ${table} (${names}) select ${picked} from unnest(${lists}) as r (${names})`,
    values: columns.map((_, at) => rows.map((row) => row[at])),
  }
}

interface Taking {
  regionId: string
  taken: Map<string, number>
}

function summed(pairs: readonly string[][]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [id, amount] of pairs) sums.set(id!, (sums.get(id!) ?? 0) + Number(amount))
  return sums
}

/** In the order of the ids: two batches then never wait for each other in a circle. */
const locking = (table: string, key: string, type: string, { regionId, taken }: Taking) => ({
  text: `select from ${table} where region_id = $1 and ${key} = any($2::text[]::${type}[])
    order by ${key} for update`,
  values: [regionId, [...taken.keys()]],
})

function taking(
  table: string,
  key: string,
  type: string,
  change: string,
  { regionId, taken }: Taking,
): Statement {
  return {
    text: `update ${table} t set ${change}
      from unnest($2::text[], $3::text[]) as given (id, amount),
        lateral (select given.id::${type} as id, given.amount::int8 as amount) taken
      where t.region_id = $1 and t.${key} = taken.id`,
    values: [regionId, [...taken.keys()], [...taken.values()].map(String)],
  }
}

/** Sends a batch in one flight, within a transaction. */
export async function send(tx: LaneTx, statements: readonly Statement[]): Promise<void> {
  await Promise.all(
    statements.map(({ text, values }) =>
      tx.unsafe(text, values as never[], { prepare: true }).execute(),
    ),
  )
}
