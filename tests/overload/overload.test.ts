import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import { findFaults, makeBuyers, makeOpenWindow } from '#testing'
import { type FloodWish, flood, placeOnce, recover } from './flood.ts'
import { type OverloadPlace, openOverloadPlace } from './place.ts'
import { connectSlowClients } from './slow-clients.ts'

/** Over HTTP against the real program; `npm run test:overload -- --seconds 60` is the long form. */
const QUEUE = 20

let place: OverloadPlace
let wish: FloodWish

beforeAll(async () => {
  place = await openOverloadPlace({ LANE_QUEUE: String(QUEUE), LANE_CONNECTIONS: '3' })
  const { program, world, buyers } = place
  wish = { address: program.address, world, buyers, atOnce: 10 * QUEUE, seconds: 3 }
}, 120_000)
afterAll(() => place.close())

const statusOf = async (path: string): Promise<number> => {
  const answer = await fetch(`${wish.address}${path}`)
  await answer.arrayBuffer()
  return answer.status
}

async function expectPlacedOnce(checkoutIds: Iterable<string>): Promise<void> {
  const ids = [...checkoutIds]
  const { rows } = await sql<{ orders: number; checkouts: number }>`
    select count(*) as orders, count(distinct checkout_id) as checkouts from orders
    where checkout_id = any(${ids}::uuid[])`.execute(place.linli.database.db)
  expect(rows[0]).toEqual({ orders: ids.length, checkouts: new Set(ids).size })
  expect(new Set(ids).size).toBe(ids.length)
}

test('ten times the load over HTTP is told to come again, reads go on, and it is got over', async () => {
  const heard = await flood(wish)
  expect(heard.odd).toEqual([])
  expect(heard.refusedMs.length).toBeGreaterThan(0)
  expect(heard.placed.size).toBeGreaterThan(0)
  const statuses = new Set(heard.reads.map(({ status }) => status))
  expect(statuses).toContain(200)
  // Where the machine itself is late, that is told as well.
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([])
  expect(await recover(wish)).toBeLessThan(30_000)
  await expectPlacedOnce(heard.placed.values())
  expect(await findFaults(place.linli)).toEqual([])
}, 120_000)

test('clients that hold their heads, bodies and answers do not keep others from being served', async () => {
  const [buyer] = place.buyers
  const slow = await connectSlowClients(wish.address, buyer!.token, 60)
  try {
    for (let round = 0; round < 5; round += 1) {
      expect((await placeOnce(wish, buyer!, newId())).status).toBe(201)
      expect(await statusOf('/api/v1/regions')).toBe(200)
    }
    expect(await statusOf('/health/ready')).toBe(200)
  } finally {
    slow.close()
  }
  expect(place.program.child.exitCode).toBeNull()
  expect((await placeOnce(wish, buyer!, newId())).status).toBe(201)
}, 60_000)

test('goods that the database does not let go of keep nobody from other regions and pages', async () => {
  const { linli, world, buyers, server } = place
  const elsewhere = await makeOpenWindow(linli, { regionId: 'berlin', offers: [{ cap: 1000 }] })
  const [other] = await makeBuyers(linli, elsewhere)
  const holder = new pg.Client({ connectionString: server.url })
  await holder.connect()
  await holder.query('begin')
  await holder.query('select from supplies where offer_id = $1 for update', [
    world.offers[0]!.offerId,
  ])
  const waiting = Array.from({ length: 15 * QUEUE }, (_, at) =>
    placeOnce(wish, buyers[at % buyers.length]!, newId()),
  )
  // Told while the goods are still held: nobody waits for nothing.
  const first = await Promise.race(waiting)
  expect(first.status).toBe(503)
  expect(Number(first.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await statusOf(`/api/v1/regions/${world.regionId}`)).toBe(200)
  const there = { address: wish.address, world: elsewhere }
  expect((await placeOnce(there, other!, newId())).status).toBe(201)
  await holder.query('rollback')
  await holder.end()
  const statuses = (await Promise.all(waiting)).map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([201, 503]))
  expect(await findFaults(linli)).toEqual([])
}, 60_000)
