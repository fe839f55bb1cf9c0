import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '#testing'
import { createDatabase, type Database, sql, transact } from './index.ts'

let database: Database
let url: string
let drop: () => Promise<void>

beforeAll(async () => {
  const fresh = await freshDatabase()
  drop = fresh.drop
  url = fresh.url
  database = createDatabase(fresh.url, 4)
  await sql`insert into secrets (name, key_id, ciphertext)
    values ('one', '1', ''), ('two', '1', '')`.execute(database.db)
})
afterAll(async () => {
  await database.close()
  await drop()
})

const touch = (name: string) => sql`update secrets set key_id = key_id || '+' where name = ${name}`

test('two transactions that lock in opposite orders both end well, each done once', async () => {
  const bothHoldOne = Promise.withResolvers<void>()
  let holding = 0
  let attempts = 0
  const lockBoth = (first: string, second: string) =>
    transact(database.db, async (tx) => {
      attempts += 1
      await touch(first).execute(tx)
      holding += 1
      if (holding === 2) bothHoldOne.resolve()
      // Only the first round is made to collide; the retry goes through.
      if (holding <= 2) await bothHoldOne.promise
      await touch(second).execute(tx)
    })
  await Promise.all([lockBoth('one', 'two'), lockBoth('two', 'one')])
  expect(attempts).toBeGreaterThan(2)
  const { rows } = await sql<{ key_id: string }>`select key_id from secrets`.execute(database.db)
  expect(rows.map((row) => row.key_id)).toEqual(['1++', '1++'])
})

test('what fails for good is rolled back whole and not tried again', async () => {
  let attempts = 0
  const failing = transact(database.db, async (tx) => {
    attempts += 1
    await sql`delete from secrets`.execute(tx)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(attempts).toBe(1)
  const { rows } = await sql`select from secrets`.execute(database.db)
  expect(rows).toHaveLength(2)
})

test('an int8 beyond the safe integers is refused rather than rounded', async () => {
  const big = sql`select 9007199254740993::int8 as n`.execute(database.db)
  await expect(big).rejects.toThrow(RangeError)
  const { rows } = await sql<{ n: number }>`select 9007199254740991::int8 as n`.execute(database.db)
  expect(rows[0]!.n).toBe(Number.MAX_SAFE_INTEGER)
})

test('the program lives on when every connection of its is ended', async () => {
  await sql`select 1`.execute(database.db)
  const owner = new pg.Client(url)
  await owner.connect()
  await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`)
  await owner.end()
  await expect
    .poll(() => sql`select 1`.execute(database.db).then(({ rows }) => rows.length), {
      timeout: 5000,
    })
    .toBe(1)
})
