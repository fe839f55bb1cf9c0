import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { startEmbeddedPostgres } from '#platform/embedded'
import { writeSyntheticLog } from '../bench/replay/synthetic.ts'

const project = resolve(import.meta.dirname, '..')
const timeout = 480_000
let children: ChildProcess[] = []
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-replay-'))
  // The database of a root process runs as another user, who has to pass through here.
  chmodSync(folder, 0o711)
})

afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  children = []
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

// As a shell would start it: nothing of the test runner's environment but the path.
function replay(log: string, home: string, ...options: string[]) {
  const args = [join(project, 'bin/linli.js'), 'replay', log, '--home', home, ...options]
  const child = spawn('node', args, {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk
    })
  }
  const exited = once(child, 'exit').then(([code]) => ({ code: code as number, output }))
  return { child, exited }
}

/** Cells of the table's row of this name. */
const row = (output: string, name: string): string[] =>
  output
    .split('\n')
    .find((line) => line.startsWith(`${name} `))!
    .slice(name.length)
    .trim()
    .split(/ {2,}/)

describe('a week of a log', () => {
  const options = { seed: 3, weeks: 1, customers: 30, stores: 6, regions: 3, products: 40 }
  // So often that everything happens in a week.
  const wrongs = ['--shortage', '0.2', '--claims', '0.05', '--uncollected', '0.05']
  let log: string
  let home: string
  let baskets: string

  beforeAll(async () => {
    log = join(folder, 'week')
    home = join(folder, 'week-home')
    baskets = String((await writeSyntheticLog(log, options)).baskets)
  })

  test('is lived through over HTTP and every row comes out equal', { timeout }, async () => {
    const { code, output } = await replay(log, home, ...wrongs).exited
    expect(output).toContain('Every row is equal.')
    expect(code).toBe(0)
    expect(row(output, 'baskets')).toEqual([baskets, baskets, 'ok'])
    expect(row(output, 'sales by region and day, in cents')).toEqual(['21 equal', 'of 21', 'ok'])
    expect(row(output, 'faults of the ledger')).toEqual(['0', '0', 'ok'])
    expect(row(output, 'missing by region, day and SKU')[0]).not.toBe('0 equal')
    expect(row(output, 'claims')[0]).not.toBe('0')
    expect(row(output, 'orders that nobody came for')[0]).not.toBe('0')
    expect(row(output, 'what leaders end with, in cents')).toEqual(['6 equal', 'of 6', 'ok'])
    expect(row(output, 'what suppliers end with, in cents')).toEqual(['9 equal', 'of 9', 'ok'])
    expect(row(output, 'what the operator ends with, in cents')[2]).toBe('ok')
    expect(row(output, 'payouts that are not paid')).toEqual(['0', '0', 'ok'])
  })

  test('is only checked when it was ordered before', { timeout }, async () => {
    const { code, output } = await replay(log, home, ...wrongs).exited
    expect(output).toContain('All of it was ordered before')
    expect(code).toBe(0)
  })

  test('an order too many in the database is a difference', { timeout }, async () => {
    await execute(home, [
      // One that was paid for and given out: the ledger misses what it brought in.
      `create temp table doubled as
        select * from orders where closed_why = 'collected' and reduced_minor = 0
        order by id limit 1`,
      `update doubled set id = gen_random_uuid(), number = 'TAMPERED'`,
      `insert into orders select * from doubled`,
    ])
    const { code, output } = await replay(log, home, ...wrongs).exited
    // Before anything is held: what comes after stands on a database that is whole.
    await execute(home, [`delete from orders where number = 'TAMPERED'`])
    expect(code).toBe(1)
    expect(row(output, 'baskets')).toEqual([String(Number(baskets) + 1), baskets, 'DIFFERENT'])
    expect(row(output, 'faults of the ledger')).toEqual(['1', '0', 'DIFFERENT'])
  })

  test.each([
    [
      'a piece more that lacked',
      'update shortfalls set quantity = quantity + 1 where id = (select min(id::text)::uuid from shortfalls)',
      'update shortfalls set quantity = quantity - 1 where id = (select min(id::text)::uuid from shortfalls)',
      'missing by region, day and SKU',
    ],
    [
      'a piece that lies in a warehouse and never came',
      'update stock_totals set on_hand = on_hand + 1',
      'update stock_totals set on_hand = on_hand - 1',
      'faults of the stock',
    ],
    [
      'a cent that a leader did not earn',
      `update transfers set amount_minor = amount_minor + 1 where code = 'commission-matured'`,
      `update transfers set amount_minor = amount_minor - 1 where code = 'commission-matured'`,
      'what leaders end with, in cents',
    ],
  ])('%s is a difference', { timeout }, async (_, make, mend, name) => {
    await execute(home, [make])
    const { code, output } = await replay(log, home, ...wrongs).exited
    await execute(home, [mend])
    expect(code).toBe(1)
    expect(row(output, name).at(-1)).toBe('DIFFERENT')
  })

  test('a cent more in the files is a difference', { timeout }, async () => {
    const file = join(log, 'transactions_200607.csv.gz')
    const text = gunzipSync(readFileSync(file)).toString()
    writeFileSync(file, gzipSync(text.replace(/,2\.33,/, ',2.34,')))
    const { code, output } = await replay(log, home, ...wrongs).exited
    expect(code).toBe(1)
    expect(row(output, 'baskets')[2]).toBe('ok')
    expect(row(output, 'sales by region and day, in cents')).toEqual([
      '20 equal',
      'of 21',
      'DIFFERENT',
    ])
  })
})

