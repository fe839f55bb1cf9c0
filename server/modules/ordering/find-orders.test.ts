import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import {
  checkoutOf,
  makeBuyers,
  makeOpenWindow,
  type Person,
  placeOrder,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
beforeEach(() => setBusinessTime(linli.database.db, new Date()))
afterAll(() => linli.close())

const numbersOf = async (who: Person, regionId: string, asked: Record<string, string>) => {
  const query = new URLSearchParams(asked)
  const { body } = await linli.call(who, 'GET', `/regions/${regionId}/orders?${query}`)
  return { numbers: body.items.map((one: { number: string }) => one.number), next: body.nextCursor }
}

/** Three orders of 1, 2 and 3 pieces by two residents; the second has a phone of its own. */
async function threeOrders() {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 500, cap: 90, limit: 50 }] })
  const [fang, lin] = await makeBuyers(linli, world, { count: 2 })
  const place = (who: typeof fang, pieces: number) =>
    placeOrder(linli, world, who!, checkoutOf(world, [[world.offers[0]!, pieces]]))
  const placed = [await place(fang, 2), await place(lin, 3), await place(fang, 1)]
  const support = await linli.person({ role: 'support', regionId: world.regionId })
  const { regionId, windowId } = world
  return { support, placed: placed.map(({ id }) => id), regionId, windowId }
}

const numberOf = async (id: string) => {
  const { rows } = await sql<{
    number: string
  }>`select number from orders where id = ${id}`.execute(linli.database.db)
  return rows[0]!.number
}

test('an order is found by how its number begins, in small letters too', async () => {
  const { support, regionId, placed } = await threeOrders()
  const number = await numberOf(placed[1]!)
  const found = await numbersOf(support, regionId, { search: number.slice(0, 6).toLowerCase() })
  expect(found.numbers).toEqual([number])
})

test('orders are found by a phone’s last digits, only by those who may see phones', async () => {
  const { support, regionId, placed } = await threeOrders()
  await sql`
    update residents r set phone = '+8613800134321' from orders o
    where o.region_id = r.region_id and o.resident_id = r.id and o.id = ${placed[0]}`.execute(
    linli.database.db,
  )
  const number = await numberOf(placed[0]!)
  expect((await numbersOf(support, regionId, { search: '4321' })).numbers).toContain(number)
  const supervisor = await linli.person({ role: 'supervisor', regionId })
  expect((await numbersOf(supervisor, regionId, { search: '4321' })).numbers).toEqual([])
})

test('sorted by their sum, the pages follow one another without a gap', async () => {
  const { support, regionId, windowId, placed } = await threeOrders()
  const wanted = [
    await numberOf(placed[2]!),
    await numberOf(placed[0]!),
    await numberOf(placed[1]!),
  ]
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const asked = { sort: 'total', limit: '1', ...(cursor ? { cursor } : {}) }
    const page = await numbersOf(support, regionId, { windowId, ...asked })
    seen.push(...page.numbers)
    cursor = page.next
  } while (cursor !== undefined)
  expect(seen).toEqual(wanted)
})

test('orders are narrowed to a state, a sum and a part of a good’s name', async () => {
  const { support, regionId, windowId, placed } = await threeOrders()
  const path = `/regions/${regionId}/orders/${placed[0]}/cancellation`
  await linli.call(support, 'POST', path, { why: '订了两次' }, { key: 'cancel-the-first' })
  const first = await numberOf(placed[0]!)
  const of = (asked: Record<string, string>) => numbersOf(support, regionId, { windowId, ...asked })
  expect((await of({ state: 'cancelled' })).numbers).toEqual([first])
  expect((await of({ state: 'placed' })).numbers).not.toContain(first)
  expect((await of({ leastMinor: '1500' })).numbers).toEqual([await numberOf(placed[1]!)])
  expect((await of({ text: '两次' })).numbers).toEqual([first])
  expect((await of({ text: '没有的东西' })).numbers).toEqual([])
})

test('by their sum orders are sorted within a day, a window or a person, and not over all', async () => {
  const { support, regionId, windowId } = await threeOrders()
  const orders = `/regions/${regionId}/orders`
  const wide = await linli.call(support, 'GET', `${orders}?sort=total`)
  expect(wide).toMatchObject({ status: 422, body: { code: 'sort-too-wide' } })
  const span = 'sort=-short-number&pickupFrom=2020-01-01&pickupThrough=2030-01-01'
  expect((await linli.call(support, 'GET', `${orders}?${span}`)).status).toBe(422)
  const within = await linli.call(support, 'GET', `${orders}?sort=-total&windowId=${windowId}`)
  expect(within.body.items).toHaveLength(3)
})

test('a page looks through so many orders, and the next goes on where it stopped', async () => {
  const { support, regionId, windowId, placed } = await threeOrders()
  const { db } = linli.database
  await sql`insert into orders (region_id, id, number, checkout_id, window_id, community_id,
      station_id, channel, fulfilment, pickup_date, short_number, currency, goods_minor,
      total_minor, placed_at, placed_by, paid_at)
      select region_id, gen_random_uuid() , 'B' || lpad(n::text, 7, '0'), checkout_id, window_id,
        community_id, station_id, 'counter', fulfilment, pickup_date, 1000 + n, currency, 100, 100,
        placed_at, placed_by, placed_at
      from orders, generate_series(1, 4100) n
      where region_id = ${regionId} and id = ${placed[0]!}`.execute(db)
  // Those made at random lie before and after the one that is looked for.
  const seen: string[] = []
  let pages = 0
  let cursor = ''
  do {
    const query = `text=${encodeURIComponent('番茄')}&windowId=${windowId}${cursor}`
    const { body } = await linli.call(support, 'GET', `/regions/${regionId}/orders?${query}`)
    seen.push(...body.items.map(({ id }: { id: string }) => id))
    cursor = body.nextCursor === undefined ? '' : `&cursor=${body.nextCursor}`
    pages += 1
  } while (cursor !== '')
  expect(pages).toBeGreaterThan(1)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toContain(placed[0])
})
