import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES } from '#platform/access'
import {
  type CommunityWorld,
  makeCommunity,
  makeNeighbour,
  makeResident,
  type Person,
  type ResidentInWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { maySeePhones } from './phone-visibility.ts'
import { searchWish } from './search-wish.ts'

let linli: TestLinli
let world: CommunityWorld
let other: CommunityWorld
let resident: ResidentInWorld
let staff: Record<'support' | 'marketing' | 'supervisor', Person>

const region = 'chengdu'
const PHONE = '+8613877776666'
const MASKED = '+86138****6666'

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeCommunity(linli)
  other = await makeCommunity(linli)
  resident = await makeResident(linli, world, { name: '欧阳芳_%', phone: PHONE })
  staff = {
    support: await linli.person({ role: 'support', regionId: region }),
    marketing: await linli.person({ role: 'marketing', regionId: region }),
    supervisor: await linli.person({ role: 'supervisor', regionId: region }),
  }
})
afterAll(() => linli.close())

const list = (who: Person, query = '') =>
  linli.call(who, 'GET', `/regions/chengdu/communities/${world.communityId}/residents${query}`)

test('only who must reach a resident sees the phone, in the profile, the list and the sheet', async () => {
  const counter = await linli.person({
    role: 'station_staff',
    regionId: region,
    stationId: world.pickupStationId,
  })
  const seeing = [world.leader, staff.support, world.operations]
  const one = `/regions/chengdu/residents/${resident.id}`
  const sheet = `/regions/chengdu/communities/${world.communityId}/residents/exports`
  for (const who of [...seeing, counter]) {
    expect((await linli.call(who, 'GET', one)).body.phone).toBe(PHONE)
    expect(JSON.stringify((await list(who)).body)).toContain(PHONE)
  }
  for (const who of seeing) {
    expect((await linli.call(who, 'GET', sheet)).body.table).toContain(PHONE)
  }
  for (const who of [staff.marketing, staff.supervisor]) {
    expect((await linli.call(who, 'GET', one)).body.phone).toBe(MASKED)
    const shown = JSON.stringify([
      (await list(who)).body,
      (await linli.call(who, 'GET', sheet)).body,
    ])
    expect(shown).toContain(MASKED)
    expect(shown).not.toContain(PHONE)
  }
})

test('suppliers, couriers, buyers, helpers, other leaders and other stations see nobody', async () => {
  const { communityId } = world
  const strangers = [
    await linli.person({ role: 'supplier', regionId: region, supplierId: communityId }),
    await linli.person({ role: 'courier', regionId: region }),
    await linli.person({ role: 'buyer', regionId: region }),
    await linli.person({ role: 'leader_helper', regionId: region, communityId }),
    await linli.person({
      role: 'station_staff',
      regionId: region,
      stationId: other.pickupStationId,
    }),
    await linli.person({ role: 'support', regionId: 'elsewhere' }),
    other.leader,
  ]
  for (const who of strangers) {
    expect((await list(who)).status).toBe(404)
    expect((await linli.call(who, 'GET', `/regions/chengdu/residents/${resident.id}`)).status).toBe(
      404,
    )
  }
})

test('no role but those named sees phones, whatever its place', () => {
  const seeing = ['admin', 'operations', 'support', 'leader', 'station_manager', 'station_staff']
  const place = { regionId: 'r', communityId: 'c', stationId: 's', personId: 'other' }
  const id = fc.option(fc.constantFrom('r', 'c', 's', 'x'))
  fc.assert(
    fc.property(fc.constantFrom(...ROLES), id, id, id, (role, regionId, communityId, stationId) => {
      const grant = { id: 'g', role, regionId, communityId, stationId, supplierId: null }
      const caller = { personId: 'me', sessionId: 's', locale: 'en', grants: [grant] }
      const reaches =
        [null, 'r'].includes(regionId) &&
        [null, 'c'].includes(communityId) &&
        [null, 's'].includes(stationId)
      return maySeePhones(caller, place) === (reaches && seeing.includes(role))
    }),
  )
})

test('support finds a resident by phone, last four digits and a part of the name', async () => {
  const search = (who: Person, text: string) =>
    linli.call(who, 'GET', `/regions/chengdu/residents?search=${encodeURIComponent(text)}`)
  for (const text of ['138 7777 6666', PHONE, '6666', '阳芳', '_%']) {
    const found = await search(staff.support, text)
    expect(found.body.items.map((row: { id: string }) => row.id)).toEqual([resident.id])
  }
  expect((await search(staff.support, '6667')).body.items).toEqual([])
  expect((await search(staff.marketing, '6666')).status).toBe(403)
  expect((await search(world.leader, '6666')).status).toBe(403)
})

test('who sees no phones learns nothing by searching for one', async () => {
  expect((await list(staff.supervisor, '?search=6666')).body.items).toEqual([])
  expect(
    (await list(staff.supervisor, `?search=${encodeURIComponent('欧阳')}`)).body.items,
  ).toHaveLength(1)
  expect((await list(world.leader, '?search=6666')).body.items).toHaveLength(1)
})

test('a leader finds a neighbour by how the name sounds, in full, in part and by initials', async () => {
  for (const sound of ['ouyangfang', 'Ou Yang', 'fang', 'oyf']) {
    const found = await list(world.leader, `?search=${encodeURIComponent(sound)}`)
    expect(found.body.items.map((row: { id: string }) => row.id)).toEqual([resident.id])
  }
  expect((await list(world.leader, '?search=wang')).body.items).toEqual([])
})

test('four digits are the end of a phone, a number is a phone, the rest is a name', () => {
  expect(searchWish('８０００', 'CN')).toEqual({ lastDigits: '8000' })
  expect(searchWish('+1 650 555 0100', 'CN')).toEqual({ phone: '+16505550100' })
  expect(searchWish(' 王 芳 ', 'CN')).toEqual({ name: '王 芳' })
  expect(searchWish('138001', 'CN')).toEqual({ name: '138001' })
})

test('a leader pages through the community, neighbours alone if asked', async () => {
  const own = await makeCommunity(linli)
  const ids: string[] = []
  for (let more = 0; more < 5; more += 1) ids.push((await makeResident(linli, own)).id)
  const neighbour = await makeNeighbour(linli, own)
  const path = `/regions/chengdu/communities/${own.communityId}/residents`
  const seen: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await linli.call(own.leader, 'GET', `${path}?limit=2${cursor}`)
    seen.push(...body.items.map((row: { id: string }) => row.id))
    if (body.nextCursor === undefined) break
    cursor = `&cursor=${body.nextCursor}`
  }
  expect(seen.sort()).toEqual([...ids, neighbour.id].sort())
  const alone = await linli.call(own.leader, 'GET', `${path}?isNeighbour=true`)
  expect(alone.body.items.map((row: { id: string }) => row.id)).toEqual([neighbour.id])
  expect((await linli.call(own.leader, 'GET', `${path}?cursor=xx`)).status).toBe(422)
})
