import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { businessNow, setBusinessTime } from '#platform/clock'
import { transact } from '#platform/db'
import {
  addCommunity,
  type CommunityWorld,
  makeCommunity,
  makeLeader,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { type AbsenceSpan, absenceConflict } from './absence-conflict.ts'
import { actingLeaderOf, isLeaderOf } from './acting-leader.ts'
import { turnAbsences } from './turn-absences.ts'

let linli: TestLinli
const HOUR_MS = 3_600_000

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const absences = (leaderId: string) => `/regions/chengdu/leaders/${leaderId}/absences`
const away = (who: Person & { leaderId: string }, substituteId: string, more: object = {}) =>
  linli.call(who, 'POST', absences(who.leaderId), {
    substituteId,
    endsAt: null,
    why: '回老家',
    ...more,
  })
const mayLead = async (who: Person, world: CommunityWorld): Promise<boolean> => {
  const path = `/regions/chengdu/communities/${world.communityId}/residents`
  return (await linli.call(who, 'GET', path)).status === 200
}
const acting = async (world: CommunityWorld, at: Date): Promise<string | undefined> =>
  (await actingLeaderOf(linli.database.db, 'chengdu', world.communityId, at))?.id
const now = () => businessNow(linli.database.db)
const turn = () => transact(linli.database.db, turnAbsences)

test('a substitute takes over at once and hands back when the leader returns', async () => {
  const world = await makeCommunity(linli)
  const { leader: substitute } = await makeCommunity(linli)
  expect(await mayLead(substitute, world)).toBe(false)
  const absence = await away(world.leader, substitute.leaderId)
  expect(absence.status).toBe(201)
  expect(absence.body.takenOverAt).not.toBeNull()
  expect(absence.body).toMatchObject({ leaderName: '张敏', substituteName: '张敏' })
  expect(await mayLead(substitute, world)).toBe(true)
  expect(await acting(world, await now())).toBe(substitute.leaderId)
  // The absent leader goes on reading what is theirs.
  expect(await mayLead(world.leader, world)).toBe(true)
  const { db } = linli.database
  const leads = (who: Person) =>
    now().then((at) => isLeaderOf(db, 'chengdu', world.communityId, who.id, at))
  expect([await leads(substitute), await leads(world.leader)]).toEqual([true, false])
  const shown = await linli.call(
    null,
    'GET',
    `/regions/chengdu/communities/${world.communityId}/leaders`,
  )
  expect(shown.body).toMatchObject([
    { id: world.leader.leaderId, actingLeaderId: substitute.leaderId },
  ])

  const end = `${absences(world.leader.leaderId)}/${absence.body.id}/end`
  expect((await linli.call(substitute, 'POST', end)).status).toBe(404)
  expect((await linli.call(world.leader, 'POST', end)).body.endedAt).not.toBeNull()
  expect(await mayLead(substitute, world)).toBe(false)
  expect(await acting(world, await now())).toBe(world.leader.leaderId)
  expect((await linli.call(world.leader, 'POST', end)).body.code).toBe('absence-ended')
})

test('a planned absence starts and ends by itself, at its instants', async () => {
  const world = await makeCommunity(linli)
  const { leader: substitute } = await makeCommunity(linli)
  const at = await now()
  const startsAt = new Date(at.getTime() + HOUR_MS)
  const endsAt = new Date(at.getTime() + 3 * HOUR_MS)
  const planned = await away(world.leader, substitute.leaderId, { startsAt, endsAt })
  expect(planned.body.takenOverAt).toBeNull()
  expect(await turn()).toBe(0)
  expect(await mayLead(substitute, world)).toBe(false)
  expect(await acting(world, new Date(startsAt.getTime() - 1))).toBe(world.leader.leaderId)
  expect(await acting(world, startsAt)).toBe(substitute.leaderId)
  expect(await acting(world, new Date(endsAt.getTime() - 1))).toBe(substitute.leaderId)
  expect(await acting(world, endsAt)).toBe(world.leader.leaderId)

  const { db } = linli.database
  await setBusinessTime(db, new Date(startsAt.getTime() + 1000))
  expect(await turn()).toBe(1)
  expect(await turn()).toBe(0)
  expect(await mayLead(substitute, world)).toBe(true)
  await setBusinessTime(db, new Date(endsAt.getTime() + 1000))
  expect(await turn()).toBe(1)
  expect(await mayLead(substitute, world)).toBe(false)
  const listed = await linli.call(world.leader, 'GET', absences(world.leader.leaderId))
  expect(listed.body[0].endedAt).toBe(endsAt.toISOString())
})

test('a substitute who leads there already keeps the grant when the absence ends', async () => {
  const world = await makeCommunity(linli)
  const second = await makeLeader(linli, world, '陈静')
  const { body } = await away(world.leader, second.leaderId)
  const end = `${absences(world.leader.leaderId)}/${body.id}/end`
  expect((await linli.call(world.leader, 'POST', end)).status).toBe(200)
  expect(await mayLead(second, world)).toBe(true)
})

test('one who stands in for two of a community keeps the grant until both are back', async () => {
  const world = await makeCommunity(linli)
  const second = await makeLeader(linli, world, '陈静')
  const { leader: substitute } = await makeCommunity(linli)
  const first = await away(world.leader, substitute.leaderId)
  const other = await away(second, substitute.leaderId)
  const end = (who: { leaderId: string } & Person, id: string) =>
    linli.call(who, 'POST', `${absences(who.leaderId)}/${id}/end`)
  await end(world.leader, first.body.id)
  expect(await mayLead(substitute, world)).toBe(true)
  await end(second, other.body.id)
  expect(await mayLead(substitute, world)).toBe(false)
})

test('a community given to an absent leader goes to the substitute as well', async () => {
  const world = await makeCommunity(linli)
  const { leader: substitute } = await makeCommunity(linli)
  const community = await addCommunity(linli, { pickupStationId: world.pickupStationId })
  await away(world.leader, substitute.leaderId)
  const communityIds = [world.communityId, community.id]
  const path = `/regions/chengdu/leaders/${world.leader.leaderId}/communities`
  const changed = await linli.call(world.operations, 'PUT', path, { version: 2, communityIds })
  expect(changed.body.communities).toHaveLength(2)
  expect(await mayLead(substitute, { ...world, communityId: community.id })).toBe(true)
})

test('no chains: overlapping absences, an absent substitute and a substitute’s absence are refused', async () => {
  const [one, two, three] = await Promise.all([1, 2, 3].map(() => makeCommunity(linli)))
  const [a, b, c] = [one!.leader, two!.leader, three!.leader]
  expect((await away(a, b.leaderId)).status).toBe(201)
  expect((await away(a, c.leaderId)).body.code).toBe('absence-overlaps')
  expect((await away(c, a.leaderId)).body.code).toBe('substitute-absent')
  expect((await away(b, c.leaderId)).body.code).toBe('stands-in-for-other')
  expect((await away(b, a.leaderId)).status).toBe(409)
  expect((await away(c, c.leaderId)).body).toMatchObject({ code: 'invalid', field: 'substituteId' })
})

test('of two leaders who name each other at once only one goes', async () => {
  const [one, two] = [(await makeCommunity(linli)).leader, (await makeCommunity(linli)).leader]
  const answers = await Promise.all([away(one, two.leaderId), away(two, one.leaderId)])
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
})

test('an absence in the past, one that ends before it starts and an applicant as substitute are refused', async () => {
  const world = await makeCommunity(linli)
  const { leader: substitute } = await makeCommunity(linli)
  const at = (await now()).getTime()
  const past = { startsAt: new Date(at - HOUR_MS) }
  const crossed = { startsAt: new Date(at + HOUR_MS), endsAt: new Date(at + HOUR_MS) }
  expect((await away(world.leader, substitute.leaderId, past)).body.field).toBe('startsAt')
  expect((await away(world.leader, substitute.leaderId, crossed)).body.field).toBe('endsAt')
  const applied = await linli.call(await linli.person(), 'POST', '/regions/chengdu/leaders', {
    name: '新人',
    phone: '13900002222',
    hours: [],
    communityIds: [world.communityId],
    pickupStationId: world.pickupStationId,
    message: '',
  })
  expect((await away(world.leader, applied.body.id)).body.code).toBe('not-leading')
  const stranger = await linli.person()
  const body = { substituteId: substitute.leaderId, endsAt: null, why: '' }
  const foreign = await linli.call(stranger, 'POST', absences(world.leader.leaderId), body)
  expect(foreign.status).toBe(404)
})

test('whatever absences are accepted, nobody is ever absent and a substitute, or absent twice', () => {
  const leader = fc.constantFrom<string>('a', 'b', 'c', 'd')
  const wish = fc.record({
    leaderId: leader,
    substituteId: leader,
    start: fc.integer({ min: 0, max: 20 }),
    length: fc.option(fc.integer({ min: 1, max: 10 })),
  })
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
      const accepted: AbsenceSpan[] = []
      for (const [index, { leaderId, substituteId, start, length }] of wishes.entries()) {
        if (leaderId === substituteId) continue
        const endsAt = length === null ? null : new Date(start + length)
        const span = { leaderId, substituteId, startsAt: new Date(start), endsAt }
        const isRefused = absenceConflict(span, accepted) !== null
        if (!isRefused) accepted.push({ ...span, id: String(index) })
        // A refusal has a ground that can be seen in the time itself.
        if (isRefused && accepted.length === 0) return false
      }
      for (let at = 0; at <= 40; at += 1) {
        const running = accepted.filter(
          ({ startsAt, endsAt }) =>
            startsAt.getTime() <= at && (endsAt === null || endsAt.getTime() > at),
        )
        const absent = running.map((span) => span.leaderId)
        if (new Set(absent).size < absent.length) return false
        if (running.some((span) => absent.includes(span.substituteId))) return false
      }
      return true
    }),
  )
})
