import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  type MarketingDesk,
  makeMarketingDesk,
  makeRegion,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let desk: MarketingDesk

beforeAll(async () => {
  linli = await startTestLinli()
  await makeRegion(linli, 'chengdu')
})
afterAll(() => linli.close())
beforeEach(async () => {
  desk = await makeMarketingDesk(linli)
})

test('a withdrawn window is gone from the shop, and what happens to orders is announced', async () => {
  const id = await desk.open()
  const path = `/regions/chengdu/windows/${id}/withdrawal`
  const withdraw = (wish: object) =>
    linli.call(desk.marketing, 'POST', path, wish, { key: newId() })
  const withdrawn = await withdraw({ why: '台风', orders: 'cancel' })
  expect(withdrawn.body).toMatchObject({ state: 'withdrawn', withdrawnOrders: 'cancel' })
  expect((await desk.shown(id)).status).toBe(404)
  const events = await linli.database.db
    .selectFrom('events')
    .select(['type', 'body'])
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
  expect(events.map((event) => event.type)).toEqual([
    'window.created',
    'window.published',
    'window.withdrawn',
  ])
  expect(events[2]!.body).toMatchObject({ orders: 'cancel', state: 'open' })
  expect(JSON.stringify(events)).not.toContain('台风')
  const again = await withdraw({ why: 'x', orders: 'keep' })
  expect(again.body.code).toBe('already-withdrawn')
})

test('a window withdrawn with its orders kept is closed at that instant', async () => {
  const id = await desk.open()
  await linli.call(
    desk.marketing,
    'POST',
    `/regions/chengdu/windows/${id}/withdrawal`,
    {
      why: 'sold enough',
      orders: 'keep',
    },
    { key: newId() },
  )
  const closed = await linli.database.db
    .selectFrom('events')
    .select('type')
    .where('subject_id', '=', id)
    .where('type', '=', 'window.closed')
    .execute()
  expect(closed).toHaveLength(1)
})
