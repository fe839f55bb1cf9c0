import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import {
  type CommunityWorld,
  checkoutOf,
  makeBuyers,
  makeCommunity,
  makeLeader,
  makeNeighbour,
  makeOpenWindow,
  makeResident,
  type OfferWish,
  order,
  startTestLinli,
  type TestLinli,
  type WindowWorld,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
beforeEach(() => setBusinessTime(linli.database.db, new Date()))
afterAll(() => linli.close())

async function makeWorld(offers: OfferWish[] = [{ priceMinor: 10_900 }], regionId = 'chengdu') {
  const place = await makeCommunity(linli, { regionId })
  const communities = [place.communityId]
  const world = await makeOpenWindow(linli, { regionId, communities, offers })
  return { place, world, resident: await makeResident(linli, place) }
}

const cash = [{ method: 'cash' }]

const bodyOf = (world: WindowWorld, more: object = {}) => ({
  ...checkoutOf(
    world,
    world.offers.map((offer) => [offer, 1] as const),
    cash,
  ),
  ...more,
})

async function earnedOn(orderId: string) {
  const { rows } = await sql<{ leaderId: string | null; rates: number[]; minor: number[] }>`
    select o.leader_id as "leaderId",
      array_agg(l.commission_basis_points order by l.line_number) as rates,
      array_agg(l.commission_minor::int order by l.line_number) as minor
    from orders o join order_lines l on l.region_id = o.region_id and l.order_id = o.id
    where o.id = ${orderId} group by o.leader_id`.execute(linli.database.db)
  return rows[0]!
}

const setRate = async (place: CommunityWorld, scope: string, scopeKey: string, rate: number) => {
  const path = `/regions/${place.regionId}/commission-rates`
  const body = { scope, scopeKey, rateBasisPoints: rate }
  const answer = await linli.call(place.operations, 'POST', path, body)
  expect(answer.status).toBe(201)
}

const leaderOfOrder = async (...placing: Parameters<typeof order>) => {
  const placed = await order(...placing)
  return (await earnedOn(placed.body.orders[0].id)).leaderId
}

test('an order counts for the resident’s leader, or for the one whose link was used', async () => {
  const { place, world, resident } = await makeWorld()
  const other = await makeLeader(linli, place, '李强')
  const placed = (more?: object) =>
    leaderOfOrder(linli, world, resident.person, bodyOf(world, more))
  expect(await placed()).toBe(place.leader.leaderId)
  expect(await placed({ leaderCode: other.code })).toBe(other.leaderId)
  expect(await placed({ leaderCode: 'NOBODY' })).toBe(place.leader.leaderId)
})

test('the link that filled the cart counts on another device too, until the cart is ordered', async () => {
  const { place, world, resident } = await makeWorld()
  const { person } = resident
  const other = await makeLeader(linli, place, '李强')
  const line = `/regions/${place.regionId}/cart/lines/${world.offers[0]!.offerId}`
  await linli.call(person, 'PUT', line, { quantity: 1, leaderCode: other.code })
  expect(await leaderOfOrder(linli, world, person, bodyOf(world))).toBe(other.leaderId)
  await linli.settle()
  expect(await leaderOfOrder(linli, world, person, bodyOf(world))).toBe(place.leader.leaderId)
})

test('a substitute earns while the leader is away, also by the leader’s link', async () => {
  const { place, world, resident } = await makeWorld()
  const { leader, regionId, operations } = place
  const substitute = await makeLeader(linli, place, '李强')
  const path = `/regions/${regionId}/leaders/${leader.leaderId}/absences`
  const absence = { substituteId: substitute.leaderId, endsAt: null, why: 'travel' }
  expect((await linli.call(operations, 'POST', path, absence)).status).toBe(201)
  const byLink = bodyOf(world, { leaderCode: leader.code })
  for (const body of [bodyOf(world), byLink]) {
    expect(await leaderOfOrder(linli, world, resident.person, body)).toBe(substitute.leaderId)
  }
  const neighbour = await makeNeighbour(linli, { ...place, leader: substitute })
  const checkouts = `/regions/${regionId}/residents/${neighbour.id}/checkouts`
  const placed = await linli.call(substitute, 'POST', checkouts, bodyOf(world), { key: newId() })
  expect(placed.body.channel).toBe('leader')
  expect((await earnedOn(placed.body.orders[0].id)).leaderId).toBe(substitute.leaderId)
})

test('commission is by offer, leader, level, SKU and default, on what was paid without tax', async () => {
  const offers = [{ priceMinor: 10_900, commissionBasisPoints: 300 }, { priceMinor: 10_900 }]
  const { place, world, resident } = await makeWorld(offers, 'leshan')
  const { regionId, leader } = place
  const rates = async () => {
    const placed = await order(linli, world, resident.person, bodyOf(world))
    return earnedOn(placed.body.orders[0].id)
  }
  const byDefault = await rates()
  expect(byDefault).toMatchObject({ rates: [300, 1000], minor: [300, 1000] })
  await setRate(place, 'sku', world.offers[1]!.skuId, 1100)
  expect((await rates()).rates).toEqual([300, 1100])
  await setRate(place, 'level', 'standard', 1200)
  expect((await rates()).rates).toEqual([300, 1200])
  await setRate(place, 'leader', leader.leaderId, 1300)
  const last = await rates()
  expect(last).toMatchObject({ rates: [300, 1300], minor: [300, 1300] })
  // What was sold keeps what it was sold at.
  const { rows } = await sql<{ rates: number[] }>`
    select array_agg(commission_basis_points order by line_number) as rates from order_lines l
    join orders o on o.region_id = l.region_id and o.id = l.order_id
    where l.region_id = ${regionId} and o.window_id = ${world.windowId}
    group by o.id, o.placed_at order by o.placed_at`.execute(linli.database.db)
  expect(rows.map((row) => row.rates[1])).toEqual([1000, 1100, 1200, 1300])
})

test('a rate of another SKU or leader, or of a time to come, does not count', async () => {
  const { place, world, resident } = await makeWorld()
  const other = await makeLeader(linli, place, '李强')
  await setRate(place, 'leader', other.leaderId, 2000)
  await setRate(place, 'sku', newId(), 2000)
  const path = `/regions/${place.regionId}/commission-rates`
  const inForceFrom = new Date(Date.now() + 3_600_000).toISOString()
  const body = { scope: 'leader', scopeKey: place.leader.leaderId, rateBasisPoints: 2500 }
  await linli.call(place.operations, 'POST', path, { ...body, inForceFrom })
  const now = await order(linli, world, resident.person, bodyOf(world))
  expect((await earnedOn(now.body.orders[0].id)).rates).toEqual([1000])
  await setBusinessTime(linli.database.db, new Date(Date.now() + 3_600_000))
  const later = await order(linli, world, resident.person, bodyOf(world))
  expect((await earnedOn(later.body.orders[0].id)).rates).toEqual([2500])
})

test('where nobody leads, nobody earns', async () => {
  const world = await makeOpenWindow(linli, { regionId: 'kunming', offers: [{}] })
  const [buyer] = await makeBuyers(linli, world)
  const placed = await order(linli, world, buyer!, bodyOf(world))
  expect(await earnedOn(placed.body.orders[0].id)).toEqual({
    leaderId: null,
    rates: [0],
    minor: [0],
  })
})
