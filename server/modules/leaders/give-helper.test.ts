import { afterAll, beforeAll, expect, test } from 'vitest'
import { listGrantsOf } from '#identity'
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

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeCommunity(linli)
  other = await makeCommunity(linli)
})
afterAll(() => linli.close())

const path = () => `/regions/chengdu/communities/${world.communityId}/helpers`
const give = (who: Person, residentId: string) => linli.call(who, 'POST', path(), { residentId })

test('a helper gets a grant for handing over in the community and nothing else', async () => {
  const resident = await makeResident(linli, world, { name: '王强' })
  const given = await give(world.leader, resident.id)
  expect(given.status).toBe(201)
  expect(given.body).toMatchObject({ name: '王强', leaderId: world.leader.leaderId })
  const grants = await listGrantsOf(linli.database.db, resident.person.id)
  expect(grants).toMatchObject([
    { role: 'leader_helper', regionId: 'chengdu', communityId: world.communityId },
  ])
  const residents = `/regions/chengdu/communities/${world.communityId}/residents`
  expect((await linli.call(resident.person, 'GET', residents)).status).toBe(404)
  expect((await linli.call(resident.person, 'GET', path())).status).toBe(403)

  const one = `${path()}/${given.body.id}`
  expect((await linli.call(other.leader, 'DELETE', one)).status).toBe(403)
  const astray = `/regions/chengdu/communities/${other.communityId}/helpers/${given.body.id}`
  expect((await linli.call(other.leader, 'DELETE', astray)).status).toBe(404)
  expect((await linli.call(world.leader, 'DELETE', one)).status).toBe(204)
  expect(await listGrantsOf(linli.database.db, resident.person.id)).toEqual([])
  expect((await linli.call(world.leader, 'DELETE', one)).body.code).toBe('helper-revoked')
  expect((await give(world.leader, resident.id)).status).toBe(201)
})

test('a neighbour without a login, one of elsewhere and the leader themselves cannot help', async () => {
  const leadersOwn = await linli.call(world.leader, 'POST', '/regions/chengdu/residents', {
    name: '张敏',
    communityId: world.communityId,
  })
  const candidates = [
    (await makeNeighbour(linli, world)).id,
    (await makeResident(linli, other)).id,
    leadersOwn.body.id,
  ]
  for (const residentId of candidates) {
    expect((await give(world.leader, residentId)).body.code).toBe('cannot-help')
  }
  expect((await give(world.leader, world.communityId)).status).toBe(404)
})

test('a resident helps once, also when two calls meet; strangers give nobody', async () => {
  const { id, person } = await makeResident(linli, world)
  for (const who of [person, other.leader]) expect((await give(who, id)).status).toBe(403)
  const answers = await Promise.all([give(world.leader, id), give(world.operations, id)])
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
  expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('already-exists')
})

test('a substitute gives helpers for the absent leader, whose helpers they stay', async () => {
  const own = await makeCommunity(linli)
  const absences = `/regions/chengdu/leaders/${own.leader.leaderId}/absences`
  const body = { substituteId: other.leader.leaderId, endsAt: null, why: '' }
  await linli.call(own.leader, 'POST', absences, body)
  const { id: residentId } = await makeResident(linli, own)
  const helpers = `/regions/chengdu/communities/${own.communityId}/helpers`
  const given = await linli.call(other.leader, 'POST', helpers, { residentId })
  expect(given.body.leaderId).toBe(own.leader.leaderId)
})

test('twenty helpers in a community are enough', async () => {
  const own = await makeCommunity(linli)
  const helpers = `/regions/chengdu/communities/${own.communityId}/helpers`
  for (let more = 0; more <= 20; more += 1) {
    const { id: residentId } = await makeResident(linli, own)
    const given = await linli.call(own.leader, 'POST', helpers, { residentId })
    expect(given.body.code).toBe(more < 20 ? undefined : 'too-many-helpers')
  }
})
