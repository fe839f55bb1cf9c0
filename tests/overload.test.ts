import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  type Answer,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeOpenWindow,
  order,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli({ LANE_QUEUE: '12', LANE_CONNECTIONS: '1', DATABASE_POOL: '4' })
})
afterAll(() => linli.close())

test('ten times what the lane takes is told to come again, and then everyone is served once', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: 1000 }] })
  const elsewhere = await makeOpenWindow(linli, { regionId: 'berlin', offers: [{ cap: 1000 }] })
  const buyers = await makeBuyers(linli, world, { count: 150 })
  const [other] = await makeBuyers(linli, elsewhere)
  const wanting = buyers.map((buyer) => ({ buyer, key: newId() }))
  const send = ({ buyer, key }: (typeof wanting)[number]) =>
    order(linli, world, buyer, checkoutOf(world, [[world.offers[0]!, 1]]), key)

  const flood = Promise.all(wanting.map(send))
  const [shelf, aside] = await Promise.all([
    linli.call(null, 'GET', '/regions'),
    order(linli, elsewhere, other!, checkoutOf(elsewhere, [[elsewhere.offers[0]!, 1]])),
  ])
  expect([shelf.status, aside.status]).toEqual([200, 201])

  const answers = await flood
  const refused = answers.filter(({ status }) => status !== 201)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.length).toBeLessThan(buyers.length)
  for (const { status, headers, body } of refused) {
    expect(status).toBe(503)
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(body.code).toBe('busy')
  }

  const placed = new Set(
    answers.flatMap(({ status, body }) => (status === 201 ? body.checkoutId : [])),
  )
  for (const want of wanting) {
    let again: Answer
    do again = await send(want)
    while (again.status === 503)
    expect(again.status).toBe(201)
    placed.add(again.body.checkoutId)
  }
  expect(placed.size).toBe(buyers.length)
  expect(await findFaults(linli)).toEqual([])
})
