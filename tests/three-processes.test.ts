import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import {
  type Buyer,
  checkoutOf,
  findFaults,
  listenTo,
  makeBuyers,
  makeOpenWindow,
  type Person,
  type WindowWorld,
} from '#testing'
import type { Answer } from './chaos/deed.ts'
import { type Stage, setStage } from './chaos/stage.ts'

// Three real processes with their workers on one database: any of them may be asked anything.
const CAP = 60
const BUYERS = 30
const ROUNDS = 5

let stage: Stage
let world: WindowWorld
let buyers: Buyer[]

beforeAll(async () => {
  stage = await setStage(3)
  world = await makeOpenWindow(stage.linli, {
    offers: [
      { priceMinor: 480, cap: CAP },
      { priceMinor: 900, cap: null },
    ],
  })
  buyers = await makeBuyers(stage.linli, world, { count: BUYERS, walletMinor: 1_000_000 })
}, 180_000)
afterAll(async () => {
  const faults = await findFaults(stage.linli)
  const { ownDeaths, failures } = stage
  await stage.close()
  expect({ faults, ownDeaths, failures: failures() }).toEqual({
    faults: [],
    ownDeaths: [],
    failures: [],
  })
}, 60_000)

const addressOf = (process: number): string =>
  new URL(stage.actors[process % stage.actors.length]!.front.url).origin

/** A call to one of the processes, as a client makes it; told to come again it does. */
async function send(process: number, path: string, body: object, who?: Person, key = newId()) {
  for (;;) {
    const response = await fetch(`${addressOf(process)}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        origin: addressOf(process),
        ...(who === undefined ? {} : { authorization: `Bearer ${who.token}` }),
      },
      body: JSON.stringify(body),
    })
    const answer: Answer = { status: response.status, body: await response.json() }
    if (answer.status !== 503) return answer
  }
}

const place = (process: number, buyer: Buyer, offer: number, key?: string) =>
  send(
    process,
    `/api/v1/regions/${world.regionId}/checkouts`,
    checkoutOf(world, [[world.offers[offer]!, 1]]),
    buyer,
    key,
  )

test('all of a supply is sold once, whoever of the three is asked for it', async () => {
  const wanted = Array.from({ length: ROUNDS }, (_, round) =>
    buyers.map((buyer, at) => place(at + round, buyer, 0)),
  ).flat()
  const answers = await Promise.all(wanted)
  const placed = answers.filter(({ status }) => status === 201)
  expect(placed).toHaveLength(CAP)
  expect(new Set(placed.map(({ body }) => body.orders[0].id)).size).toBe(CAP)
  const others = answers.filter(({ status }) => status !== 201)
  expect(new Set(others.map(({ body }) => body.code))).toEqual(new Set(['sold-out']))
})

test('one key sent to all three at once is placed once, and answered alike', async () => {
  const key = newId()
  const answers = await Promise.all([0, 1, 2, 0, 1, 2].map((at) => place(at, buyers[0]!, 1, key)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  expect(new Set(answers.map(({ body }) => body.orders[0].id)).size).toBe(1)
})

test('a price lowered at one is what the next orders cost at the others', async () => {
  const operations = await stage.linli.person({ role: 'operations', regionId: world.regionId })
  const offer = `/api/v1/regions/${world.regionId}/windows/${world.windowId}/offers/${world.offers[1]!.offerId}`
  // Each has the price in memory.
  for (const process of [0, 1, 2]) await place(process, buyers[1]!, 1)
  const cut = { version: 1, toMinor: 700, policy: 'keep' }
  expect((await send(0, `${offer}/price-cuts`, cut, operations)).status).toBe(201)
  const totals = await Promise.all(
    [0, 1, 2].map(async (process) => (await place(process, buyers[2]!, 1)).body.totalMinor),
  )
  expect(totals).toEqual([700, 700, 700])
})

test('each hears what was placed at any of them, and everyone is told once', async () => {
  const [, , , buyer] = buyers as [Buyer, Buyer, Buyer, Buyer]
  const live = await Promise.all(
    [0, 1, 2].map((at) =>
      listenTo(`${addressOf(at)}/api/v1/regions/${world.regionId}/live`, buyer),
    ),
  )
  for (const listener of live) await listener.until(({ event }) => event === 'ready')
  const ids: string[] = []
  for (const process of [0, 1, 2]) ids.push((await place(process, buyer, 1)).body.orders[0].id)
  for (const listener of live) {
    for (const id of ids) {
      await listener.until(({ data }) => data.type === 'order.placed' && data.subjectId === id)
    }
    listener.close()
  }
  const undelivered = async () => {
    const { rows } = await sql<{ count: number }>`select count(*) as count
      from undelivered_events`.execute(stage.linli.database.db)
    return rows[0]!.count
  }
  await expect.poll(undelivered, { timeout: 60_000, interval: 100 }).toBe(0)
  const { rows } = await sql<{ orders: number; told: number }>`
    select (select count(*) from orders where region_id = ${world.regionId}) as orders,
      (select count(*) from notices where region_id = ${world.regionId}
        and template = 'order.paid') as told`.execute(stage.linli.database.db)
  expect(rows[0]!.told).toBe(rows[0]!.orders)
})

test('who guesses a code at one after the other guesses as often as at one', async () => {
  const phone = '+8613900000077'
  const codes = [0, 1, 2, 0, 1, 2].map((_, at) => `00000${at}`)
  const told: string[] = []
  for (const [at, code] of codes.entries()) {
    const body = { phoneNumber: phone, code }
    told.push((await send(at, '/api/auth/phone-number/verify', body)).body.code)
  }
  expect(told).toEqual([...Array.from({ length: 5 }, () => 'code-wrong'), 'tried-too-often'])
})
