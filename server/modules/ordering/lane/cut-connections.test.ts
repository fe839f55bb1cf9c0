import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import {
  checkoutOf,
  cutLanes,
  findFaults,
  makeBuyers,
  makeOpenWindow,
  order,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

test('every order that was acknowledged is there once, though connections are cut all the while', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ cap: null, priceMinor: 10 }] })
  const buyers = await makeBuyers(linli, world, { count: 20 })
  const body = checkoutOf(world, [[world.offers[0]!, 1]])
  let isOver = false
  let cut = 0
  const cutting = (async () => {
    // A connection has time to come about and to be in the midst of something.
    for (let gapMs = 20; !isOver; gapMs = 20 + ((gapMs * 7) % 131)) {
      await new Promise((resolve) => setTimeout(resolve, gapMs))
      cut += await cutLanes(linli)
    }
  })()
  const acknowledged: string[] = []
  const keys: string[] = []
  await Promise.all(
    buyers.map(async (buyer) => {
      for (let round = 0; round < 12; round += 1) {
        const key = newId()
        keys.push(key)
        for (;;) {
          const answer = await order(linli, world, buyer, body, key)
          if (answer.status === 503) continue
          expect(answer.status).toBe(201)
          acknowledged.push(answer.body.orders[0].id)
          break
        }
      }
    }),
  )
  isOver = true
  await cutting
  expect(cut).toBeGreaterThan(0)
  const { rows } = await sql<{ id: string }>`
    select id from orders where window_id = ${world.windowId}`.execute(linli.database.db)
  expect(rows.map((row) => row.id).sort()).toEqual(acknowledged.sort())
  expect(acknowledged).toHaveLength(keys.length)
}, 60_000)
