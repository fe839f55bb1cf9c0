import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import {
  type Answer,
  balanceOf,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeCommunity,
  makeNeighbour,
  makeOpenWindow,
  makeResident,
  order,
  type Person,
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

const cash = [{ method: 'cash' }]

const orderFor = (who: Person | null, world: WindowWorld, residentId: string, body: object) => {
  const path = `/regions/${world.regionId}/residents/${residentId}/checkouts`
  return linli.call(who, 'POST', path, body, { key: newId() })
}

const atCounter = (who: Person, world: WindowWorld, body: object, at = 0) => {
  const path = `/regions/${world.regionId}/stations/${world.stationIds[at]}/checkouts`
  return linli.call(who, 'POST', path, body, { key: newId() })
}

const channelOf = ({ status, body }: Answer) => (status === 201 ? body.channel : status)

test('a leader, a counter and support order for a neighbour, each by their own channel', async () => {
  const world = await makeOpenWindow(linli, { communities: 2, offers: [{ priceMinor: 480 }] })
  const { regionId, communityIds, stationIds } = world
  const [buyer] = await makeBuyers(linli, world)
  const body = checkoutOf(world, [[world.offers[0]!, 1]], cash)
  const people = {
    leader: await linli.person({ role: 'leader', regionId, communityId: communityIds[0]! }),
    counter: await linli.person({ role: 'station_staff', regionId, stationId: stationIds[0]! }),
    phone: await linli.person({ role: 'support', regionId }),
  }
  for (const [channel, who] of Object.entries(people)) {
    expect(channelOf(await orderFor(who, world, buyer!.residentId, body))).toBe(channel)
  }
  const foreign = [
    await linli.person({ role: 'leader', regionId, communityId: communityIds[1]! }),
    await linli.person({ role: 'station_staff', regionId, stationId: stationIds[1]! }),
    await linli.person({ role: 'support', regionId: 'elsewhere' }),
    await linli.person(),
  ]
  for (const who of foreign) {
    expect(channelOf(await orderFor(who, world, buyer!.residentId, body))).toBe(404)
  }
  expect((await orderFor(null, world, buyer!.residentId, body)).status).toBe(401)
})

test('what someone leads elsewhere does not make them a leader here', async () => {
  const world = await makeOpenWindow(linli, { communities: 2 })
  const { regionId, communityIds } = world
  const [buyer] = await makeBuyers(linli, world)
  const both = await linli.person(
    { role: 'leader', regionId, communityId: communityIds[1]! },
    { role: 'support', regionId },
  )
  const body = checkoutOf(world, [[world.offers[0]!, 1]], cash)
  expect(channelOf(await orderFor(both, world, buyer!.residentId, body))).toBe('phone')
})

test('who is named to order for a neighbour may, and sees and cancels the order', async () => {
  const place = await makeCommunity(linli)
  const { regionId } = place
  const world = await makeOpenWindow(linli, { communities: [place.communityId], offers: [{}] })
  const daughter = await makeResident(linli, place)
  const other = await makeResident(linli, place)
  const neighbour = await makeNeighbour(linli, place, { ordersByResidentId: daughter.id })
  const body = checkoutOf(world, [[world.offers[0]!, 1]], cash)
  expect((await orderFor(other.person, world, neighbour.id, body)).status).toBe(404)
  const placed = await orderFor(daughter.person, world, neighbour.id, body)
  expect(placed.body).toMatchObject({ channel: 'shop' })
  const path = `/regions/${regionId}/orders/${placed.body.orders[0].id}`
  expect((await linli.call(daughter.person, 'GET', path)).body.residentId).toBe(neighbour.id)
  expect((await linli.call(other.person, 'GET', path)).status).toBe(404)
  const cancel = (who: Person) =>
    linli.call(who, 'POST', `${path}/cancellation`, { why: 'x' }, { key: newId() })
  expect((await cancel(other.person)).status).toBe(404)
  expect((await cancel(daughter.person)).status).toBe(200)
})

test('who hands the goods over does not spend the wallet of who they are for', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 480 }] })
  const { regionId, communityIds, stationIds } = world
  const [buyer] = await makeBuyers(linli, world, { walletMinor: 1000 })
  const body = checkoutOf(world, [[world.offers[0]!, 1]])
  const leader = await linli.person({ role: 'leader', regionId, communityId: communityIds[0]! })
  const staff = await linli.person({ role: 'station_staff', regionId, stationId: stationIds[0]! })
  for (const who of [leader, staff]) {
    const refused = await orderFor(who, world, buyer!.residentId, body)
    expect(refused.body).toMatchObject({ status: 409, code: 'wallet-not-yours' })
  }
  const support = await linli.person({ role: 'support', regionId })
  expect((await orderFor(support, world, buyer!.residentId, body)).status).toBe(201)
  expect(await balanceOf(linli, world, buyer!)).toBe(520)
})

