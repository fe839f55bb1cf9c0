import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#testing'
import { examineDatabase } from './doctor-database.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

async function missing(url = database.url): Promise<string[]> {
  const findings = await examineDatabase(url)
  return findings.filter(({ verdict }) => verdict === 'bad').map(({ says }) => says)
}

async function execute(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

test('a migrated database lacks nothing', async () => {
  expect(await missing()).toEqual([])
})

test('a ledger that the program may change is reported', async () => {
  await execute('grant update on transfers to linli_app')
  expect(await missing()).toEqual(['the role linli_app may change transfers of the ledger'])
  await execute('revoke update on transfers from linli_app')
})

test('a database that does not exist is reported, without its address', async () => {
  const url = new URL(database.url)
  url.pathname = '/nowhere'
  expect(await missing(url.href)).toEqual(['the database cannot be reached (3D000)'])
})
