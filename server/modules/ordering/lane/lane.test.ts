import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LaneSql, openLanes, sql } from '#platform/db'
import { addRoutes, createApp, KeptAnswers, requestHash } from '#platform/http'
import { newId } from '#platform/ids'
import {
  type Buyer,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeOpenWindow,
  startTestLinli,
  type TestLinli,
  untilLaneWaits,
  type WindowWorld,
} from '#testing'
import { Homes } from '../homes.ts'
import { LaneBusy } from '../refusals.ts'
import { orderingRoutes } from '../routes/index.ts'
import type { Checkout } from './checkout.ts'
import { type LaneOptions, Lanes } from './lane.ts'
import { PriceBooks } from './price-books.ts'

let linli: TestLinli
const opened: LaneSql[] = []

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  await Promise.all(opened.map((one) => one.end({ timeout: 5 })))
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

/** Lanes of another process. */
function otherLanes(options: Partial<LaneOptions> = {}): Lanes {
  const lanes = openLanes(linli.url, 2)
  opened.push(lanes)
  const whole = { batchSize: 16, inFlight: 2, connections: 2, queueLength: 1000, ...options }
  return new Lanes(lanes, new PriceBooks(linli.database.db), whole)
}

async function checkoutBy(world: WindowWorld, buyer: Buyer, more: Partial<Checkout> = {}) {
  const { rows } = await sql<{ id: string }>`
    select id from auth_sessions where token = ${buyer.token}`.execute(linli.database.db)
  const [offer] = world.offers
  const checkout: Checkout = {
    id: newId(),
    regionId: world.regionId,
    personId: buyer.id,
    sessionId: rows[0]!.id,
    grantId: null,
    key: newId(),
    keyOwner: buyer.id,
    requestHash: requestHash('checkout', '/', buyer.id),
    channel: 'shop',
    residentId: buyer.residentId,
    ownerId: buyer.id,
    communityId: world.communityIds[0]!,
    linkLeaderId: null,
    cashAccount: null,
    parts: [partOf(world, offer!.offerId)],
    payments: [{ method: 'wallet', amountMinor: null }],
    quoteToken: null,
    ...more,
  }
  return checkout
}

const partOf = (world: WindowWorld, offerId: string, note = ''): Checkout['parts'][number] => ({
  windowId: world.windowId,
  fulfilment: 'pickup',
  slot: null,
  address: null,
  note,
  lines: [{ offerId, quantity: 1, replacement: 'no' }],
})

const codesOf = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.map((one) => (one.status === 'fulfilled' ? 'placed' : one.reason.code))

test('an order with an error in its data harms only itself', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: 100 }] })
  const buyers = await makeBuyers(linli, world, { count: 13 })
  const lanes = otherLanes()
  const { offerId } = world.offers[0]!
  const checkouts = await Promise.all(
    buyers.map((buyer, at) =>
      checkoutBy(world, buyer, {
        // No text of PostgreSQL holds this character; the schemas refuse it long before.
        parts: [partOf(world, offerId, at === 5 ? '\u0000' : '')],
      }),
    ),
  )
  const outcomes = await Promise.allSettled(checkouts.map((checkout) => lanes.place(checkout)))
  const placed = outcomes.map((one) => one.status === 'fulfilled')
  expect(placed).toEqual(buyers.map((_, at) => at !== 5))
})

test('a lane whose queue was taken meanwhile gives its turn to the region that waits behind it', async () => {
  const near = await makeOpenWindow(linli, { offers: [{ cap: 100 }] })
  const far = await makeOpenWindow(linli, { regionId: 'mianyang', offers: [{ cap: 100 }] })
  const buyers = await makeBuyers(linli, near, { count: 2 })
  const [elsewhere] = await makeBuyers(linli, far)
  const lanes = otherLanes({ connections: 1 })
  const [first, second] = await Promise.all(buyers.map((buyer) => checkoutBy(near, buyer)))
  const third = await checkoutBy(far, elsewhere!)
  // In one turn: the first takes the connection, the second makes its lane wait but goes with the
  // first, and the far region waits behind that lane.
  const placed = [first!, second!, third].map((checkout) => lanes.place(checkout))
  expect(codesOf(await Promise.allSettled(placed))).toEqual(['placed', 'placed', 'placed'])
})

test('a full queue refuses at once, and what was taken in is placed', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: 100 }] })
  const buyers = await makeBuyers(linli, world, { count: 9 })
  const lanes = otherLanes({ batchSize: 2, inFlight: 1, queueLength: 3 })
  const checkouts = await Promise.all(buyers.map((buyer) => checkoutBy(world, buyer)))
  const taken: Promise<unknown>[] = []
  const refused: unknown[] = []
  for (const checkout of checkouts) {
    try {
      taken.push(lanes.place(checkout))
    } catch (error) {
      refused.push(error)
    }
  }
  expect(refused).toHaveLength(6)
  for (const error of refused) expect(error).toBeInstanceOf(LaneBusy)
  expect(codesOf(await Promise.allSettled(taken))).toEqual(['placed', 'placed', 'placed'])
})

