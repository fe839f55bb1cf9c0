import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashOfLeader, cashOfStation, findBalance } from '#ledger'
import { newId } from '#platform/ids'
import {
  codeOf,
  findFaults,
  goodsArrive,
  handOverAs,
  makePickup,
  orderFor,
  type PickupWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const ORDERS = 4

/** What people at a pickup point may do, with an order, a person and a phone. */
const step = fc.record({
  what: fc.constantFrom('online', 'offline', 'send-again', 'undo', 'renew'),
  order: fc.nat(ORDERS - 1),
  who: fc.constantFrom('leader', 'staff'),
  isAtOnce: fc.boolean(),
})

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

interface Played {
  world: PickupWorld
  orders: { id: string; cashMinor: number }[]
  /** Everything that a phone has ever sent. */
  sent: { who: Step['who']; item: object }[]
}

async function startPlay(): Promise<Played> {
  const world = await makePickup(linli)
  const orders = []
  for (let index = 0; index < ORDERS; index += 1) {
    const method = index % 2 === 0 ? 'wallet' : 'cash'
    const { id } = await orderFor(linli, world, { method })
    orders.push({ id, cashMinor: method === 'cash' ? 480 : 0 })
  }
  await goodsArrive(linli, world)
  return { world, orders, sent: [] }
}

async function play({ world, orders, sent }: Played, { what, order: at, who }: Step) {
  const order = orders[at]!
  const person = world[who]
  const sync = (items: object[]) =>
    linli.call(person, 'POST', `${world.at}/handover-syncs`, { deviceId: `${who}-1`, items })
  if (what === 'online') {
    const { token } = await codeOf(linli, world, order.id)
    const body = { proof: { token }, orderIds: [order.id], cashTakenMinor: order.cashMinor }
    return handOverAs(linli, world, person, body)
  }
  if (what === 'offline') {
    const { token } = await codeOf(linli, world, order.id)
    const handedOverAt = new Date().toISOString()
    const facts = { orderIds: [order.id], handedOverAt, cashTakenMinor: order.cashMinor }
    const item = { itemId: newId(), token, ...facts }
    sent.push({ who, item })
    return sync([item])
  }
  if (what === 'send-again') {
    const own = sent.filter((one) => one.who === who).map((one) => one.item)
    return own.length === 0 ? null : sync([...own].reverse())
  }
  if (what === 'renew') {
    const path = `/regions/${world.regionId}/orders/${order.id}/pickup-codes`
    return linli.call(world.buyer, 'POST', path, {})
  }
  const live = await linli.database.db
    .selectFrom('handovers')
    .select('id')
    .where('order_id', '=', order.id)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (live === undefined) return null
  const path = `/regions/${world.regionId}/handovers/${live.id}/undoing`
  return linli.call(world.place.operations, 'POST', path, { why: 'x' }, { key: newId() })
}

async function holdsTrue({ world, orders }: Played): Promise<void> {
  const { db } = linli.database
  const ids = orders.map((order) => order.id)
  const handovers = await db
    .selectFrom('handovers')
    .select(['order_id', 'cash_minor'])
    .where('order_id', 'in', ids)
    .where('undone_at', 'is', null)
    .execute()
  const handed = new Set(handovers.map((one) => one.order_id))
  expect(handed.size).toBe(handovers.length)
  const closed = await db
    .selectFrom('orders')
    .select('id')
    .where('id', 'in', ids)
    .where('closed_at', 'is not', null)
    .execute()
  expect(new Set(closed.map((one) => one.id))).toEqual(handed)
  const held =
    ((await findBalance(db, world.regionId, cashOfLeader(world.leader.leaderId))) ?? 0) +
    ((await findBalance(db, world.regionId, cashOfStation(world.stationId))) ?? 0)
  const taken = handovers.reduce((sum, one) => sum + one.cash_minor, 0)
  expect(taken + held).toBe(0)
  // Each order is handed over with what was due on it, neither more nor less.
  const due = orders.filter((order) => handed.has(order.id)).map((order) => order.cashMinor)
  expect(taken).toBe(due.reduce((sum, amount) => sum + amount, 0))
  expect(await findFaults(linli)).toEqual([])
}

test('however online, offline, repeated and undone handovers mix, an order goes once and money is equal', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const played = await startPlay()
      let atOnce: Promise<unknown>[] = []
      for (const one of steps) {
        const done = play(played, one)
        if (one.isAtOnce) atOnce.push(done)
        else {
          const answers = await Promise.all([...atOnce, done])
          for (const answer of answers) {
            expect((answer as { status: number } | null)?.status ?? 0).toBeLessThan(500)
          }
          atOnce = []
        }
      }
      await Promise.all(atOnce)
      await holdsTrue(played)
    }),
    { numRuns: 12 },
  )
}, 180_000)
