import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import {
  type Buyer,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeOpenWindow,
  order,
  startTestLinli,
  type TestLinli,
  type WindowWorld,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

/** Orders once, so that the server has just seen who this is and where they live. */
async function seen(world: WindowWorld): Promise<Buyer> {
  const [buyer] = await makeBuyers(linli, world)
  expect((await orderBy(buyer!, world)).status).toBe(201)
  return buyer!
}

const orderBy = (buyer: Buyer, world: WindowWorld) =>
  order(linli, world, buyer, checkoutOf(world, [[world.offers[0]!, 1]]))

const countOrders = async (buyer: Buyer): Promise<number> => {
  const { rows } = await sql<{ orders: number }>`
    select count(*) as orders from orders where resident_id = ${buyer.residentId}`.execute(
    linli.database.db,
  )
  return rows[0]!.orders
}

test('who has just moved orders for where they live now', async () => {
  const world = await makeOpenWindow(linli, { communities: 2, offers: [{}] })
  const buyer = await seen(world)
  await sql`update residents set community_id = ${world.communityIds[1]!}
    where id = ${buyer.residentId}`.execute(linli.database.db)
  const { status, body } = await orderBy(buyer, world)
  expect(status).toBe(201)
  expect(body.orders[0].communityId).toBe(world.communityIds[1])
})

test('who has just signed out orders nothing, however lately they were seen', async () => {
  const world = await makeOpenWindow(linli, { offers: [{}] })
  const buyer = await seen(world)
  await sql`delete from auth_sessions where user_id = ${buyer.id}`.execute(linli.database.db)
  expect((await orderBy(buyer, world)).status).toBe(401)
  expect(await countOrders(buyer)).toBe(1)
})

test('a resident that has become another’s is no longer ordered for by who had it', async () => {
  const world = await makeOpenWindow(linli, { offers: [{}] })
  const buyer = await seen(world)
  const other = await linli.person()
  await sql`update residents set person_id = ${other.id}
    where id = ${buyer.residentId}`.execute(linli.database.db)
  const { status, body } = await orderBy(buyer, world)
  expect(status).toBe(409)
  expect(body.code).toBe('not-yet-resident')
  expect(await countOrders(buyer)).toBe(1)
})

test('who was erased a moment ago orders nothing', async () => {
  const world = await makeOpenWindow(linli, { offers: [{}] })
  const buyer = await seen(world)
  await sql`update residents set erased_at = now()
    where id = ${buyer.residentId}`.execute(linli.database.db)
  expect((await orderBy(buyer, world)).status).toBe(409)
  expect(await countOrders(buyer)).toBe(1)
})
