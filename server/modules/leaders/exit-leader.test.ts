import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePerson, listGrantsOf } from '#identity'
import { businessNow } from '#platform/clock'
import { transact } from '#platform/db'
import {
  addCommunity,
  type CommunityWorld,
  makeCommunity,
  makeLeader,
  makeResident,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { declareInFlightCheck } from './in-flight.ts'

let linli: TestLinli
let isBusy = false

beforeAll(async () => {
  linli = await startTestLinli()
  declareInFlightCheck('test', async () => (isBusy ? '3 bags wait to be fetched.' : null))
})
afterAll(() => linli.close())

const exit = (who: Person, leaderId: string) =>
  linli.call(who, 'POST', `/regions/chengdu/leaders/${leaderId}/exit`, { why: '搬家' })
const leaderOf = async (who: Person): Promise<string | null> =>
  (await linli.call(who, 'GET', '/regions/chengdu/me/resident')).body.leaderId
const residentsOf = (who: Person, world: CommunityWorld) =>
  linli.call(who, 'GET', `/regions/chengdu/communities/${world.communityId}/residents`)

test('a leader leaves only when nothing is in flight, and is told what is', async () => {
  const { leader } = await makeCommunity(linli)
  isBusy = true
  const refused = await exit(leader, leader.leaderId)
  isBusy = false
  expect(refused.body).toMatchObject({
    code: 'leader-has-in-flight',
    reasons: ['3 bags wait to be fetched.'],
  })
  const left = await exit(leader, leader.leaderId)
  expect(left.body).toMatchObject({ state: 'exited', exitedWhy: '搬家', communities: [] })
  expect((await exit(leader, leader.leaderId)).body.code).toBe('not-leading')
})

test('with the leader go grants, helpers and link; residents go to who leads there next', async () => {
  const world = await makeCommunity(linli)
  const second = await makeLeader(linli, world, '陈静')
  const resident = await makeResident(linli, world)
  const helper = await makeResident(linli, world)
  const helpers = `/regions/chengdu/communities/${world.communityId}/helpers`
  await linli.call(world.leader, 'POST', helpers, { residentId: helper.id })
  expect(await leaderOf(resident.person)).toBe(world.leader.leaderId)

  expect((await exit(world.operations, world.leader.leaderId)).status).toBe(200)
  expect(await leaderOf(resident.person)).toBe(second.leaderId)
  expect((await residentsOf(world.leader, world)).status).toBe(404)
  const { db } = linli.database
  expect(await listGrantsOf(db, world.leader.id)).toEqual([])
  expect(await listGrantsOf(db, helper.person.id)).toEqual([])
  const link = `/regions/chengdu/leader-link?code=${world.leader.code}`
  expect((await linli.call(null, 'GET', link)).status).toBe(404)
  const shown = await linli.call(
    null,
    'GET',
    `/regions/chengdu/communities/${world.communityId}/leaders`,
  )
  expect(shown.body).toMatchObject([{ id: second.leaderId, isMain: true }])
})

test('one who stands in for another does not leave; one who is absent does, and the substitute’s grants end', async () => {
  const world = await makeCommunity(linli)
  const other = await makeCommunity(linli)
  await linli.call(
    world.leader,
    'POST',
    `/regions/chengdu/leaders/${world.leader.leaderId}/absences`,
    {
      substituteId: other.leader.leaderId,
      endsAt: null,
      why: '',
    },
  )
  expect((await exit(other.leader, other.leader.leaderId)).body.code).toBe('leader-has-in-flight')
  expect((await exit(world.leader, world.leader.leaderId)).status).toBe(200)
  expect((await residentsOf(other.leader, world)).status).toBe(404)
  expect((await exit(other.leader, other.leader.leaderId)).status).toBe(200)
})

test('an applicant withdraws and may apply again; a stranger ends nobody’s leadership', async () => {
  const world = await makeCommunity(linli)
  const person = await linli.person()
  const application = {
    name: '新人',
    phone: '13900003333',
    hours: [],
    communityIds: [world.communityId],
    pickupStationId: null,
    message: '',
  }
  const { body } = await linli.call(person, 'POST', '/regions/chengdu/leaders', application)
  expect((await exit(await linli.person(), body.id)).status).toBe(404)
  expect((await exit(person, body.id)).body.state).toBe('exited')
  const again = await linli.call(person, 'POST', '/regions/chengdu/leaders', application)
  expect(again.status).toBe(201)
})

test('a leader who no longer serves a community hands its residents and the main place over', async () => {
  const world = await makeCommunity(linli)
  const second = await makeLeader(linli, world, '陈静')
  const elsewhere = await addCommunity(linli, { pickupStationId: world.pickupStationId })
  const resident = await makeResident(linli, world)
  const path = `/regions/chengdu/leaders/${world.leader.leaderId}/communities`
  const change = { version: 2, communityIds: [elsewhere.id] }
  expect((await linli.call(world.leader, 'PUT', path, change)).status).toBe(404)
  const changed = await linli.call(world.operations, 'PUT', path, change)
  expect(changed.body.communities).toEqual([{ communityId: elsewhere.id, isMain: true }])
  expect(await leaderOf(resident.person)).toBe(second.leaderId)
  expect((await residentsOf(world.leader, world)).status).toBe(404)
  expect((await linli.call(world.operations, 'PUT', path, change)).body.code).toBe('stale')
})

test('operations says who of several leaders is the main one', async () => {
  const world = await makeCommunity(linli)
  const second = await makeLeader(linli, world, '陈静')
  const other = await makeCommunity(linli)
  const path = `/regions/chengdu/communities/${world.communityId}/main-leader`
  const choose = (who: Person, leaderId: string) => linli.call(who, 'PUT', path, { leaderId })
  expect((await choose(world.leader, second.leaderId)).status).toBe(403)
  expect((await choose(world.operations, other.leader.leaderId)).body.code).toBe('not-leading')
  expect((await choose(world.operations, second.leaderId)).status).toBe(204)
  const shown = await linli.call(
    null,
    'GET',
    `/regions/chengdu/communities/${world.communityId}/leaders`,
  )
  expect(shown.body.map((row: { id: string }) => row.id)).toEqual([
    second.leaderId,
    world.leader.leaderId,
  ])
})

test('who leads is not erased; once they left, name and phone go', async () => {
  const world = await makeCommunity(linli)
  const { db } = linli.database
  const erase = async () => {
    const at = await businessNow(db)
    const personId = world.leader.id
    await transact(db, (tx) => erasePerson(tx, { personId, by: personId, at }))
  }
  await expect(erase()).rejects.toMatchObject({ status: 409 })
  // Also where an administrator took the grant back before.
  await db
    .updateTable('grants')
    .set({ revoked_at: new Date() })
    .where('person_id', '=', world.leader.id)
    .execute()
  await expect(erase()).rejects.toMatchObject({ code: 'still-leads' })
  await exit(world.operations, world.leader.leaderId)
  await erase()
  const row = await db
    .selectFrom('leaders')
    .select(['name', 'phone', 'code'])
    .where('id', '=', world.leader.leaderId)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ name: '', phone: null, code: world.leader.code })
})
