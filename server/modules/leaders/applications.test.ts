import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addCommunity,
  addStation,
  type CommunityWorld,
  makeCommunity,
  makeResident,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let world: CommunityWorld
let operations: Person

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeCommunity(linli)
  operations = world.operations
})
afterAll(() => linli.close())

const path = '/regions/chengdu/leaders'
const application = (more: object = {}) => ({
  name: '陈静',
  phone: '13900001111',
  hours: [{ weekday: 1, opensAt: '16:00', closesAt: '20:00' }],
  communityIds: [world.communityId],
  pickupStationId: world.pickupStationId,
  message: '我在小区门口开店',
  ...more,
})
const apply = async (person: Person, more: object = {}) =>
  (await linli.call(person, 'POST', path, application(more))).body

test('headquarters finds a leader by a part of the name, by its pinyin, by initials and by the code', async () => {
  const named = await apply(await linli.person(), { name: '欧阳芳' })
  const { body } = await linli.call(operations, 'POST', `${path}/${named.id}/approval`, {})
  const found = async (search: string) => {
    const { items } = (
      await linli.call(operations, 'GET', `${path}?search=${encodeURIComponent(search)}`)
    ).body
    return items.map(({ id }: { id: string }) => id)
  }
  for (const search of ['欧阳', 'ouyangfang', 'Ou Yang', 'oyf', body.code.toLowerCase()]) {
    expect(await found(search), search).toEqual([named.id])
  }
  for (const search of ['oufang', '%', '_', '  ']) expect(await found(search), search).toEqual([])
})

test('an applicant leads once operations approves, with a grant at the next call', async () => {
  const person = await linli.person()
  const applied = await linli.call(person, 'POST', path, application())
  expect(applied.status).toBe(201)
  expect(applied.body).toMatchObject({ state: 'applied', code: null, phone: '+8613900001111' })
  const residents = `/regions/chengdu/communities/${world.communityId}/residents`
  expect((await linli.call(person, 'GET', residents)).status).toBe(404)

  const approval = `${path}/${applied.body.id}/approval`
  const approved = await linli.call(operations, 'POST', approval, { level: 'silver' })
  expect(approved.body).toMatchObject({
    state: 'approved',
    level: 'silver',
    pickupStationId: world.pickupStationId,
    communities: [{ communityId: world.communityId, isMain: false }],
  })
  expect(approved.body.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/)
  expect((await linli.call(person, 'GET', residents)).status).toBe(200)
  expect((await linli.call(person, 'GET', '/regions/chengdu/me/leader')).body.state).toBe(
    'approved',
  )
  expect((await linli.call(operations, 'POST', approval, {})).body.code).toBe('application-decided')
})

test('the reason of a rejection is read by the applicant, who may apply again', async () => {
  const person = await linli.person()
  const { id } = await apply(person)
  const rejection = `${path}/${id}/rejection`
  expect((await linli.call(operations, 'POST', rejection, {})).status).toBe(422)
  const rejected = await linli.call(operations, 'POST', rejection, { why: '离自提点太远' })
  expect(rejected.body).toMatchObject({ state: 'rejected', rejectedWhy: '离自提点太远' })
  const mine = await linli.call(person, 'GET', '/regions/chengdu/me/leader')
  expect(mine.body.rejectedWhy).toBe('离自提点太远')
  expect((await linli.call(person, 'POST', path, application())).status).toBe(201)
})

