import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CommunityWorld,
  makeCommunity,
  makeNeighbour,
  makeResident,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let world: CommunityWorld
let other: CommunityWorld
let support: Person

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeCommunity(linli)
  other = await makeCommunity(linli)
  support = await linli.person({ role: 'support', regionId: 'chengdu' })
})
afterAll(() => linli.close())

const path = '/regions/chengdu/residents'
const neighboursPath = () => `/regions/chengdu/communities/${world.communityId}/neighbours`
const wish = (more: object = {}) => ({
  name: '李奶奶',
  buildingId: world.buildingId,
  room: '101',
  consentHow: 'spoken',
  ...more,
})

test('the leader writes down a neighbour without a phone, with who heard the consent and when', async () => {
  const made = await linli.call(world.leader, 'POST', neighboursPath(), wish())
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({
    name: '李奶奶',
    phone: null,
    hasLogin: false,
    leaderId: world.leader.leaderId,
    ordersByResidentId: null,
    consent: { recordedBy: world.leader.id, how: 'spoken' },
  })
  expect(Date.parse(made.body.consent.consentedAt)).toBeGreaterThan(Date.now() - 600_000)
})

test('the counter of the community’s own station may, another station and a stranger may not', async () => {
  const stationId = world.pickupStationId
  const staff = await linli.person({ role: 'station_staff', regionId: 'chengdu', stationId })
  const foreign = await linli.person({
    role: 'station_staff',
    regionId: 'chengdu',
    stationId: other.pickupStationId,
  })
  const made = await linli.call(staff, 'POST', neighboursPath(), wish({ name: '赵爷爷' }))
  expect(made.status).toBe(201)
  for (const who of [foreign, other.leader, await linli.person()]) {
    expect((await linli.call(who, 'POST', neighboursPath(), wish({ name: '孙奶奶' }))).status).toBe(
      404,
    )
  }
  expect((await linli.call(null, 'POST', neighboursPath(), wish())).status).toBe(401)
})

test('the same name in the same room is written down once, also when two calls meet', async () => {
  const twice = [1, 2].map(() =>
    linli.call(world.leader, 'POST', neighboursPath(), wish({ name: '钱奶奶' })),
  )
  const answers = await Promise.all(twice)
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
  expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('already-exists')
})

test('a neighbour is not renamed into another one of the same room', async () => {
  const first = await makeNeighbour(linli, world, { name: '褚奶奶', room: '501' })
  await makeNeighbour(linli, world, { name: '卫奶奶', room: '501' })
  const { buildingId } = world
  const change = { version: 1, name: '卫奶奶', phone: null, buildingId, room: '501' }
  const renamed = await linli.call(world.leader, 'PUT', `${path}/${first.id}`, change)
  expect(renamed.body.code).toBe('already-exists')
})

test('without a consent nobody is written down', async () => {
  const { consentHow: _, ...silent } = wish({ name: '吴奶奶' })
  expect((await linli.call(world.leader, 'POST', neighboursPath(), silent)).status).toBe(422)
})

test('a resident of the community orders for a neighbour; one of elsewhere or without a login cannot', async () => {
  const daughter = await makeResident(linli, world)
  const neighbour = await makeNeighbour(linli, world, {
    name: '周奶奶',
    ordersByResidentId: daughter.id,
  })
  const faraway = await makeResident(linli, other)
  for (const residentId of [faraway.id, neighbour.id]) {
    const asked = wish({ name: '郑奶奶', ordersByResidentId: residentId })
    const refused = await linli.call(world.leader, 'POST', neighboursPath(), asked)
    expect(refused.body.code).toBe('cannot-order-for-others')
  }
  const orderer = `${path}/${neighbour.id}/orderer`
  const byLeader = { version: 1, ordersByResidentId: null }
  expect((await linli.call(daughter.person, 'PUT', orderer, byLeader)).status).toBe(404)
  const changed = await linli.call(world.leader, 'PUT', orderer, byLeader)
  expect(changed.body.ordersByResidentId).toBeNull()
  expect((await linli.call(world.leader, 'PUT', orderer, byLeader)).body.code).toBe('stale')
  const ofDaughter = `${path}/${daughter.id}/orderer`
  expect((await linli.call(world.leader, 'PUT', ofDaughter, byLeader)).body.code).toBe('has-login')
})

