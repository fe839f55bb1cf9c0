import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  type Buyer,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeOpenWindow,
  order,
  startTestLinli,
  type TestLinli,
  type WindowWorld,
} from '#testing'
import { migrate } from '../server/platform/db/migrate.ts'
import { withClient } from './support/cluster.ts'

/** At length: UPGRADE_ORDERS=1000000 npx vitest run tests/upgrade.test.ts */
const OLD_ORDERS = Number(process.env.UPGRADE_ORDERS ?? 5000)
vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 1_800_000 })
const waiting = { timeout: 300_000, interval: 50 }

/** One of each kind of change that a version brings to tables that everybody writes. */
const CHANGES: Record<string, string> = {
  '9001_columns.sql': `
    alter table orders add column tried_note text not null default 'none';
    alter table order_lines add column tried_grams bigint;
    alter table order_lines add constraint tried_grams_check check (tried_grams > 0) not valid;`,
  '9002_index.sql': `-- no transaction
    drop index concurrently if exists tried_orders;
    create index concurrently tried_orders on orders (region_id, placed_at, id);
    -- Whoever looks for one line only.
    drop index concurrently if exists tried_lines;
    create index concurrently tried_lines on order_lines (region_id, sku_id);
    alter table order_lines validate constraint tried_grams_check;`,
  '9003_table.sql': `
    create table tried_notes (region_id text not null, order_id uuid not null, note text not null,
      primary key (region_id, order_id),
      foreign key (region_id, order_id) references orders (region_id, id));
    comment on table tried_notes is 'region | kept 1 year | emptied';`,
  '9004_gone.sql': 'alter table orders drop column tried_note;',
}

let linli: TestLinli
let world: WindowWorld
let buyers: Buyer[]
const folder = mkdtempSync(join(tmpdir(), 'linli-upgrade-'))

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeOpenWindow(linli, { offers: [{ priceMinor: 500, cap: null }] })
  buyers = await makeBuyers(linli, world, { count: 6, walletMinor: 1_000_000_000 })
  const { body } = await place(buyers[0]!)
  await withClient(linli.url, (client) => grow(client, body.orders[0].id))
  cpSync(join(import.meta.dirname, '../server/migrations'), folder, { recursive: true })
  for (const [name, text] of Object.entries(CHANGES)) writeFileSync(join(folder, name), text)
})
afterAll(async () => {
  await linli.close()
  rmSync(folder, { recursive: true, force: true })
})

const place = (buyer: Buyer) =>
  order(linli, world, buyer, checkoutOf(world, [[world.offers[0]!, 1]]))

/** Many orders like one, cancelled long ago, with their lines and events: set-based. */
async function grow(client: pg.Client, id: string): Promise<void> {
  await client.query(
    `insert into orders select (jsonb_populate_record(o, jsonb_build_object(
       'id', gen_random_uuid(), 'number', 'old-' || nth, 'checkout_id', gen_random_uuid(),
       'cancelled_at', o.placed_at, 'cancelled_why', 'long ago'))).*
     from orders o, generate_series(1, $2::int) nth where o.id = $1`,
    [id, OLD_ORDERS],
  )
  await client.query(
    `insert into order_lines select (jsonb_populate_record(l, jsonb_build_object('order_id', o.id))).*
     from order_lines l, orders o where l.order_id = $1 and o.number like 'old-%'`,
    [id],
  )
  await client.query(
    `insert into events (region_id, id, type, subject_kind, subject_id, occurred_at)
     select region_id, gen_random_uuid(), 'order.placed', 'order', id, placed_at
     from orders where number like 'old-%'`,
  )
  await client.query('analyze orders, order_lines, events')
}

/** People order, look at their orders and at the shop, one call after the other, until told. */
function startPeople() {
  const acknowledged: string[] = []
  const refused: string[] = []
  let isOver = false
  const region = `/regions/${world.regionId}`
  const looks = [
    `${region}/my-orders?limit=20`,
    `${region}/communities/${world.communityIds[0]}/goods`,
    `${region}/communities/${world.communityIds[0]}/windows`,
  ]
  const running = buyers.map(async (buyer) => {
    while (!isOver) {
      const { status, body } = await place(buyer)
      if (status === 201) acknowledged.push(body.orders[0].id)
      else refused.push(`${status} ${JSON.stringify(body)}`)
      for (const path of looks) {
        const seen = await linli.call(buyer, 'GET', path)
        if (seen.status !== 200)
          refused.push(`${path}: ${seen.status} ${JSON.stringify(seen.body)}`)
      }
    }
  })
  const stop = async () => {
    isOver = true
    await Promise.all(running)
  }
  return { acknowledged, refused, stop }
}

test('a version arrives while people order: it waits for nobody long, and nobody is refused', async () => {
  const people = startPeople()
  await expect.poll(() => people.acknowledged.length, waiting).toBeGreaterThan(10)
  // Somebody reads for long: a change of the table has to wait until they are done.
  const reader = new pg.Client({ connectionString: linli.url })
  await reader.connect()
  await reader.query('begin')
  await reader.query('select id from orders limit 1')

  const waits: string[] = []
  const upgraded = migrate(linli.url, {
    folder: pathToFileURL(`${folder}/`),
    onWait: (name) => waits.push(name),
  })
  await expect.poll(() => waits.length, waiting).toBeGreaterThan(1)
  // While it lets others pass and comes again, orders are placed as before.
  const soFar = people.acknowledged.length
  await expect.poll(() => people.acknowledged.length, waiting).toBeGreaterThan(soFar + 20)
  expect(waits.every((name) => name === '9001_columns')).toBe(true)
  await reader.query('commit')
  await reader.end()
  await upgraded

  const then = people.acknowledged.length
  await expect.poll(() => people.acknowledged.length, waiting).toBeGreaterThan(then + 20)
  await people.stop()
  expect(people.refused).toEqual([])
  await withClient(linli.url, async (client) => {
    const { rows } = await client.query(
      'select count(*)::int as count from orders where id = any($1::uuid[])',
      [people.acknowledged],
    )
    expect(rows[0].count).toBe(new Set(people.acknowledged).size)
    const { rows: indexes } = await client.query(
      `select c.relname as name, indisvalid as valid from pg_index x
       join pg_class c on c.oid = x.indexrelid where c.relname like 'tried\\_%s' order by 1`,
    )
    expect(indexes).toEqual([
      { name: 'tried_lines', valid: true },
      { name: 'tried_orders', valid: true },
    ])
  })
  expect(await findFaults(linli)).toEqual([])
})

test('an index whose making was killed is made anew by the next run', async () => {
  await withClient(linli.url, async (client) => {
    await client.query(`delete from kysely_migration where name >= '9002'`)
    await client.query('drop table tried_notes')
    await client.query('alter table orders add column tried_note text')
    await client.query('drop index tried_lines')
    // As a killed CREATE INDEX CONCURRENTLY leaves it.
    await client.query(
      `update pg_index set indisvalid = false where indexrelid = 'tried_orders'::regclass`,
    )
  })
  await migrate(linli.url, { folder: pathToFileURL(`${folder}/`) })
  await withClient(linli.url, async (client) => {
    const { rows } = await client.query(
      `select count(*)::int as count from pg_index x join pg_class c on c.oid = x.indexrelid
       where c.relname in ('tried_orders', 'tried_lines') and indisvalid`,
    )
    expect(rows).toEqual([{ count: 2 }])
  })
})
