import type pg from 'pg'
import { inKeyOrder } from '../distribution/in-key-order.ts'
import type { Sequence, TableStart } from './format.ts'

interface TableRow extends TableStart {
  pointsTo: string[]
}

/**
 * Every table that holds what people put in, those that others point to first. The tables in which
 * migrations are noted are left out: a database is brought to that shape before.
 */
export async function listTables(client: pg.Client): Promise<TableStart[]> {
  const { rows } = await client.query<TableRow>(`
    select n.nspname as schema, c.relname as table,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select fn.nspname || '.' || f.relname from pg_constraint k
        join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f') as "pointsTo"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p')
      and not c.relispartition and c.relname !~ '^(kysely|pg_dist)_'
      and (n.nspname, c.relname) <> ('graphile_worker', 'migrations')
    order by 1, 2`)
  const { ordered, circle } = inKeyOrder(
    rows.map((row) => ({
      row,
      name: nameOf(row),
      foreignKeys: row.pointsTo.map((to) => ({ to })),
    })),
  )
  if (circle.length > 0) throw new Error(`foreign keys lead in a circle: ${circle.join(', ')}`)
  return ordered.map(({ row: { schema, table, columns } }) => ({ schema, table, columns }))
}

export async function readSequences(client: pg.Client): Promise<Sequence[]> {
  const sequences = await client.query<{ schema: string; name: string }>(`
    select schemaname as schema, sequencename as name from pg_sequences
    where schemaname in ('public', 'graphile_worker') order by 1, 2`)
  const read: Sequence[] = []
  for (const { schema, name } of sequences.rows) {
    const { rows } = await client.query<{ lastValue: string; isCalled: boolean }>(`
      select last_value::text as "lastValue", is_called as "isCalled"
      from ${quoted(schema)}.${quoted(name)}`)
    read.push({ schema, name, ...rows[0]! })
  }
  return read
}

export async function setSequences(client: pg.Client, sequences: readonly Sequence[]) {
  for (const { schema, name, lastValue, isCalled } of sequences) {
    const sequence = `${quoted(schema)}.${quoted(name)}`
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      sequence,
      lastValue,
      isCalled,
    ])
  }
}

export const nameOf = ({ schema, table }: Pick<TableStart, 'schema' | 'table'>): string =>
  `${schema}.${table}`

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const target = ({ schema, table }: TableStart): string => `${quoted(schema)}.${quoted(table)}`
const listed = ({ columns }: TableStart): string => columns.map(quoted).join(', ')

export const copyOut = (table: TableStart): string =>
  `copy (select ${listed(table)} from ${target(table)}) to stdout`

export const copyIn = (table: TableStart): string =>
  `copy ${target(table)} (${listed(table)}) from stdin`

/** The tables of ours that hold rows, the one row that migrations write left aside. */
export async function listFilled(client: pg.Client): Promise<string[]> {
  const filled: string[] = []
  for (const table of await listTables(client)) {
    if (table.table === 'installation' || table.schema !== 'public') continue
    const { rowCount } = await client.query(`select from ${target(table)} limit 1`)
    if (rowCount !== 0) filled.push(table.table)
  }
  return filled
}
