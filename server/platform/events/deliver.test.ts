import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createDatabase, type Database, sql, transact } from '#platform/db'
import { newId } from '#platform/ids'
import { freshDatabase } from '#testing'
import { announceAll, clearSubscriptions, deliverOnce, type EventRow, subscribe } from './index.ts'

let database: Database
let drop: () => Promise<void>

beforeAll(async () => {
  const fresh = await freshDatabase()
  drop = fresh.drop
  database = createDatabase(fresh.url, 6)
})
afterAll(async () => {
  await database.close()
  await drop()
})
beforeEach(async () => {
  clearSubscriptions()
  await sql`delete from events`.execute(database.db)
  await sql`delete from event_failures`.execute(database.db)
})

const announceSome = (count: number, type = 'thing.happened') =>
  transact(database.db, (tx) =>
    announceAll(
      tx,
      Array.from({ length: count }, (_, at) => ({
        regionId: at % 2 === 0 ? 'north' : 'south',
        type,
        subjectKind: 'thing',
        subjectId: newId(),
        body: { at },
        occurredAt: new Date(),
      })),
    ),
  )

const deliverAll = async () => {
  while ((await deliverOnce(database.db)) > 0);
}

test('every consumer gets each event of its types once, in sets', async () => {
  const seen: number[] = []
  const sets: number[] = []
  subscribe({
    consumers: [
      {
        name: 'counts',
        of: ['thing.happened'],
        consume: async (_tx, events) => {
          sets.push(events.length)
          seen.push(...events.map((event) => Number(event.body.at)))
        },
      },
    ],
  })
  await announceSome(1200)
  await announceSome(3, 'other.thing')
  await deliverAll()
  await deliverAll()
  expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 1200 }, (_, at) => at))
  expect(sets.length).toBeLessThan(10)
})

test('several dispatchers at once share the events between them', async () => {
  const seen: string[] = []
  subscribe({
    consumers: [
      {
        name: 'remembers',
        of: ['thing.happened'],
        consume: async (_tx, events) => {
          seen.push(...events.map((event) => event.id))
        },
      },
    ],
  })
  await announceSome(2000)
  await Promise.all([deliverAll(), deliverAll(), deliverAll()])
  expect(new Set(seen).size).toBe(2000)
  expect(seen).toHaveLength(2000)
})

test('an event that fails delays only itself, and is tried again', async () => {
  let isBroken = true
  const done: number[] = []
  subscribe({
    consumers: [
      {
        name: 'fails on seven',
        of: ['thing.happened'],
        consume: async (tx, events) => {
          await sql`select 1 / ${isBroken && events.some((one) => one.body.at === 7) ? 0 : 1}::int`.execute(
            tx,
          )
          done.push(...events.map((event) => Number(event.body.at)))
        },
      },
    ],
  })
  await announceSome(20)
  await deliverAll()
  expect(done.sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, at) => at).filter((at) => at !== 7),
  )
  isBroken = false
  await sql`update event_failures set next_try_at = now()`.execute(database.db)
  await deliverAll()
  expect(done.at(-1)).toBe(7)
  const { rows } = await sql`select from event_failures`.execute(database.db)
  expect(rows).toHaveLength(0)
})

test('a reaction is in the fact’s own transaction: its failure undoes the fact', async () => {
  const react = async (_tx: unknown, events: EventRow[]) => {
    if (events.length > 1) throw new Error('too many')
  }
  subscribe({ reactions: [{ name: 'refuses many', to: 'thing.happened', react }] })
  await expect(announceSome(2)).rejects.toThrow('too many')
  await announceSome(1)
  const { rows } = await sql`select from events`.execute(database.db)
  expect(rows).toHaveLength(1)
})
