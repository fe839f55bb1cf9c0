import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#testing'
import { pretendCitus } from '../../tests/support/citus/stand-in.ts'
import { withClient } from '../../tests/support/cluster.ts'
import { run } from './distribute.ts'

let database: FreshDatabase
let client: pg.Client

beforeAll(() => {
  vi.stubEnv('LINLI_SECRET', 'only-for-tests-and-long-enough-0123456789')
})
beforeEach(async () => {
  database = await freshDatabase()
  vi.stubEnv('DATABASE_URL', database.url)
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterEach(async () => {
  await client.end()
  await database.drop()
})
afterAll(() => {
  vi.unstubAllEnvs()
})

async function distribute(...args: string[]): Promise<string[]> {
  const lines: string[] = []
  expect(await run(args, (line) => lines.push(line))).toBe(0)
  return lines
}

const askedOf = async (): Promise<string[]> => {
  const { rows } = await client.query<{ what: string }>(
    'select what from stand_in.asked order by number',
  )
  return rows.map(({ what }) => what)
}

const declaredAs = async (placement: string): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p')
       and obj_description(c.oid, 'pg_class') like $1 order by 1`,
    [`${placement} |%`],
  )
  return rows.map(({ name }) => name)
}

test('a plain database shows every statement, and is told that it has no Citus', async () => {
  const lines = await distribute('--dry-run', '--shards', '8')
  const text = lines.join('\n')
  expect(lines[0]).toBe('-- no Citus here')
  for (const name of await declaredAs('reference')) {
    expect(text).toContain(`select create_reference_table('public.${name}');`)
  }
  for (const name of await declaredAs('region')) {
    expect(text).toContain(`select create_distributed_table('public.${name}', 'region_id', `)
  }
  for (const name of await declaredAs('local')) expect(text).not.toContain(`'public.${name}'`)
  expect(text.match(/colocate_with => 'none', shard_count => 8/g)).toHaveLength(1)
  await expect(run([], () => {})).rejects.toThrow(/has no Citus.*create extension citus/s)
})

test('every table is laid where it declares, after those that it points to', async () => {
  await pretendCitus(client)
  await distribute()
  const asked = await askedOf()
  const done = (kind: string) =>
    asked.filter((what) => what.startsWith(`${kind} `)).map((what) => what.slice(kind.length + 1))
  expect(done('reference').sort()).toEqual(await declaredAs('reference'))
  expect(done('distributed').sort()).toEqual(await declaredAs('region'))
  expect(asked.indexOf('function linli_now()')).toBeGreaterThan(0)
  expect(asked.indexOf('function linli_now()')).toBeLessThan(asked.indexOf('reference regions'))
  expect(asked.findLastIndex((what) => what.startsWith('reference '))).toBeLessThan(
    asked.findIndex((what) => what.startsWith('distributed ')),
  )
  expect(asked.filter((what) => what.startsWith('emptied '))).toEqual(['emptied installation'])
})

test('what is done is skipped, and a run that broke off is gone on with', async () => {
  await pretendCitus(client)
  await client.query(`
    set allow_system_table_mods to on;
    create function stand_in.break() returns trigger language plpgsql as $$
    begin
      if new.logicalrelid = 'orders'::regclass then raise exception 'a worker is gone'; end if;
      return new;
    end $$;
    create trigger break before insert on pg_dist_partition
      for each row execute function stand_in.break()`)
  await expect(run([], () => {})).rejects.toThrow(/orders: by region: a worker is gone/)
  await client.query('drop trigger break on pg_dist_partition')
  const before = (await askedOf()).filter((what) => what.startsWith('distributed '))
  await distribute()
  const all = (await askedOf()).filter((what) => what.startsWith('distributed '))
  expect(before.length).toBeGreaterThan(0)
  expect(before).not.toContain('distributed orders')
  expect(all).toHaveLength((await declaredAs('region')).length)
  // Nothing is left to move: a running Linli is not in the way of looking.
  const running = new pg.Client({ connectionString: database.url, application_name: 'linli' })
  await running.connect()
  expect((await distribute()).filter((line) => line.includes('by region'))).toEqual([])
  await running.end()
})

test('keys, triggers and functions that Citus takes nowhere are named before anything is touched', async () => {
  await pretendCitus(client)
  await client.query(`
    create table strays (id int primary key);
    create table loose (region_id text not null, id uuid primary key, code text unique);
    comment on table loose is 'region | kept always | nothing personal';
    create table numbered (region_id text not null, id bigserial, primary key (region_id, id));
    comment on table numbered is 'region | kept always | nothing personal';
    create table crossing (region_id text not null, id uuid not null, order_region text,
      order_id uuid, primary key (region_id, id),
      foreign key (order_region, order_id) references orders (region_id, id));
    comment on table crossing is 'region | kept always | nothing personal';
    alter table crossing add constraint crossing_by foreign key (id) references auth_users (id);
    create function look() returns trigger language plpgsql as 'begin return new; end';
    create trigger looks before insert on crossing for each row execute function look();
    create function orders_so_far() returns bigint language sql stable
      as 'select count(*) from orders'`)
  const refusal = await run([], () => {}).then(
    () => '',
    (error: Error) => error.message,
  )
  for (const said of [
    'strays: its comment declares no placement',
    'loose: region_id is not in its primary key',
    'loose: the unique key loose_code_key does not hold region_id',
    'numbered: the column id is numbered by a sequence',
    'crossing: the foreign key crossing_order_region_order_id_fkey to orders crosses regions',
    'crossing: the foreign key crossing_by to auth_users leads to a local table',
    'crossing: the trigger looks',
    'the function orders_so_far() reads orders',
  ]) {
    expect(refusal).toContain(said)
  }
  expect(await askedOf()).toEqual([])
})

test('a table that lies elsewhere than declared, a worker and a running Linli are refused', async () => {
  await pretendCitus(client)
  await client.query("insert into pg_dist_partition values ('orders', 'h', 'id', 7, 's')")
  await expect(run([], () => {})).rejects.toThrow(/orders lies as distributed by id.*undistribute/)
  await client.query('delete from pg_dist_partition')
  const running = new pg.Client({ connectionString: database.url, application_name: 'linli' })
  await running.connect()
  await expect(run([], () => {})).rejects.toThrow(/1 sessions of a running Linli/)
  await running.end()
  await client.query('update pg_dist_local_group set groupid = 3')
  await expect(run([], () => {})).rejects.toThrow(/this node is a worker/)
  expect(await askedOf()).toEqual([])
})

test('a worker that refuses stops the run and is named', async () => {
  await pretendCitus(client)
  await client.query("update stand_in.answers set success = false, result = 'permission denied'")
  await expect(run([], () => {})).rejects.toThrow(/worker-1:5432 said: permission denied/)
})

test('in a database made for production business time asks no table', async () => {
  await withClient(database.url, (own) => own.query("update installation set kind = 'production'"))
  const text = (await distribute('--dry-run')).join('\n')
  expect(text).toContain('as $$ select statement_timestamp() $$')
  expect(text).not.toContain('clock_offset')
})
