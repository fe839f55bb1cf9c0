import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasePerson } from '#identity'
import { businessNow } from '#platform/clock'
import { transact } from '#platform/db'
import {
  type CommunityWorld,
  makeCommunity,
  makeNeighbour,
  makeResident,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let world: CommunityWorld
let abroad: CommunityWorld

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeCommunity(linli)
  abroad = await makeCommunity(linli, { regionId: 'mianyang' })
})
afterAll(() => linli.close())

const erase = async (personId: string) => {
  const { db } = linli.database
  const at = await businessNow(db)
  await transact(db, (tx) => erasePerson(tx, { personId, by: personId, at }))
}

test('erasing a person empties what they are in every region, and the ids stay', async () => {
  const { id, person } = await makeResident(linli, world, { name: '隐私甲', room: '隐私号' })
  const there = await linli.call(person, 'POST', '/regions/mianyang/residents', {
    name: '隐私甲',
    communityId: abroad.communityId,
    phone: '13800000001',
  })
  await linli.call(person, 'POST', `/regions/chengdu/residents/${id}/household`, { name: '隐私家' })
  const neighbour = await makeNeighbour(linli, world, { ordersByResidentId: id })
  await erase(person.id)

  const { db } = linli.database
  const rows = await db
    .selectFrom('residents')
    .selectAll()
    .where('id', 'in', [id, there.body.id])
    .execute()
  expect(rows).toHaveLength(2)
  for (const row of rows) {
    expect(row).toMatchObject({ name: '', phone: null, room: '', person_id: null })
    expect(row.erased_at).not.toBeNull()
  }
  expect(await db.selectFrom('households').select('id').execute()).toEqual([])
  const left = await linli.call(world.leader, 'GET', `/regions/chengdu/residents/${neighbour.id}`)
  expect(left.body.ordersByResidentId).toBeNull()
  const events = await db
    .selectFrom('events')
    .select(['region_id', 'subject_id', 'body'])
    .where('type', '=', 'resident.erased')
    .orderBy('region_id')
    .execute()
  expect(events).toEqual([
    { region_id: 'chengdu', subject_id: id, body: {} },
    { region_id: 'mianyang', subject_id: there.body.id, body: {} },
  ])
})

test('a claim of an erased person is emptied and no longer waits', async () => {
  const person = await linli.person()
  const path = `/regions/chengdu/communities/${world.communityId}/claims`
  await linli.call(person, 'POST', path, {
    name: '隐私乙',
    buildingId: world.buildingId,
    room: '9',
  })
  await erase(person.id)
  expect((await linli.call(world.leader, 'GET', path)).body).toEqual([])
  const rows = await linli.database.db
    .selectFrom('resident_claims')
    .select(['name', 'room', 'rejected_why as why'])
    .where('person_id', '=', person.id)
    .execute()
  expect(rows).toEqual([{ name: '', room: '', why: 'erased' }])
})

test('no event of residents holds a name or a phone', async () => {
  await makeResident(linli, world, { name: '隐私丙', phone: '13812349876' })
  await makeNeighbour(linli, world, { name: '隐私丁' })
  const events = await linli.database.db.selectFrom('events').selectAll().execute()
  expect(JSON.stringify(events)).not.toMatch(/隐私|13812349876/)
})
