import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDatabase } from '#platform/db'
import { deleteAged } from '#platform/jobs'
import { freshDatabase } from '#testing'
import { RETENTIONS } from '../server/retentions.ts'

interface Table {
  name: string
  comment: string | null
}

let client: pg.Client
let url: string
let drop: () => Promise<void>
let tables: Table[]

beforeAll(async () => {
  const database = await freshDatabase()
  drop = database.drop
  url = database.url
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const { rows } = await client.query<Table>(`
    select c.relname as name, obj_description(c.oid) as comment
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname !~ '^kysely_'
    order by 1`)
  tables = rows
})
afterAll(async () => {
  await client.end()
  await drop()
})

const placementOf = (table: Table): string => table.comment?.split('|')[0]?.trim() ?? ''

test('every table declares where it lies, how long it is kept and what erasing a person does', () => {
  const wrong = tables.filter(
    (table) =>
      !/^(region|reference|local) \| kept [^|]+ \| [^|]+$/.test(table.comment?.trim() ?? ''),
  )
  expect(wrong).toEqual([])
})

test('the region is in the primary key and every unique key of a region’s table', async () => {
  const { rows } = await client.query<{ table: string; index: string; columns: string[] }>(`
    select t.relname as table, i.relname as index, array_agg(a.attname::text) as columns
    from pg_index x
      join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attnum = any(x.indkey)
    where n.nspname = 'public' and x.indisunique group by 1, 2`)
  const regional = new Set(
    tables.filter((table) => placementOf(table) === 'region').map((t) => t.name),
  )
  const wrong = rows.filter((row) => regional.has(row.table) && !row.columns.includes('region_id'))
  expect(wrong).toEqual([])
  const keyless = [...regional].filter((name) => !rows.some((row) => row.table === name))
  expect(keyless).toEqual([])
})

test('a foreign key stays within the region, or points to a reference table', async () => {
  const { rows } = await client.query<{ from: string; to: string; columns: string[] }>(`
    select f.relname as from, t.relname as to, array(
      select a.attname::text from pg_attribute a
      where a.attrelid = x.conrelid and a.attnum = any(x.conkey)) as columns
    from pg_constraint x
      join pg_class f on f.oid = x.conrelid join pg_class t on t.oid = x.confrelid
      join pg_namespace n on n.oid = f.relnamespace
    where x.contype = 'f' and n.nspname = 'public'`)
  const placement = new Map(tables.map((table) => [table.name, placementOf(table)]))
  const wrong = rows.filter((row) => {
    const [from, to] = [placement.get(row.from), placement.get(row.to)]
    if (to === 'reference') return from === 'local'
    if (from === 'region' && to === 'region') return !row.columns.includes('region_id')
    return from !== to
  })
  expect(wrong).toEqual([])
})

test('the program’s own role may not change what is append-only', async () => {
  await client.query('set role linli_app')
  for (const table of [
    'transfers',
    'stock_movements',
    'crate_movements',
    'audit_entries',
    'settings',
  ]) {
    for (const statement of [
      `update ${table} set region_id = 'x'`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      await expect(client.query(statement), statement).rejects.toThrow(/permission denied/)
    }
  }
  await client.query('reset role')
})

test('no sequence gives ids', async () => {
  const { rows } = await client.query(
    `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and relkind = 'S'`,
  )
  expect(rows).toEqual([])
})

test('a table that says how many days or years it is kept is cut to that, and to nothing else', () => {
  const said = tables.flatMap(({ name, comment }) => {
    const match = / kept (\d+) (day|year)s?\b/.exec(comment ?? '')
    const days = match === null ? 0 : Number(match[1]) * (match[2] === 'year' ? 365 : 1)
    // What is kept for years by law is not deleted by age alone.
    return days > 0 && days < 5 * 365 ? [`${name} ${days}`] : []
  })
  const done = RETENTIONS.map(({ table, keptDays }) => `${table} ${keptDays}`)
  expect(done.sort()).toEqual(said.sort())
})

test('rows past their time go, younger ones stay', async () => {
  await client.query(`insert into idempotency_keys
    (region_id, actor_id, key, request_hash, status, reply, created_at)
    select 'x', gen_random_uuid(), 'key-of-' || days, '', 201, '{}', now() - make_interval(days => days)
    from unnest('{1,6,8,400}'::int[]) as days`)
  const database = createDatabase(url, 2)
  try {
    for (const retention of RETENTIONS) await deleteAged(database.db, retention)
  } finally {
    await database.close()
  }
  const { rows } = await client.query('select key from idempotency_keys order by 1')
  expect(rows.map((row) => row.key)).toEqual(['key-of-1', 'key-of-6'])
})