test('one application of a person at a time, also when two calls meet', async () => {
  const person = await linli.person()
  const answers = await Promise.all(
    [1, 2].map(() => linli.call(person, 'POST', path, application())),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
  expect((await linli.call(person, 'POST', path, application())).body.code).toBe('already-applied')
})

test('approved once, also when two decide at once', async () => {
  const { id } = await apply(await linli.person())
  const other = await linli.person({ role: 'operations', regionId: 'chengdu' })
  const answers = await Promise.all([
    linli.call(operations, 'POST', `${path}/${id}/approval`, {}),
    linli.call(other, 'POST', `${path}/${id}/rejection`, { why: 'x' }),
  ])
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
})

test('nobody decides their own application, and no stranger decides any', async () => {
  const { id } = await apply(operations)
  const own = await linli.call(operations, 'POST', `${path}/${id}/approval`, {})
  expect(own.body.code).toBe('own-application')
  const strangers = [
    await linli.person(),
    await linli.person({ role: 'support', regionId: 'chengdu' }),
    await linli.person({ role: 'operations', regionId: 'elsewhere' }),
    world.leader,
  ]
  for (const who of strangers) {
    expect((await linli.call(who, 'POST', `${path}/${id}/approval`, {})).status).toBe(404)
  }
  expect((await linli.call(null, 'POST', path, application())).status).toBe(401)
})

test('a warehouse as pickup point, crossed hours, a broken phone and an unknown community are refused', async () => {
  const person = await linli.person()
  const warehouse = await addStation(linli, { kind: 'warehouse' })
  const span = { weekday: 1, opensAt: '16:00', closesAt: '20:00' }
  const wishes = [
    { pickupStationId: warehouse.id },
    { hours: [span, { ...span, opensAt: '19:00', closesAt: '21:00' }] },
    { hours: [{ ...span, closesAt: '15:00' }] },
    { phone: '1234567' },
    { communityIds: [warehouse.id] },
    { communityIds: [] },
  ]
  const codes: string[] = []
  for (const wish of wishes) {
    codes.push((await linli.call(person, 'POST', path, application(wish))).body.code)
  }
  expect(codes).toEqual([
    'no-such-pickup-point',
    'invalid',
    'invalid',
    'invalid',
    'not-found',
    'malformed',
  ])
})

test('without a pickup point named by either side nobody is approved', async () => {
  const { id } = await apply(await linli.person(), { pickupStationId: null })
  const approval = `${path}/${id}/approval`
  const open = await linli.call(operations, 'POST', approval, {})
  expect(open.body).toMatchObject({ code: 'invalid', field: 'pickupStationId' })
  const { pickupStationId } = world
  expect((await linli.call(operations, 'POST', approval, { pickupStationId })).status).toBe(200)
})

test('the first leader of a community binds the residents who had none', async () => {
  const community = await addCommunity(linli, { pickupStationId: world.pickupStationId })
  const resident = await makeResident(linli, { regionId: 'chengdu', communityId: community.id })
  const mine = () => linli.call(resident.person, 'GET', '/regions/chengdu/me/resident')
  expect((await mine()).body.leaderId).toBeNull()
  const { id } = await apply(await linli.person(), { communityIds: [community.id] })
  await linli.call(operations, 'POST', `${path}/${id}/approval`, {})
  expect((await mine()).body.leaderId).toBe(id)
})

test('of two leaders approved at once for a new community one is the main one', async () => {
  const community = await addCommunity(linli, { pickupStationId: world.pickupStationId })
  const wish = { communityIds: [community.id] }
  const applied = [await apply(await linli.person(), wish), await apply(await linli.person(), wish)]
  const answers = await Promise.all(
    applied.map(({ id }) => linli.call(operations, 'POST', `${path}/${id}/approval`, {})),
  )
  const isMain = answers.map((answer) => answer.body.communities[0].isMain)
  expect(isMain.sort()).toEqual([false, true])
})

test('a link is resolved by anyone, as typed or read out, to the leader and the communities', async () => {
  const { code, leaderId } = world.leader
  const spoken = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')
  for (const text of [code, spoken]) {
    const found = await linli.call(null, 'GET', `/regions/chengdu/leader-link?code=${text}`)
    expect(found.body).toMatchObject({
      id: leaderId,
      code,
      communities: [{ id: world.communityId, name: '锦绣花园' }],
    })
    expect(found.body).not.toHaveProperty('phone')
  }
  const none = await linli.call(null, 'GET', '/regions/chengdu/leader-link?code=ZZZZZZ')
  expect(none.status).toBe(404)
})

test('a leader’s phone is seen by the leader, operations and support alone', async () => {
  const one = `${path}/${world.leader.leaderId}`
  const phone = (await linli.call(world.leader, 'GET', one)).body.phone as string
  expect(phone).toMatch(/^\+86139\d{8}$/)
  for (const role of ['operations', 'support', 'finance', 'marketing', 'supervisor'] as const) {
    const who = await linli.person({ role, regionId: 'chengdu' })
    const seen = (await linli.call(who, 'GET', one)).body.phone
    const listed = JSON.stringify((await linli.call(who, 'GET', path)).body)
    const sees = role === 'operations' || role === 'support'
    expect(seen === phone).toBe(sees)
    expect(listed.includes(phone)).toBe(sees)
  }
  expect((await linli.call(await linli.person(), 'GET', one)).status).toBe(404)
})

test('leaders are listed by state, in pages', async () => {
  const all = await linli.call(operations, 'GET', `${path}?state=approved`)
  const seen: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await linli.call(operations, 'GET', `${path}?state=approved&limit=2${cursor}`)
    seen.push(...body.items.map((leader: { id: string }) => leader.id))
    if (body.nextCursor === undefined) break
    cursor = `&cursor=${body.nextCursor}`
  }
  expect(seen.length).toBeGreaterThan(2)
  expect(seen).toEqual(all.body.items.map((leader: { id: string }) => leader.id))
  expect(new Set(all.body.items.map((leader: { state: string }) => leader.state))).toEqual(
    new Set(['approved']),
  )
})
