import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CommunityWorld,
  makeCommunity,
  makeLeader,
  makeResident,
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

const path = '/regions/chengdu/residents'
const home = () => ({
  name: '王芳',
  communityId: world.communityId,
  buildingId: world.buildingId,
  room: '1203',
})

test('a person joins a region and is bound to the leader of the community', async () => {
  const person = await linli.person()
  const joined = await linli.call(person, 'POST', path, { ...home(), phone: '138 0013 8000' })
  expect(joined.status).toBe(201)
  expect(joined.body).toMatchObject({
    ...home(),
    phone: '+8613800138000',
    leaderId: world.leader.leaderId,
    hasLogin: true,
    consent: null,
  })
  const mine = await linli.call(person, 'GET', '/regions/chengdu/me/resident')
  expect(mine.body).toEqual(joined.body)
})

test('who comes by the link of another leader who serves there is bound to that one', async () => {
  const second = await makeLeader(linli, world, '陈静')
  const person = await linli.person()
  const leaderCode = second.code.toLowerCase()
  const joined = await linli.call(person, 'POST', path, { ...home(), leaderCode })
  expect(joined.body.leaderId).toBe(second.leaderId)
})

test('a link that fits no leader of the community binds to the community’s own', async () => {
  for (const leaderCode of [other.leader.code, 'ZZZZZZ']) {
    const joined = await linli.call(await linli.person(), 'POST', path, { ...home(), leaderCode })
    expect(joined.body.leaderId).toBe(world.leader.leaderId)
  }
})

test('a person joins a region once, also when two calls meet', async () => {
  const person = await linli.person()
  const answers = await Promise.all([1, 2, 3].map(() => linli.call(person, 'POST', path, home())))
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409])
  expect((await linli.call(person, 'POST', path, home())).body.code).toBe('already-resident')
})

test('a stranger, a building elsewhere, an unknown community and a broken phone are refused', async () => {
  const person = await linli.person()
  expect((await linli.call(null, 'POST', path, home())).status).toBe(401)
  const codes = [
    { ...home(), buildingId: other.buildingId },
    { ...home(), communityId: world.buildingId, buildingId: null },
    { ...home(), phone: '12345' },
    { ...home(), personId: person.id },
  ].map(async (body) => (await linli.call(person, 'POST', path, body)).body.code)
  expect(await Promise.all(codes)).toEqual([
    'not-in-community',
    'not-found',
    'invalid',
    'malformed',
  ])
})

test('before joining a person is nothing in the region', async () => {
  const person = await linli.person()
  expect((await linli.call(person, 'GET', '/regions/chengdu/me/resident')).status).toBe(404)
})

test('a resident changes name, phone and room over the version read, and nobody else’s', async () => {
  const { id, person } = await makeResident(linli, world)
  const change = { version: 1, name: '王小芳', phone: null, buildingId: null, room: '8' }
  const changed = await linli.call(person, 'PUT', `${path}/${id}`, change)
  expect(changed.body).toMatchObject({ name: '王小芳', phone: null, room: '8', version: 2 })
  expect((await linli.call(person, 'PUT', `${path}/${id}`, change)).body.code).toBe('stale')
  const stranger = await makeResident(linli, world)
  const foreign = await linli.call(stranger.person, 'PUT', `${path}/${id}`, change)
  expect(foreign.status).toBe(404)
  const sly = { ...change, version: 2, communityId: other.communityId }
  expect((await linli.call(person, 'PUT', `${path}/${id}`, sly)).status).toBe(422)
})

test('staff corrects a name but gives nobody with a login another phone', async () => {
  const { id } = await makeResident(linli, world, { phone: '+8613911112222' })
  const change = { version: 1, name: '王芳芳', phone: '+8613911112222', buildingId: null, room: '' }
  const renamed = await linli.call(world.leader, 'PUT', `${path}/${id}`, change)
  expect(renamed.body).toMatchObject({ name: '王芳芳', phone: '+8613911112222' })
  const taken = { ...change, version: 2, phone: '+8613933334444' }
  expect((await linli.call(world.leader, 'PUT', `${path}/${id}`, taken)).body.code).toBe(
    'has-login',
  )
})
