import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCommunity, type Person, startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const leaders = '/regions/chengdu/leaders'

// What is told in one set has no order of its own, so it is read by template.
async function toldTo(person: Person): Promise<{ template: string; params: unknown }[]> {
  await linli.settle()
  return linli.database.db
    .selectFrom('notices')
    .select(['template', 'params'])
    .where('person_id', '=', person.id)
    .where('template', 'not like', 'role.%')
    .orderBy('template')
    .execute()
}

test('the applicant is told of the approval and of the exit, with the community’s name', async () => {
  const { leader } = await makeCommunity(linli, { community: { name: '玉林小区' } })
  await linli.call(leader, 'POST', `${leaders}/${leader.leaderId}/exit`, { why: '搬家' })
  const params = { community: { 'zh-CN': '玉林小区' } }
  expect(await toldTo(leader)).toEqual([
    { template: 'leader.approved', params },
    { template: 'leader.exited', params },
  ])
})

test('the reason of a rejection is told; who withdraws is told nothing', async () => {
  const world = await makeCommunity(linli)
  const apply = async () => {
    const person = await linli.person()
    const { body } = await linli.call(person, 'POST', leaders, {
      name: '新人',
      phone: '13900004444',
      hours: [],
      communityIds: [world.communityId],
      pickupStationId: null,
      message: '',
    })
    return { person, id: body.id }
  }
  const [rejected, withdrawn] = [await apply(), await apply()]
  const why = { why: '离自提点太远' }
  await linli.call(world.operations, 'POST', `${leaders}/${rejected.id}/rejection`, why)
  await linli.call(withdrawn.person, 'POST', `${leaders}/${withdrawn.id}/exit`, why)
  expect(await toldTo(rejected.person)).toMatchObject([
    { template: 'leader.rejected', params: { reason: '离自提点太远' } },
  ])
  expect(await toldTo(withdrawn.person)).toEqual([])
})

test('a substitute is told once when they stand in at once, and when the leader is back', async () => {
  const world = await makeCommunity(linli, { community: { name: '桐梓林' } })
  const { leader: substitute } = await makeCommunity(linli)
  const absences = `${leaders}/${world.leader.leaderId}/absences`
  const wish = { substituteId: substitute.leaderId, endsAt: null, why: '' }
  const { body } = await linli.call(world.leader, 'POST', absences, wish)
  const params = { community: { 'zh-CN': '桐梓林' } }
  const approved = { template: 'leader.approved' }
  const started = { template: 'absence.started', params: { ...params, toDate: null } }
  expect(await toldTo(substitute)).toMatchObject([started, approved])
  await linli.call(world.leader, 'POST', `${absences}/${body.id}/end`)
  expect((await toldTo(substitute))[0]).toEqual({ template: 'absence.ended', params })
})

test('a substitute is told of a planned absence in days of the region', async () => {
  const world = await makeCommunity(linli)
  const { leader: substitute } = await makeCommunity(linli)
  await linli.call(world.leader, 'POST', `${leaders}/${world.leader.leaderId}/absences`, {
    substituteId: substitute.leaderId,
    // 00:30 and 23:30 of the days in Shanghai
    startsAt: '2099-01-01T16:30:00.000Z',
    endsAt: '2099-01-05T15:30:00.000Z',
    why: '',
  })
  expect((await toldTo(substitute))[0]).toMatchObject({
    template: 'absence.started',
    params: { fromDate: '2099-01-02', toDate: '2099-01-05' },
  })
})