test('in whole cases there is a surplus, and it is where it should be', { timeout }, async () => {
  const log = join(folder, 'cases')
  const sizes = { weeks: 1, customers: 15, stores: 3, regions: 2, products: 20 }
  await writeSyntheticLog(log, { seed: 4, ...sizes })
  const wrongs = ['--shortage', '0.2', '--claims', '0', '--uncollected', '0']
  const home = join(folder, 'cases-home')
  const { code, output } = await replay(log, home, '--cases', ...wrongs).exited
  expect(output).toContain('Every row is equal.')
  expect(code).toBe(0)
  expect(row(output, 'left in warehouses by SKU')[0]).not.toBe('0 equal')
  expect(row(output, 'claims')).toEqual(['0', '0', 'ok'])
})

test('stopped, then killed, it goes on and orders nothing twice', { timeout }, async () => {
  const log = join(folder, 'stopped')
  const home = join(folder, 'stopped-home')
  await writeSyntheticLog(log, {
    seed: 5,
    weeks: 1,
    customers: 300,
    stores: 6,
    regions: 3,
    products: 40,
  })
  const first = replay(log, home)
  await untilDay(home, '2006-04-11')
  first.child.kill('SIGINT')
  const stopped = await first.exited
  expect(stopped.output).toContain('The same command goes on from here.')
  expect(stopped.code).toBe(130)
  expect(stateOf(home)?.nextDate).not.toBeNull()

  const other = await replay(log, home, '--seed', '2').exited
  expect(other.output).toContain('is not finished')
  expect(other.code).toBe(1)

  const second = replay(log, home)
  await untilDay(home, '2006-04-14')
  second.child.kill('SIGKILL')
  await second.exited

  const last = await untilFree(log, home)
  expect(last.output).toContain('Every row is equal.')
  expect(last.code).toBe(0)
})

function stateOf(home: string): { nextDate: string | null } | null {
  const file = join(home, 'replay.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** Waits until all days before one are ordered. */
async function untilDay(home: string, date: string): Promise<void> {
  await expect
    .poll(() => (stateOf(home)?.nextDate ?? '') >= date, { timeout: 120_000, interval: 10 })
    .toBe(true)
}

/** Replays once what was killed has let go of its home. */
async function untilFree(log: string, home: string): Promise<{ code: number; output: string }> {
  for (;;) {
    const run = await replay(log, home).exited
    if (!run.output.includes('already running')) return run
  }
}

/** Changes the replay's database as nobody but its owner can. */
async function execute(home: string, statements: string[]): Promise<void> {
  const server = await startEmbeddedPostgres({ home })
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
    await server.stop()
  }
}
