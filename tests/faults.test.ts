import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded'
import {
  type Buyer,
  fallSilent,
  findFaults,
  makeBuyers,
  makeOpenWindow,
  startTestLinliOn,
  type TestLinli,
  type WindowWorld,
} from '#testing'
import { migrate } from '../server/platform/db/migrate.ts'
import { withClient } from './support/cluster.ts'
import { type OrderLoad, sendAllAgain, startOrderLoad } from './support/order-load.ts'
import { type Program, startProgram } from './support/program.ts'
import { startWay, type Way } from './support/way.ts'

/** On a server of its own, with durability on: what was acknowledged has to be on the disk. */
let home: string
let server: EmbeddedPostgres
let way: Way
let linli: TestLinli
let program: Program & { address: string }
let world: WindowWorld
let buyers: Buyer[]

const waiting = { timeout: 25_000, interval: 50 }

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'linli-faults-'))
  chmodSync(home, 0o711)
  server = await startServer()
  await migrate(server.url, { kind: 'test' })
  linli = await startTestLinliOn({ url: server.url, drop: async () => {} })
  world = await makeOpenWindow(linli, { offers: [{ cap: 1_000_000 }] })
  buyers = await makeBuyers(linli, world, { count: 12, walletMinor: 1_000_000_000 })
  way = await startWay(server.url)
  program = await startOurs()
}, 120_000)
afterAll(async () => {
  await program.kill()
  await way.close()
  await linli.close()
  await server.stop()
  rmSync(server.folder, { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
})

const startServer = (): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ home, binaries: process.env.LINLI_TEST_PG === '15' ? '15' : '18' })

const startOurs = () =>
  startProgram({
    DATABASE_URL: way.url,
    LINLI_HOME: join(home, 'program'),
    DATABASE_POOL: '8',
    DATABASE_TIMEOUT: '2',
  })

/** Orders until some were acknowledged, lets it happen while others are under way, then stops. */
async function orderWhile(happens: () => Promise<void> | void): Promise<OrderLoad> {
  const load = startOrderLoad(program.address, world, buyers)
  await expect.poll(() => load.acknowledged().length, waiting).toBeGreaterThan(60)
  await happens()
  await load.stop()
  return load
}

/** Every order is there once: those acknowledged before, and the others once they are sent again. */
async function expectEachOnce(load: OrderLoad): Promise<void> {
  const before = new Set(load.acknowledged().map(({ checkoutId }) => checkoutId))
  await expectPresentOnce([...before])
  await sendAllAgain(program.address, world, load)
  const after = load.attempts.map(({ checkoutId }) => checkoutId)
  expect(new Set(after).size).toBe(load.attempts.length)
  await expectPresentOnce(after)
  expect(await findFaults(linli)).toEqual([])
}

async function expectPresentOnce(checkoutIds: (string | null)[]): Promise<void> {
  const { rows } = await sql<{ orders: number; checkouts: number }>`
    select count(*) as orders, count(distinct checkout_id) as checkouts from orders
    where checkout_id = any(${checkoutIds}::uuid[])`.execute(linli.database.db)
  expect(rows[0]).toEqual({ orders: checkoutIds.length, checkouts: checkoutIds.length })
}

async function expectWell(): Promise<void> {
  const readiness = () =>
    fetch(`${program.address}/health/ready`).then(
      ({ status }) => status,
      () => 0,
    )
  await expect.poll(readiness, { ...waiting, message: program.output() }).toBe(200)
  expect(program.child.exitCode, program.output()).toBeNull()
}

test('kill -9 of the program under load: what was acknowledged is there, once', async () => {
  const load = await orderWhile(() => program.kill())
  expect(load.attempts.length).toBeGreaterThan(load.acknowledged().length)
  program = await startOurs()
  await expectEachOnce(load)
}, 60_000)

test('every backend ended: the program lives, connects again and loses nothing', async () => {
  const load = await orderWhile(async () => {
    await withClient(server.url, (client) =>
      client.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`),
    )
  })
  await expectWell()
  await expectEachOnce(load)
  // The consumers of events came back as well.
  const undelivered = () =>
    sql<{ events: number }>`select count(*) as events from undelivered_events`
      .execute(linli.database.db)
      .then(({ rows }) => rows[0]!.events)
  await expect.poll(undelivered, waiting).toBe(0)
}, 60_000)

test('a way to the database that goes dead without a word is given up, and nothing stays locked', async () => {
  const statuses: number[] = []
  const load = await orderWhile(async () => {
    way.stall()
    const ask = (path: string) =>
      fetch(`${program.address}${path}`).then(({ status }) => void statuses.push(status))
    const { regionId, communityIds } = world
    await Promise.all(
      Array.from({ length: 12 }, () =>
        ask(`/api/v1/regions/${regionId}/communities/${communityIds[0]}`),
      ),
    )
    way.heal()
  })
  expect(new Set(statuses)).toEqual(new Set([503]))
  await expectWell()
  await expectEachOnce(load)
  const stuck = () =>
    sql<{ sessions: number }>`select count(*) as sessions from pg_stat_activity
      where datname = current_database() and xact_start < now() - interval '6 seconds'`
      .execute(linli.database.db)
      .then(({ rows }) => rows[0]!.sessions)
  await expect.poll(stuck, waiting).toBe(0)
}, 90_000)

test('a program that goes silent in the midst of a statement locks goods for seconds, not for hours', async () => {
  const mute = new pg.Client({ connectionString: server.url, application_name: 'linli-lane' })
  mute.on('error', () => {})
  const hasEnded = new Promise<void>((resolve) => {
    mute.once('end', resolve)
  })
  await mute.connect()
  await mute.query('begin')
  await mute.query('select from supplies for update')
  fallSilent(mute)
  const load = startOrderLoad(program.address, world, buyers)
  await hasEnded
  await expect.poll(() => load.acknowledged().length, waiting).toBeGreaterThan(60)
  await load.stop()
  await expectEachOnce(load)
}, 60_000)

test('kill -9 of PostgreSQL under load: what was acknowledged is there, once', async () => {
  const load = await orderWhile(async () => {
    process.kill(server.pid, 'SIGKILL')
    await server.stop()
    server = await startServer()
  })
  await expectWell()
  await expectEachOnce(load)
}, 90_000)
