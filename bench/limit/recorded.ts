import { randomUUID } from 'node:crypto'
import { type Db, sql } from '#platform/db'
import { newId, newOrderNumber } from '#platform/ids'

/** The tables that placing an order inserts into, and how the rows of order o are found in each. */
const WRITTEN = {
  orders: 't.id = o.id',
  order_lines: 't.order_id = o.id',
  payments: `t.id in (select p.payment_id from payment_orders p
    where p.region_id = o.region_id and p.order_id = o.id)`,
  payment_orders: 't.order_id = o.id',
  transfers: 't.order_id = o.id',
  events: "t.subject_id = o.id and t.type = 'order.placed'",
  idempotency_keys: "t.actor_id = o.placed_by and t.reply ->> 'checkoutId' = o.checkout_id::text",
}

/** Ids that are an order's own: written once more, each must be another. */
const OWN_IDS = new Set([
  ...['orders.id', 'orders.checkout_id', 'order_lines.order_id', 'payments.id'],
  ...['payment_orders.payment_id', 'payment_orders.order_id', 'transfers.id'],
  ...['transfers.order_id', 'transfers.subject_id', 'events.id', 'events.subject_id'],
])

type Cell = string | null

export interface RecordedTable {
  table: string
  columns: { name: string; type: string }[]
  /** Rows by order, each cell as PostgreSQL writes it. */
  rows: Map<string, Cell[][]>
}

/** What so many placed orders have written, read back from the tables. */
export async function recordOrders(
  db: Db,
  regionId: string,
  windowId: string,
  count: number,
): Promise<{ orderIds: string[]; tables: RecordedTable[] }> {
  const { rows } = await sql<{ id: string }>`
    select id from orders where region_id = ${regionId} and window_id = ${windowId}
    order by id limit ${count}`.execute(db)
  const orderIds = rows.map(({ id }) => id)
  const tables: RecordedTable[] = []
  for (const [table, found] of Object.entries(WRITTEN)) {
    tables.push(await recordTable(db, { regionId, orderIds, table, found }))
  }
  return { orderIds, tables }
}

async function recordTable(
  db: Db,
  asked: { regionId: string; orderIds: readonly string[]; table: string; found: string },
): Promise<RecordedTable> {
  const { regionId, orderIds, table, found } = asked
  const { rows: columns } = await sql<{ name: string; type: string }>`
    select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
    order by attnum`.execute(db)
  const cells = sql.raw(columns.map(({ name }) => `t.${name}::text`).join(', '))
  const { rows } = await sql<{ orderId: string; cells: Cell[] }>`
    select o.id as "orderId", array[${cells}] as cells
    from orders o join ${sql.raw(table)} t on t.region_id = o.region_id and ${sql.raw(found)}
    where o.region_id = ${regionId} and o.id = any(${orderIds as string[]}::uuid[])`.execute(db)
  const byOrder = Map.groupBy(rows, (row) => row.orderId)
  return {
    ...{ table, columns },
    rows: new Map([...byOrder].map(([id, of]) => [id, of.map((row) => row.cells)])),
  }
}

/** An order's rows once more: the ids that are its own drawn anew, all else as it was. */
export function renewed(
  tables: readonly RecordedTable[],
  orderId: string,
): { table: string; cells: Cell[] }[] {
  const drawn = new Map<string, string>()
  const idFor = (id: string): string => {
    const known = drawn.get(id) ?? newId()
    drawn.set(id, known)
    return known
  }
  const renew = (place: string, cell: Cell): Cell => {
    if (place === 'orders.number') return newOrderNumber()
    if (place === 'idempotency_keys.key') return randomUUID()
    return cell !== null && OWN_IDS.has(place) ? idFor(cell) : cell
  }
  return tables.flatMap(({ table, columns, rows }) =>
    (rows.get(orderId) ?? []).map((cells) => ({
      table,
      cells: cells.map((cell, at) => renew(`${table}.${columns[at]!.name}`, cell)),
    })),
  )
}