test('a neighbour is joined to a login when the leader confirms the claim', async () => {
  const neighbour = await makeNeighbour(linli, world, { name: '冯奶奶' })
  const person = await linli.person()
  const claims = `/regions/chengdu/communities/${world.communityId}/claims`
  const claim = { name: '冯桂英', buildingId: world.buildingId, room: '102' }
  const made = await linli.call(person, 'POST', claims, claim)
  expect(made.status).toBe(201)
  expect(made.body).not.toHaveProperty('personId')
  expect((await linli.call(person, 'POST', claims, claim)).body.code).toBe('claim-open')

  const listed = await linli.call(world.leader, 'GET', claims)
  expect(listed.body.map((row: { id: string }) => row.id)).toEqual([made.body.id])
  const confirmation = `/regions/chengdu/claims/${made.body.id}/confirmation`
  const body = { residentId: neighbour.id }
  for (const who of [person, other.leader]) {
    expect((await linli.call(who, 'POST', confirmation, body)).status).toBe(404)
  }
  const answers = await Promise.all(
    [world.leader, support].map((who) => linli.call(who, 'POST', confirmation, body)),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  const mine = await linli.call(person, 'GET', '/regions/chengdu/me/resident')
  expect(mine.body).toMatchObject({ id: neighbour.id, hasLogin: true, name: '冯奶奶' })
})

test('a claim is not confirmed for one who is a resident, has a login, or by the claimant', async () => {
  const claims = `/regions/chengdu/communities/${world.communityId}/claims`
  const claim = { name: '王芳', buildingId: world.buildingId, room: '102' }
  const resident = await makeResident(linli, world)
  expect((await linli.call(resident.person, 'POST', claims, claim)).body.code).toBe(
    'already-resident',
  )
  const person = await linli.person()
  const { body: made } = await linli.call(person, 'POST', claims, claim)
  const at = `/regions/chengdu/claims/${made.id}`
  const taken = await linli.call(support, 'POST', `${at}/confirmation`, { residentId: resident.id })
  expect(taken.body.code).toBe('has-login')
  const elsewhere = await makeNeighbour(linli, other)
  const wrong = await linli.call(support, 'POST', `${at}/confirmation`, {
    residentId: elsewhere.id,
  })
  expect(wrong.status).toBe(404)

  const rejected = await linli.call(support, 'POST', `${at}/rejection`, { why: '不是本人' })
  expect(rejected.body).toMatchObject({ rejectedWhy: '不是本人', residentId: null })
  expect((await linli.call(person, 'GET', at)).body.rejectedWhy).toBe('不是本人')
  const own = await linli.call(support, 'POST', claims, claim)
  const ownAt = `/regions/chengdu/claims/${own.body.id}/rejection`
  expect((await linli.call(support, 'POST', ownAt, { why: 'x' })).body.code).toBe('own-claim')
})

test('a neighbour who withdraws is erased: name, home, phone and addresses go, the id stays', async () => {
  const neighbour = await makeNeighbour(linli, world, { name: '何奶奶', phone: '13800138123' })
  await linli.call(world.leader, 'POST', `${path}/${neighbour.id}/addresses`, {
    label: '家',
    recipient: '何奶奶',
    phone: null,
    address: '锦绣路 18 号',
    buildingId: null,
    room: '',
    latitude: null,
    longitude: null,
    isDefault: true,
  })
  const erasure = `${path}/${neighbour.id}/erasure`
  const why = { why: '不再同意' }
  expect((await linli.call(other.leader, 'POST', erasure, why)).status).toBe(404)
  expect((await linli.call(world.leader, 'POST', erasure, why)).status).toBe(204)
  expect((await linli.call(world.leader, 'GET', `${path}/${neighbour.id}`)).status).toBe(404)

  const { db } = linli.database
  const row = await db
    .selectFrom('residents')
    .selectAll()
    .where('id', '=', neighbour.id)
    .executeTakeFirstOrThrow()
  expect(row).toMatchObject({
    name: '',
    phone: null,
    room: '',
    building_id: null,
    erased_why: '不再同意',
  })
  const addresses = await db
    .selectFrom('resident_addresses')
    .select('id')
    .where('resident_id', '=', neighbour.id)
    .execute()
  expect(addresses).toEqual([])

  const { id } = await makeResident(linli, world)
  const refused = await linli.call(world.leader, 'POST', `${path}/${id}/erasure`, why)
  expect(refused.body.code).toBe('has-login')
})
