import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database, endSilentSessions } from '#platform/db'
import { type FreshDatabase, fallSilent, freshDatabase } from '#testing'

const LIMIT_MS = 150

let fresh: FreshDatabase
let database: Database
const clients: pg.Client[] = []

beforeAll(async () => {
  fresh = await freshDatabase()
  database = createDatabase(fresh.url, 2)
})
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()))
})
afterAll(async () => {
  await database.close()
  await fresh.drop()
})

async function open(name: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: fresh.url, application_name: name })
  client.on('error', () => {})
  await client.connect()
  clients.push(client)
  return client
}

const longer = () => new Promise((resolve) => setTimeout(resolve, 2 * LIMIT_MS))

test('a session that went silent within a statement is ended, and what it locked is free', async () => {
  const silent = await open('linli-lane')
  await silent.query('begin')
  await silent.query('lock table orders in access exclusive mode')
  const ended = new Promise((resolve) => silent.once('end', resolve))
  fallSilent(silent)
  await longer()
  expect(await endSilentSessions(database.db, LIMIT_MS)).toBe(1)
  await ended
  await (await open('linli')).query("set lock_timeout = '5s'; lock table orders")
})

test('a session that works, waits for its next statement, or is not Linli’s, is left alone', async () => {
  const working = await open('linli')
  const work = working.query('select pg_sleep(1)')
  const between = await open('linli-lane')
  await between.query('begin')
  const foreign = await open('psql')
  fallSilent(foreign)
  await longer()
  expect(await endSilentSessions(database.db, LIMIT_MS)).toBe(0)
  await expect(work).resolves.toMatchObject({ rowCount: 1 })
  await expect(between.query('commit')).resolves.toBeDefined()
})

test('a session that has been silent for less than the limit is left alone', async () => {
  fallSilent(await open('linli-lane'))
  await longer()
  expect(await endSilentSessions(database.db, 60_000)).toBe(0)
})