test('cash taken by a leader is owed by the leader, and only a holder takes cash', async () => {
  const place = await makeCommunity(linli)
  const { regionId, leader } = place
  const world = await makeOpenWindow(linli, { communities: [place.communityId], offers: [{}] })
  const neighbour = await makeNeighbour(linli, place)
  const body = { ...checkoutOf(world, [[world.offers[0]!, 1]], cash), isCashTaken: true }
  const placed = await orderFor(leader, world, neighbour.id, body)
  expect(placed.body).toMatchObject({ payments: [{ state: 'captured' }] })
  const finance = await linli.person({ role: 'finance', regionId })
  const holdings = await linli.call(finance, 'GET', `/regions/${regionId}/cash-holdings`)
  expect(JSON.stringify(holdings.body)).toContain(leader.leaderId)

  const support = await linli.person({ role: 'support', regionId })
  const byPhone = await orderFor(support, world, neighbour.id, body)
  expect(byPhone.body).toMatchObject({ status: 422, field: 'isCashTaken' })
  const resident = await makeResident(linli, place)
  const inShop = await order(linli, world, resident.person, body)
  expect(inShop.body).toMatchObject({ status: 422, field: 'isCashTaken' })
})

test('a counter orders for residents and communities that it serves only', async () => {
  const world = await makeOpenWindow(linli, { communities: 2, offers: [{}] })
  const { regionId, communityIds, stationIds } = world
  const [here] = await makeBuyers(linli, world)
  const [there] = await makeBuyers(linli, world, { communityId: communityIds[1]! })
  const staff = await linli.person({ role: 'station_staff', regionId, stationId: stationIds[0]! })
  const body = { ...checkoutOf(world, [[world.offers[0]!, 1]], cash), communityId: communityIds[0] }
  const orderAs = (more: object) => atCounter(staff, world, { ...body, ...more })
  expect((await orderAs({ residentId: here!.residentId })).body.channel).toBe('counter')
  expect((await orderAs({ residentId: there!.residentId })).status).toBe(404)
  expect((await orderAs({ communityId: communityIds[1] })).status).toBe(404)
  expect((await atCounter(staff, world, body, 1)).status).toBe(403)
  const walkInByWallet = { ...body, payments: [{ method: 'sandbox' }] }
  expect((await atCounter(staff, world, walkInByWallet)).body.code).toBe('cash-not-taken')
})

test('a resident who was erased is not ordered for', async () => {
  const world = await makeOpenWindow(linli, { offers: [{}] })
  const [buyer] = await makeBuyers(linli, world)
  const support = await linli.person({ role: 'support', regionId: world.regionId })
  await sql`update residents set erased_at = now() where id = ${buyer!.residentId}`.execute(
    linli.database.db,
  )
  const body = checkoutOf(world, [[world.offers[0]!, 1]], cash)
  expect((await orderFor(support, world, buyer!.residentId, body)).status).toBe(404)
  expect((await order(linli, world, buyer!, body)).body.code).toBe('not-yet-resident')
})

test('a session that ended and a grant that was taken back order nothing', async () => {
  const world = await makeOpenWindow(linli, { offers: [{}] })
  const [buyer] = await makeBuyers(linli, world)
  const leader = await linli.person({
    role: 'leader',
    regionId: world.regionId,
    communityId: world.communityIds[0]!,
  })
  const path = `/regions/${world.regionId}/residents/${buyer!.residentId}/checkouts`
  const body = checkoutOf(world, [[world.offers[0]!, 1]], cash)
  expect((await linli.call(leader, 'POST', path, body, { key: newId() })).status).toBe(201)
  await sql`update grants set revoked_at = now() where person_id = ${leader.id}`.execute(
    linli.database.db,
  )
  expect((await linli.call(leader, 'POST', path, body, { key: newId() })).status).toBe(404)
  await sql`delete from auth_sessions where user_id = ${buyer!.id}`.execute(linli.database.db)
  expect((await order(linli, world, buyer!, body)).status).toBe(401)
})

test('a walk-in pays cash at the counter, and the station owes it up to its ceiling', async () => {
  const world = await makeOpenWindow(linli, { offers: [{ priceMinor: 300_000, cap: 10 }] })
  const staff = await linli.person({
    role: 'station_staff',
    regionId: world.regionId,
    stationId: world.stationIds[0]!,
  })
  const path = `/regions/${world.regionId}/stations/${world.stationIds[0]}/checkouts`
  const body = {
    ...checkoutOf(world, [[world.offers[0]!, 1]], [{ method: 'cash' }]),
    communityId: world.communityIds[0],
    isCashTaken: true,
  }
  const first = await linli.call(staff, 'POST', path, body, { key: newId() })
  expect(first.body).toMatchObject({ channel: 'counter', payments: [{ state: 'captured' }] })
  const second = await linli.call(staff, 'POST', path, body, { key: newId() })
  expect(second.body.code).toBe('cash-ceiling-reached')
  const stranger = await linli.person({
    role: 'station_staff',
    regionId: world.regionId,
    stationId: newId(),
  })
  expect((await linli.call(stranger, 'POST', path, body, { key: newId() })).status).toBe(403)
})
