import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CommunityWorld,
  makeCommunity,
  makeNeighbour,
  makeResident,
  type ResidentInWorld,
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

const at = (resident: { id: string }) => `/regions/chengdu/residents/${resident.id}/household`
const start = (resident: ResidentInWorld) =>
  linli.call(resident.person, 'POST', at(resident), { name: '王家' })
const join = (resident: ResidentInWorld, body: object) =>
  linli.call(resident.person, 'PUT', at(resident), body)

test('a resident starts a household and another joins by its code, also in small letters', async () => {
  const mother = await makeResident(linli, world)
  const son = await makeResident(linli, world, { name: '王强' })
  const made = await start(mother)
  expect(made.status).toBe(201)
  const joined = await join(son, { code: made.body.code.toLowerCase() })
  expect(joined.body.members.map((member: { name: string }) => member.name)).toEqual([
    '王芳',
    '王强',
  ])
  expect((await join(son, { code: made.body.code })).body.code).toBe('already-in-household')
  expect((await start(son)).body.code).toBe('already-in-household')
})

test('a renewed code fits and the old one no longer does', async () => {
  const mother = await makeResident(linli, world)
  const son = await makeResident(linli, world)
  const { code } = (await start(mother)).body
  const renewed = await linli.call(mother.person, 'POST', `${at(mother)}/codes`)
  expect((await join(son, { code })).body.code).toBe('household-code-unknown')
  expect((await join(son, { code: renewed.body.code })).status).toBe(200)
  const alone = await makeResident(linli, world)
  const none = await linli.call(alone.person, 'POST', `${at(alone)}/codes`)
  expect(none.body.code).toBe('not-in-household')
})

test('a household lives in one community', async () => {
  const mother = await makeResident(linli, world)
  const cousin = await makeResident(linli, other)
  const { code } = (await start(mother)).body
  expect((await join(cousin, { code })).body.code).toBe('household-elsewhere')
})

test('the leader puts a neighbour into a household by its id, a resident needs the code', async () => {
  const daughter = await makeResident(linli, world)
  const { id: householdId } = (await start(daughter)).body
  const neighbour = await makeNeighbour(linli, world)
  const joined = await linli.call(world.leader, 'PUT', at(neighbour), { householdId })
  expect(joined.body.members).toHaveLength(2)
  const curious = await makeResident(linli, world)
  expect((await join(curious, { householdId })).status).toBe(404)
  expect((await join(curious, {})).body).toMatchObject({ code: 'invalid', field: 'code' })
  expect((await linli.call(curious.person, 'GET', at(daughter))).status).toBe(404)
  expect((await linli.call(other.leader, 'GET', at(daughter))).status).toBe(404)
})

test('a household holds twenty and not one more, also when two knock at once', async () => {
  const first = await makeResident(linli, world)
  const { code } = (await start(first)).body
  for (let more = 0; more < 18; more += 1) {
    expect((await join(await makeResident(linli, world), { code })).status).toBe(200)
  }
  const late = [await makeResident(linli, world), await makeResident(linli, world)]
  const answers = await Promise.all(late.map((resident) => join(resident, { code })))
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('household-full')
})

test('the last one to leave takes the household along', async () => {
  const mother = await makeResident(linli, world)
  const son = await makeResident(linli, world)
  const { code } = (await start(mother)).body
  await join(son, { code })
  expect((await linli.call(mother.person, 'DELETE', at(mother))).status).toBe(204)
  expect((await linli.call(son.person, 'GET', at(son))).body.members).toHaveLength(1)
  expect((await linli.call(son.person, 'DELETE', at(son))).status).toBe(204)
  expect((await join(mother, { code })).body.code).toBe('household-code-unknown')
  expect((await linli.call(son.person, 'DELETE', at(son))).body.code).toBe('not-in-household')
  expect((await linli.call(son.person, 'GET', at(son))).status).toBe(404)
})
