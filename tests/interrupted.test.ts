import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createDatabase, type Database, sql, transact } from '#platform/db'
import { addJob, freeJobsOfTheDead, startWorker } from '#platform/jobs'
import { type FreshDatabase, freshDatabase } from '#testing'
import { pendingMigrations } from '../server/platform/db/migrate.ts'
import { withClient, withDatabase } from './support/cluster.ts'
import { runLinli } from './support/program.ts'
import { startWay } from './support/way.ts'

const waiting = { timeout: 20_000, interval: 20 }

let fresh: FreshDatabase
let database: Database

beforeAll(async () => {
  fresh = await freshDatabase()
  database = createDatabase(fresh.url, 6)
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const HANGING = resolve(import.meta.dirname, 'support/hanging-worker.ts')

test('the job of a worker that is killed is free again soon, and done by another', async () => {
  const hanging = spawn(process.execPath, [HANGING, fresh.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await transact(database.db, (tx) => addJob(tx, { task: 'errand', payload: { for: 'Mei' } }))
  await once(hanging.stdout, 'data')
  hanging.kill('SIGKILL')
  await once(hanging, 'exit')

  const done: unknown[] = []
  const errand = { name: 'errand', work: async (payload: object) => void done.push(payload) }
  const stop = await startWorker(database, [errand], () => {})
  expect(await freeJobsOfTheDead(database.db, '1 hour')).toBe(0)
  expect(done).toEqual([])
  await expect
    .poll(() => freeJobsOfTheDead(database.db, '500 milliseconds'), waiting)
    .toBeGreaterThan(0)
  await expect.poll(() => done, waiting).toEqual([{ for: 'Mei' }])
  await stop()
})

test('a job that ends while the database is away is ended once it is back, and the program lives', async () => {
  const way = await startWay(fresh.url)
  const behind = createDatabase(way.url, 4)
  const done: string[] = []
  const goAway = (name: string, ends: () => void) => ({
    name,
    work: async () => {
      done.push(name)
      way.shut()
      ends()
    },
  })
  const tasks = [
    goAway('good-errand', () => {}),
    goAway('bad-errand', () => {
      throw new Error('it rained')
    }),
  ]
  const stop = await startWorker(behind, tasks, () => {})
  const jobs = () =>
    sql<{ error: string | null; isLocked: boolean }>`
      select last_error as error, locked_by is not null as "isLocked"
      from graphile_worker._private_jobs`
      .execute(database.db)
      .then(({ rows }) => rows)
  const patiently = { timeout: 60_000, interval: 100 }

  await transact(database.db, (tx) => addJob(tx, { task: 'good-errand', payload: {} }))
  await expect.poll(() => done, patiently).toContain('good-errand')
  await sleep(300)
  way.heal()
  await expect.poll(jobs, patiently).toEqual([])

  await transact(database.db, (tx) => addJob(tx, { task: 'bad-errand', payload: {} }))
  await expect.poll(() => done, patiently).toContain('bad-errand')
  await sleep(300)
  way.heal()
  await expect.poll(jobs, patiently).toEqual([{ error: 'it rained', isLocked: false }])
  await stop()
  await behind.close()
  await way.close()
}, 150_000)

/** A database without anything in it. */
async function emptyDatabase(): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const server = inject('postgresUrl')
  await withClient(server, (client) => client.query(`create database ${name}`))
  const drop = () =>
    withClient(server, async (client) => {
      await client.query(`drop database if exists ${name} with (force)`)
    })
  return { url: withDatabase(server, name), drop }
}

const migrateBy = (url: string) => runLinli(['migrate'], { DATABASE_URL: url })

async function expectMigrated(url: string): Promise<void> {
  expect(await pendingMigrations(url)).toEqual([])
  const kinds = await withClient(url, (client) => client.query('select kind from installation'))
  expect(kinds.rows).toEqual([{ kind: 'production' }])
}

test('two processes that migrate at once wait for each other', async () => {
  const { url, drop } = await emptyDatabase()
  const both = [migrateBy(url), migrateBy(url)]
  const codes = await Promise.all(both.map(({ exited }) => exited))
  expect(codes, both.map((one) => one.output()).join('\n')).toEqual([0, 0])
  await expectMigrated(url)
  await drop()
}, 60_000)

test('a migration that is killed halfway is whole after the next run', async () => {
  const { url, drop } = await emptyDatabase()
  const killed = migrateBy(url)
  await whileHalfway(url, () => killed.kill())
  const missing = await pendingMigrations(url)
  expect(missing.length).toBeGreaterThan(0)
  const again = migrateBy(url)
  expect(await again.exited, again.output()).toBe(0)
  await expectMigrated(url)
  await drop()
}, 60_000)

/** Holds the list of migrations until one waits to be written down: its tables are made by then. */
async function whileHalfway(url: string, happens: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const isTrue = async (condition: string): Promise<boolean> =>
    (await client.query<{ yes: boolean }>(`select ${condition} as yes`)).rows[0]!.yes
  const poll = { timeout: 20_000, interval: 2 }
  await expect.poll(() => isTrue(`to_regclass('kysely_migration') is not null`), poll).toBe(true)
  await client.query('begin')
  await client.query('lock table kysely_migration in share mode')
  const isHeld = `exists (select from pg_locks where not granted
    and relation = 'kysely_migration'::regclass)`
  await expect.poll(() => isTrue(isHeld), poll).toBe(true)
  await happens()
  await client.end()
}
