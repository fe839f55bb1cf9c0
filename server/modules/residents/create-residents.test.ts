import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPeople } from '#identity'
import { businessNow } from '#platform/clock'
import { transact } from '#platform/db'
import { type CommunityWorld, makeCommunity, startTestLinli, type TestLinli } from '#testing'
import { createResidents, type NewResident } from './create-residents.ts'
import { mayOrderFor } from './ordering-for.ts'
import { findResidentsByName } from './queries/lists.ts'
import { getResident, listResidentsByIds } from './queries/residents.ts'
import { residentPlace } from './resident-place.ts'

let linli: TestLinli
let world: CommunityWorld

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeCommunity(linli)
})
afterAll(() => linli.close())

const create = async (residents: NewResident[]) => {
  const { db } = linli.database
  const at = await businessNow(db)
  return transact(db, (tx) => createResidents(tx, 'chengdu', residents, { by: null, at }))
}

test('thousands of residents are made in the order given, each bound to a leader', async () => {
  const { db } = linli.database
  const names = Array.from({ length: 2500 }, (_, index) => `Customer ${index}`)
  const people = await transact(db, (tx) =>
    createPeople(
      tx,
      names.map((name) => ({ name })),
    ),
  )
  const { communityId } = world
  const ids = await create(people.map(({ id, name }) => ({ personId: id, name, communityId })))
  const byId = new Map((await listResidentsByIds(db, 'chengdu', ids)).map((row) => [row.id, row]))
  expect(ids.map((id) => byId.get(id)?.name)).toEqual(names)
  expect(new Set([...byId.values()].map((row) => row.leaderId))).toEqual(
    new Set([world.leader.leaderId]),
  )
  const found = await findResidentsByName(db, 'chengdu', communityId, ['Customer 7', 'Nobody'])
  expect([...found]).toEqual([['Customer 7', [ids[7]]]])
})

test('without a login a consent must be written down, by the database too', async () => {
  const { communityId } = world
  await expect(create([{ name: '无名', communityId }])).rejects.toThrow(/check constraint/)
})

test('all of a set or none is made', async () => {
  const { communityId, buildingId } = world
  const person = await linli.person()
  const good = { personId: person.id, name: '甲', communityId, buildingId }
  await expect(create([good, { ...good, buildingId: communityId }])).rejects.toMatchObject({
    code: 'not-in-community',
  })
  const mine = await linli.call(person, 'GET', '/regions/chengdu/me/resident')
  expect(mine.status).toBe(404)
})

test('who may order for a neighbour: the one named, the leader, the counter, support, nobody else', async () => {
  const { db } = linli.database
  const { communityId, pickupStationId } = world
  const [daughter, son] = [await linli.person(), await linli.person()]
  const consent = { how: 'paper' as const, recordedBy: world.leader.id, at: new Date() }
  const [daughterId, sonId] = await create([
    { personId: daughter.id, name: '女儿', communityId },
    { personId: son.id, name: '儿子', communityId },
  ])
  const [id] = await create([
    { name: '奶奶', communityId, consent, ordersByResidentId: daughterId },
  ])
  const may = async (who: {
    personId: string
    residentId?: string | undefined
    grants?: object[]
  }) => {
    const grants = (who.grants ?? []).map((grant) => ({
      id: 'g',
      regionId: 'chengdu',
      communityId: null,
      stationId: null,
      supplierId: null,
      ...grant,
    }))
    const caller = { personId: who.personId, sessionId: 's', locale: 'en', grants } as never
    const place = await residentPlace({ db, params: { region: 'chengdu', resident: id! }, caller })
    return mayOrderFor(caller, await getResident(db, 'chengdu', id!), place!, who.residentId)
  }
  expect(await may({ personId: daughter.id, residentId: daughterId })).toBe(true)
  expect(await may({ personId: son.id, residentId: sonId })).toBe(false)
  expect(await may({ personId: 'x', grants: [{ role: 'leader', communityId }] })).toBe(true)
  expect(await may({ personId: 'x', grants: [{ role: 'leader', communityId: id }] })).toBe(false)
  expect(await may({ personId: 'x', grants: [{ role: 'support' }] })).toBe(true)
  const stationId = pickupStationId
  expect(await may({ personId: 'x', grants: [{ role: 'station_staff', stationId }] })).toBe(true)
  expect(await may({ personId: 'x', grants: [{ role: 'station_staff', stationId: id }] })).toBe(
    false,
  )
  expect(await may({ personId: 'x', grants: [{ role: 'courier' }] })).toBe(false)
})
