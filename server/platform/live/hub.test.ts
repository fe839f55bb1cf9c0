import { createServer, type Server } from 'node:http'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createDatabase, type Database, transact } from '#platform/db'
import { announceAll, clearSubscriptions, type EventRow } from '#platform/events'
import { newId } from '#platform/ids'
import { freshDatabase, type LiveListener, listenTo } from '#testing'
import { EventStream, LIVE_OPTIONS, LiveHub } from './index.ts'

let database: Database
let drop: () => Promise<void>
let server: Server
let url: string
let hub: LiveHub<EventRow>
let isIn = true
const open: LiveListener[] = []

beforeAll(async () => {
  const fresh = await freshDatabase()
  drop = fresh.drop
  database = createDatabase(fresh.url, 4)
  clearSubscriptions()
  server = createServer(async (request, response) => {
    const stream = new EventStream(response, hub.options.mostBufferedBytes)
    stream.open({}, 10)
    const lastId = request.headers['last-event-id']
    await hub.add(
      {
        regionId: 'north',
        personId: 'somebody',
        stream,
        hear: ({ id, type, body }) => ({ id, type, body }),
        isStillIn: async () => isIn,
      },
      typeof lastId === 'string' ? lastId : null,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}/`
})
afterEach(() => {
  for (const listener of open.splice(0)) listener.close()
  hub.close()
})
afterAll(async () => {
  server.close()
  await database.close()
  await drop()
})

const locate = async (_db: unknown, _regionId: string, events: readonly EventRow[]) => [...events]

function openHub(options = {}): void {
  isIn = true
  hub = new LiveHub(database.db, locate, { ...LIVE_OPTIONS, everyMs: 20, ...options })
}

async function listen(): Promise<LiveListener> {
  const listener = await listenTo(url, { id: '', token: '' })
  open.push(listener)
  await listener.until(({ event }) => event === 'ready')
  return listener
}

const announce = (count: number, regionId = 'north'): Promise<void> =>
  transact(database.db, (tx) =>
    announceAll(
      tx,
      Array.from({ length: count }, (_, nth) => ({
        regionId,
        type: 'thing.happened',
        subjectKind: 'thing',
        subjectId: newId(),
        body: { nth },
        occurredAt: new Date(),
      })),
    ),
  )

const nth = (wanted: number) => (event: { data: { body?: { nth: number } } }) =>
  event.data.body?.nth === wanted

test('an event whose id is older than one already told is told when it is committed', async () => {
  openHub()
  const listener = await listen()
  let commit = () => {}
  const held = new Promise<void>((resolve) => {
    commit = resolve
  })
  const slow = transact(database.db, async (tx) => {
    const [event] = [{ regionId: 'north', type: 'thing.slow', subjectKind: 'thing' }]
    await announceAll(tx, [{ ...event!, subjectId: newId(), occurredAt: new Date() }])
    await held
  })
  await announce(1)
  await listener.until(({ data }) => data.type === 'thing.happened')
  commit()
  await slow
  await listener.until(({ data }) => data.type === 'thing.slow')
  expect(listener.heard.filter(({ data }) => data.type === 'thing.slow')).toHaveLength(1)
})

test('an event is told once, however often the same seconds are looked at', async () => {
  openHub()
  const listener = await listen()
  await announce(3)
  await listener.until(nth(2))
  await announce(4)
  await listener.until(nth(3))
  const ids = listener.heard.filter(({ event }) => event === 'fact').map(({ id }) => id)
  expect(ids.length).toBeGreaterThanOrEqual(7)
  expect(new Set(ids).size).toBe(ids.length)
})

test('more at once than can be told is told as one call to read everything again', async () => {
  openHub({ mostEvents: 5 })
  const listener = await listen()
  await announce(20)
  await listener.until(({ event }) => event === 'reset')
  expect(listener.heard.filter(({ event }) => event === 'fact')).toEqual([])
})

test('a stream ends with the session it was opened in', async () => {
  openHub({ beatMs: 30 })
  const listener = await listen()
  expect(hub.size).toBe(1)
  isIn = false
  await listener.ended
  expect(hub.size).toBe(0)
})

test('a reader that takes nothing in is let go', async () => {
  openHub({ mostBufferedBytes: -1 })
  const response = await listenTo(url, { id: '', token: '' })
  await response.ended
  expect(hub.size).toBe(0)
})

test('when nobody listens, nothing is read', async () => {
  openHub()
  const listener = await listen()
  listener.close()
  await expect.poll(() => hub.size, { timeout: 5000 }).toBe(0)
  const unread = new Proxy(database.db, {
    get: (_db, name) => {
      throw new Error(`${String(name)} of the database was asked for`)
    },
  })
  const failures: unknown[] = []
  hub = new LiveHub(unread, locate, { ...LIVE_OPTIONS, everyMs: 1 }, (error) => {
    failures.push(error)
  })
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(failures).toEqual([])
  const other = await listenTo(url, { id: '', token: '' })
  await other.ended
  expect(failures).not.toEqual([])
})
