import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import {
  type CommunityWorld,
  makeCommunity,
  makeLeader,
  makeResident,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { DAYS_BETWEEN_CHOICES, firstLeader, nextChoiceAt } from './leader-binding.ts'

let linli: TestLinli
let world: CommunityWorld
let other: CommunityWorld

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeCommunity(linli)
  other = await makeCommunity(linli)
})
afterAll(() => linli.close())

const path = '/regions/chengdu/residents'
const DAY_MS = 86_400_000

test('the first leader always serves, and is the link’s whenever that one does', () => {
  const serving = fc.uniqueArray(
    fc.record({
      leaderId: fc.constantFrom<string>('a', 'b', 'c', 'd'),
      isMain: fc.constant(false),
    }),
    { selector: (leader) => leader.leaderId },
  )
  fc.assert(
    fc.property(
      serving,
      fc.option(fc.constantFrom<string>('a', 'd', 'x'), { nil: undefined }),
      (here, link) => {
        const first = firstLeader(here, link)
        const ids = here.map((leader) => leader.leaderId)
        if (ids.length === 0) return first === undefined
        if (link !== undefined && ids.includes(link)) {
          return first?.leaderId === link && first.why === 'link'
        }
        return first?.leaderId === ids[0] && first?.why === 'community'
      },
    ),
  )
})

test('the next choice is thirty days after the last, or free when the leader no longer serves', () => {
  const chosen = new Date('2026-11-01T00:00:00Z')
  expect(nextChoiceAt(chosen, true)).toEqual(
    new Date(chosen.getTime() + DAYS_BETWEEN_CHOICES * DAY_MS),
  )
  expect(nextChoiceAt(chosen, false)).toBeUndefined()
  expect(nextChoiceAt(undefined, true)).toBeUndefined()
})

test('a resident chooses another leader who serves them, once in thirty days', async () => {
  const second = await makeLeader(linli, world, '陈静')
  const { id, person } = await makeResident(linli, world)
  const choose = (who: typeof person, leaderId: string) =>
    linli.call(who, 'PUT', `${path}/${id}/leader`, { leaderId })

  expect((await choose(person, second.leaderId)).body.leaderId).toBe(second.leaderId)
  const again = await choose(person, world.leader.leaderId)
  expect(again.body).toMatchObject({ code: 'leader-changed-lately' })
  expect((await choose(person, other.leader.leaderId)).body.code).toBe('leader-does-not-serve')

  await setBusinessTime(linli.database.db, new Date(Date.now() + 31 * DAY_MS))
  expect((await choose(person, world.leader.leaderId)).body.leaderId).toBe(world.leader.leaderId)

  const support = await linli.person({ role: 'support', regionId: 'chengdu' })
  expect((await choose(support, second.leaderId)).body.leaderId).toBe(second.leaderId)
  const history = await linli.call(support, 'GET', `${path}/${id}/leaders`)
  expect(history.body.map((binding: { why: string }) => binding.why)).toEqual([
    'staff',
    'resident',
    'resident',
    'community',
  ])
})

test('neither a stranger nor the leader takes a resident over', async () => {
  const second = await makeLeader(linli, world, '周明')
  const { id } = await makeResident(linli, world)
  const stranger = await linli.person()
  for (const who of [stranger, second]) {
    const answer = await linli.call(who, 'PUT', `${path}/${id}/leader`, {
      leaderId: second.leaderId,
    })
    expect(answer.status).toBe(404)
  }
})

test('one who moves is bound to the new community’s leader and leaves the household', async () => {
  const { id, person } = await makeResident(linli, world)
  await linli.call(person, 'POST', `${path}/${id}/household`, { name: '王家' })
  const { body: before } = await linli.call(person, 'GET', `${path}/${id}`)
  const moved = await linli.call(person, 'PUT', `${path}/${id}/community`, {
    version: before.version,
    communityId: other.communityId,
    buildingId: other.buildingId,
    room: '7',
  })
  expect(moved.body).toMatchObject({
    communityId: other.communityId,
    buildingId: other.buildingId,
    leaderId: other.leader.leaderId,
    householdId: null,
    room: '7',
  })
  const stale = await linli.call(person, 'PUT', `${path}/${id}/community`, {
    version: before.version,
    communityId: world.communityId,
    buildingId: null,
    room: '',
  })
  expect(stale.body.code).toBe('stale')
  expect((await linli.call(world.leader, 'GET', `${path}/${id}`)).status).toBe(404)
  expect((await linli.call(other.leader, 'GET', `${path}/${id}`)).status).toBe(200)
})
