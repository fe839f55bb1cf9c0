import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CommunityWorld,
  makeCommunity,
  makeResident,
  type ResidentInWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let world: CommunityWorld

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeCommunity(linli)
})
afterAll(() => linli.close())

const at = (resident: ResidentInWorld) => `/regions/chengdu/residents/${resident.id}/addresses`
const address = (more: object = {}) => ({
  label: '家',
  recipient: '王芳',
  phone: '13800138000',
  address: '锦江区东大街 88 号',
  buildingId: world.buildingId,
  room: '1203',
  latitude: 30.6571,
  longitude: 104.0657,
  isDefault: false,
  ...more,
})
const add = (resident: ResidentInWorld, more: object = {}) =>
  linli.call(resident.person, 'POST', at(resident), address(more))
const defaults = async (resident: ResidentInWorld): Promise<string[]> => {
  const listed = await linli.call(resident.person, 'GET', at(resident))
  return listed.body
    .filter((row: { isDefault: boolean }) => row.isDefault)
    .map((row: { label: string }) => row.label)
}

test('the first address is the default, until another is made it', async () => {
  const resident = await makeResident(linli, world)
  const first = await add(resident)
  expect(first.status).toBe(201)
  expect(first.body).toMatchObject({ ...address({ isDefault: true }), phone: '+8613800138000' })
  await add(resident, { label: '公司' })
  expect(await defaults(resident)).toEqual(['家'])
  await add(resident, { label: '父母家', isDefault: true })
  expect(await defaults(resident)).toEqual(['父母家'])
  const back = await linli.call(
    resident.person,
    'PUT',
    `${at(resident)}/${first.body.id}`,
    address({ isDefault: true }),
  )
  expect(back.body.isDefault).toBe(true)
  expect(await defaults(resident)).toEqual(['家'])
})

test('of two first addresses at once one is the default', async () => {
  const resident = await makeResident(linli, world)
  await Promise.all([add(resident, { label: '甲' }), add(resident, { label: '乙' })])
  expect(await defaults(resident)).toHaveLength(1)
})

test('removing the default makes the newest other one the default, and empties the row', async () => {
  const resident = await makeResident(linli, world)
  const first = await add(resident)
  await add(resident, { label: '公司' })
  await add(resident, { label: '店里' })
  const path = `${at(resident)}/${first.body.id}`
  expect((await linli.call(resident.person, 'DELETE', path)).status).toBe(204)
  expect(await defaults(resident)).toEqual(['店里'])
  expect((await linli.call(resident.person, 'DELETE', path)).status).toBe(404)
  const row = await linli.database.db
    .selectFrom('resident_addresses')
    .select(['recipient', 'phone', 'address', 'room', 'latitude'])
    .where('id', '=', first.body.id)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ recipient: '', phone: null, address: '', room: '', latitude: null })
})

test('half a point, a broken phone and an unknown building are refused', async () => {
  const resident = await makeResident(linli, world)
  expect((await add(resident, { longitude: null })).body.field).toBe('latitude')
  expect((await add(resident, { phone: '12345678' })).body.field).toBe('phone')
  expect((await add(resident, { buildingId: world.communityId })).status).toBe(404)
})

test('twenty addresses are enough', async () => {
  const resident = await makeResident(linli, world)
  for (let more = 0; more < 20; more += 1) expect((await add(resident)).status).toBe(201)
  expect((await add(resident)).body.code).toBe('too-many-addresses')
})

test('a stranger neither reads nor changes, and no address is reached through another resident', async () => {
  const resident = await makeResident(linli, world)
  const stranger = await makeResident(linli, world)
  const { body } = await add(resident)
  expect((await linli.call(stranger.person, 'GET', at(resident))).status).toBe(404)
  const through = `${at(stranger)}/${body.id}`
  expect((await linli.call(stranger.person, 'PUT', through, address())).status).toBe(404)
  expect((await linli.call(stranger.person, 'DELETE', through)).status).toBe(404)
})
