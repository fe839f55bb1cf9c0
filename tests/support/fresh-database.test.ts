import { afterAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#testing'
import { withClient } from './cluster.ts'

const databases: FreshDatabase[] = []
afterAll(() => Promise.all(databases.map((database) => database.drop())))

test('databases asked for at once are migrated and apart from each other', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  databases.push(one, other)
  await withClient(one.url, (client) => client.query('create table only_here ()'))
  await withClient(other.url, async (client) => {
    const { rows } = await client.query(
      "select kind, to_regclass('only_here') as stray from installation",
    )
    expect(rows).toEqual([{ kind: 'test', stray: null }])
  })
})

test('a dropped database is gone, also with a session open', async () => {
  const database = await freshDatabase()
  await withClient(database.url, async (client) => {
    client.on('error', () => {})
    await database.drop()
  }).catch(() => {})
  await expect(withClient(database.url, (client) => client.query('select 1'))).rejects.toThrow(
    /does not exist/,
  )
})
