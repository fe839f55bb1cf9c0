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
