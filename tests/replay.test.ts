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
const timeout = 240_000
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
  let log: string
  let home: string
  let baskets: string

  beforeAll(async () => {
    log = join(folder, 'week')
    home = join(folder, 'week-home')
    baskets = String((await writeSyntheticLog(log, options)).baskets)
  })

  test('is ordered over HTTP and every row comes out equal', { timeout }, async () => {
    const { code, output } = await replay(log, home).exited
    expect(output).toContain('Every row is equal.')
    expect(code).toBe(0)
    expect(row(output, 'baskets')).toEqual([baskets, baskets, 'ok'])
    expect(row(output, 'sales by region and day, in cents')).toEqual(['21 equal', 'of 21', 'ok'])
    expect(row(output, 'of them at zero')[2]).toBe('ok')
    expect(row(output, 'faults of the ledger')).toEqual(['0', '0', 'ok'])
  })

  test('is only checked when it was ordered before', { timeout }, async () => {
    const { code, output } = await replay(log, home).exited
    expect(output).toContain('All of it was ordered before')
    expect(code).toBe(0)
  })

  test('an order too many in the database is a difference', { timeout }, async () => {
    await execute(home, [
      `create temp table doubled as select * from orders limit 1`,
      `update doubled set id = gen_random_uuid(), number = 'TAMPERED'`,
      `insert into orders select * from doubled`,
    ])
    const { code, output } = await replay(log, home).exited
    expect(code).toBe(1)
    expect(row(output, 'baskets')).toEqual([String(Number(baskets) + 1), baskets, 'DIFFERENT'])
    expect(row(output, 'faults of the ledger')).toEqual(['1', '0', 'DIFFERENT'])
    await execute(home, [`delete from orders where number = 'TAMPERED'`])
  })

  test('a cent more in the files is a difference', { timeout }, async () => {
    const file = join(log, 'transactions_200607.csv.gz')
    const text = gunzipSync(readFileSync(file)).toString()
    writeFileSync(file, gzipSync(text.replace(/,2\.33,/, ',2.34,')))
    const { code, output } = await replay(log, home).exited
    expect(code).toBe(1)
    expect(row(output, 'baskets')[2]).toBe('ok')
    expect(row(output, 'sales by region and day, in cents')).toEqual([
      '20 equal',
      'of 21',
      'DIFFERENT',
    ])
  })
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