test('who is refused for a full queue is told when to come again', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: 100 }] })
  const [buyer] = await makeBuyers(linli, world)
  const { sessionId } = await checkoutBy(world, buyer!)
  const { db } = linli.database
  const app = await createApp({
    logger: false,
    trustProxy: [],
    callsPerMinute: null,
    latestAnswerMs: 30_000,
    version: 'test',
  })
  const authenticate = async () => ({
    personId: buyer!.id,
    sessionId,
    locale: 'en',
    grants: [],
  })
  const deps = {
    lanes: otherLanes({ queueLength: 0 }),
    books: new PriceBooks(db),
    homes: new Homes(),
  }
  const methods = new Set(['wallet'])
  await app.register(async (api) => {
    const answers = new KeptAnswers(0)
    addRoutes(api, { db, authenticate, answers }, orderingRoutes({ ...deps, methods }))
  })
  const placing = (payments: object[]) =>
    app.inject({
      method: 'POST',
      url: `/regions/${world.regionId}/checkouts`,
      headers: { 'idempotency-key': newId() },
      payload: checkoutOf(world, [[world.offers[0]!, 1]], payments),
    })
  const busy = await placing([{ method: 'wallet' }])
  expect(busy.json()).toMatchObject({ status: 503, code: 'busy' })
  expect(Number(busy.headers['retry-after'])).toBeGreaterThan(0)
  // Where the sandbox is not offered, nobody orders for its play money.
  const refused = await placing([{ method: 'sandbox' }])
  expect(refused.json()).toMatchObject({
    status: 409,
    code: 'method-not-offered',
    offered: ['wallet'],
  })
  await app.close()
})

test('two processes that sell one supply never sell it twice', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: 25 }, { stock: 20, cap: null }] })
  const buyers = await makeBuyers(linli, world, { count: 120 })
  const [capped, stocked] = world.offers
  const processes = [otherLanes(), otherLanes()]
  const outcomes = await Promise.allSettled(
    buyers.map(async (buyer, at) => {
      const { offerId } = at % 4 < 2 ? capped! : stocked!
      const checkout = await checkoutBy(world, buyer, { parts: [partOf(world, offerId)] })
      return processes[at % 2]!.place(checkout)
    }),
  )
  const codes = Map.groupBy(codesOf(outcomes), (code) => code)
  expect(codes.get('placed')).toHaveLength(45)
  expect(codes.get('sold-out')).toHaveLength(75)
})

test('one key sent to two processes at once is placed once', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: 100 }] })
  const buyers = await makeBuyers(linli, world, { count: 20 })
  const processes = [otherLanes(), otherLanes()]
  const checkouts = await Promise.all(buyers.map((buyer) => checkoutBy(world, buyer)))
  const replies = await Promise.all(
    checkouts.map((checkout) => Promise.all(processes.map((lanes) => lanes.place(checkout)))),
  )
  for (const [one, other] of replies) expect(other).toEqual(one)
  const { rows } = await sql<{ orders: number }>`
    select count(*)::int as orders from orders
    where window_id = ${world.windowId}`.execute(linli.database.db)
  expect(rows).toEqual([{ orders: 20 }])
})

test('while a batch is written, the next of its region is decided, and written before it if it can', async () => {
  const world = await makeOpenWindow(linli, {
    communities: 2,
    offers: [{ cap: 100 }, { cap: 100 }],
  })
  const [near, far] = world.communityIds
  const [first] = await makeBuyers(linli, world)
  const [second] = await makeBuyers(linli, world, { communityId: far! })
  const lanes = otherLanes()
  const held = await checkoutBy(world, first!, { communityId: near! })
  const free = await checkoutBy(world, second!, {
    communityId: far!,
    parts: [partOf(world, world.offers[1]!.offerId)],
  })
  const { db } = linli.database
  let writing: Promise<unknown> | undefined
  const outside = db.transaction().execute(async (tx) => {
    // Whoever writes this key waits for what becomes of ours.
    await sql`insert into idempotency_keys (region_id, actor_id, key, request_hash, status, reply)
      values (${held.regionId}, ${held.keyOwner}, ${held.key}, '\\x00', 201, '{}')`.execute(tx)
    writing = lanes.place(held)
    await untilLaneWaits(linli)
    await expect(lanes.place(free)).resolves.toMatchObject({ checkoutId: free.id })
    throw new Error('undone')
  })
  await expect(outside).rejects.toThrow('undone')
  await expect(writing).resolves.toMatchObject({ checkoutId: held.id })
})

test('an offer added while orders come keeps its limit from the first of them on', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: 100 }] })
  const [buyer] = await makeBuyers(linli, world)
  const lanes = otherLanes({ batchSize: 1 })
  await lanes.place(await checkoutBy(world, buyer!))
  const later = await makeOpenWindow(linli, {
    communities: world.communityIds,
    offers: [{ limit: 2, cap: 100 }],
  })
  const { db } = linli.database
  await sql`update offers set window_id = ${world.windowId}
    where window_id = ${later.windowId}`.execute(db)
  await sql`update windows set version = version + 1 where id = ${world.windowId}`.execute(db)
  const parts = [
    {
      ...partOf(world, later.offers[0]!.offerId),
      lines: [{ offerId: later.offers[0]!.offerId, quantity: 3, replacement: 'no' as const }],
    },
  ]
  const outcome = await Promise.allSettled([
    lanes.place(await checkoutBy(world, buyer!, { parts })),
  ])
  expect(codesOf(outcome)).toEqual(['limit-reached'])
})

test('a batch that waited for its window to close sells nothing any more', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: 100 }] })
  const [buyer] = await makeBuyers(linli, world)
  const lanes = otherLanes()
  const checkout = await checkoutBy(world, buyer!)
  const { db } = linli.database
  let placing: Promise<PromiseSettledResult<unknown>[]> | undefined
  await db.transaction().execute(async (tx) => {
    await sql`update windows set closed_at = linli_now()
      where id = ${world.windowId}`.execute(tx)
    placing = Promise.allSettled([lanes.place(checkout)])
    await untilLaneWaits(linli)
  })
  expect(codesOf(await placing!)).toEqual(['window-closed'])
})
