import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addCommunity,
  addRegion,
  addStation,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let operations: Person

const written = {
  name: '海棠苑',
  address: '海棠街 3 号',
  householdCount: 300,
  traits: { eldersBasisPoints: 3200 },
  deliveryWeekdays: [5, 1, 5],
  minimumOrderMinor: 1900,
}
const square = [
  [104.0, 30.6],
  [104.01, 30.6],
  [104.01, 30.61],
  [104.0, 30.61],
]

beforeAll(async () => {
  linli = await startTestLinli()
  await addRegion(linli)
  await addRegion(linli, {
    id: 'madrid',
    currency: 'EUR',
    country: 'ES',
    timeZone: 'Europe/Madrid',
  })
  operations = await linli.person({ role: 'operations', regionId: 'chengdu' })
})
afterAll(() => linli.close())

const post = (path: string, body?: object) =>
  linli.call(operations, 'POST', `/regions/chengdu${path}`, body)

test('operations add a community; an outline alone gives its point', async () => {
  const added = await post('/communities', { code: 'C-1', ...written, outline: square })
  expect(added.status).toBe(201)
  expect(added.body).toMatchObject({
    code: 'C-1',
    deliveryWeekdays: [1, 5],
    latitude: 30.605,
    longitude: 104.005,
    version: 1,
    closedAt: null,
  })
  expect((await post('/communities', { code: 'C-1', ...written })).body.code).toBe('already-exists')
})

test('half a point and weekdays on which the region never delivers are refused', async () => {
  const half = await post('/communities', { code: 'C-2', ...written, latitude: 30 })
  expect(half.body).toMatchObject({ code: 'invalid', field: 'latitude' })
  await addRegion(linli, {
    id: 'weekdays-only',
    deliveryCalendar: { weekdays: [1, 2, 3, 4, 5], closed: [], extra: [] },
  })
  const admin = await linli.person({ role: 'admin' })
  const never = await linli.call(admin, 'POST', '/regions/weekdays-only/communities', {
    code: 'C-2',
    ...written,
    deliveryWeekdays: [6, 7],
  })
  expect(never.body).toMatchObject({ code: 'invalid', field: 'deliveryWeekdays' })
})

test('a stranger and another region’s staff may not add, change or close one', async () => {
  const { id } = await addCommunity(linli)
  const elsewhere = await linli.person({ role: 'operations', regionId: 'madrid' })
  const path = `/regions/chengdu/communities`
  for (const [method, at, body] of [
    ['POST', path, { code: 'C-9', ...written }],
    ['PUT', `${path}/${id}`, { version: 1, ...written }],
    ['POST', `${path}/${id}/closure`, { why: 'x' }],
    ['DELETE', `${path}/${id}/closure`, undefined],
    ['PUT', `${path}/${id}/stations`, { stationIds: [], pickupStationId: null }],
    ['GET', `${path}/${id}/profile`, undefined],
  ] as const) {
    expect((await linli.call(null, method, at, body)).status).toBe(401)
    expect((await linli.call(elsewhere, method, at, body)).status).toBe(403)
  }
})

test('of two changes of one version the second is told to read again', async () => {
  const { id } = await addCommunity(linli)
  const change = (name: string) =>
    linli.call(operations, 'PUT', `/regions/chengdu/communities/${id}`, {
      version: 1,
      ...written,
      name,
    })
  const both = await Promise.all([change('一号院'), change('二号院')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const stale = both.find(({ status }) => status === 409)!
  expect(stale.body).toMatchObject({ code: 'stale', version: 2 })
})

test('anyone finds a community by characters, pinyin, initials or the begin of a word', async () => {
  const { id } = await addCommunity(linli, { name: '梧桐里', address: '青年路 9 号' })
  for (const search of ['梧桐', 'wutongli', 'wtl', 'wuto', '青年路']) {
    const found = await linli.call(
      null,
      'GET',
      `/regions/chengdu/communities?search=${encodeURIComponent(search)}`,
    )
    expect(found.body.items.map((community: { id: string }) => community.id)).toEqual([id])
  }
  const other = await linli.call(null, 'GET', '/regions/madrid/communities?search=wtl')
  expect(other.body.items).toEqual([])
  const wild = await linli.call(null, 'GET', '/regions/chengdu/communities?search=%25_%25')
  expect(wild.body.items).toEqual([])
})

test('what is known of the people is told to staff only', async () => {
  const { id } = await addCommunity(linli, { traits: { eldersBasisPoints: 4100 } })
  const path = `/regions/chengdu/communities/${id}`
  const shown = await linli.call(null, 'GET', path)
  expect(shown.body).not.toHaveProperty('traits')
  expect(shown.body).not.toHaveProperty('householdCount')
  const leader = await linli.person({ role: 'leader', regionId: 'chengdu', communityId: id })
  const profile = await linli.call(leader, 'GET', `${path}/profile`)
  expect(profile.body.traits).toEqual({ eldersBasisPoints: 4100 })
  const other = await addCommunity(linli)
  const foreign = `/regions/chengdu/communities/${other.id}/profile`
  expect((await linli.call(leader, 'GET', foreign)).status).toBe(403)
})

test('pages of communities join without a gap and refuse a cursor of another list', async () => {
  await addRegion(linli, { id: 'paged' })
  for (const name of ['乙', '甲', '丙', '甲'])
    await addCommunity(linli, { regionId: 'paged', name })
  const seen: string[] = []
  let cursor = ''
  do {
    const found = await linli.call(null, 'GET', `/regions/paged/communities?limit=1${cursor}`)
    seen.push(...found.body.items.map((community: { name: string }) => community.name))
    cursor = found.body.nextCursor ? `&cursor=${found.body.nextCursor}` : ''
  } while (cursor !== '')
  expect([...seen].sort()).toEqual(['丙', '乙', '甲', '甲'].sort())
  const odd = Buffer.from('["x"]').toString('base64url')
  const refused = await linli.call(null, 'GET', `/regions/paged/communities?cursor=${odd}`)
  expect(refused.body).toMatchObject({ code: 'invalid', field: 'cursor' })
})

test('nearby: the community that holds the point first, then by distance, none beyond', async () => {
  await addRegion(linli, { id: 'near' })
  const make = (name: string, wish: object) =>
    addCommunity(linli, { regionId: 'near', name, ...wish })
  await make('near by', { latitude: 30.6101, longitude: 104.0011 })
  await make('around', { outline: square })
  await make('far', { latitude: 30.7, longitude: 104.0 })
  await make('nowhere', {})
  const at = 'latitude=30.6095&longitude=104.001'
  const found = await linli.call(null, 'GET', `/regions/near/nearby-communities?${at}`)
  expect(found.body).toMatchObject([
    { name: 'around', isInside: true },
    { name: 'near by', isInside: false },
  ])
  expect(found.body[1].distanceMeters).toBeGreaterThan(60)
  expect(found.body[1].distanceMeters).toBeLessThan(75)
  const less = await linli.call(
    null,
    'GET',
    `/regions/near/nearby-communities?${at}&withinMeters=50`,
  )
  expect(less.body).toEqual([])
})

test('a community closes only when no station serves it, says why, and may open again', async () => {
  const station = await addStation(linli)
  const { id } = await addCommunity(linli, { pickupStationId: station.id })
  const path = `/communities/${id}`
  const served = await post(`${path}/closure`, { why: '整体拆迁' })
  expect(served.body).toMatchObject({ code: 'community-still-served', stationIds: [station.id] })
  await linli.call(operations, 'PUT', `/regions/chengdu${path}/stations`, {
    stationIds: [],
    pickupStationId: null,
  })
  const closed = await post(`${path}/closure`, { why: '整体拆迁' })
  expect(closed.body).toMatchObject({ closedWhy: '整体拆迁', closedAt: expect.any(String) })
  expect((await post(`${path}/closure`, { why: 'again' })).body.code).toBe('place-closed')
  expect((await linli.call(null, 'GET', `/regions/chengdu${path}`)).status).toBe(404)
  expect((await post(`${path}/buildings`, { name: '1栋', householdCount: 1 })).body.code).toBe(
    'place-closed',
  )
  const opened = await linli.call(operations, 'DELETE', `/regions/chengdu${path}/closure`)
  expect(opened.body).toMatchObject({ closedAt: null, closedWhy: null })
  const again = await linli.call(operations, 'DELETE', `/regions/chengdu${path}/closure`)
  expect(again.body.code).toBe('place-not-closed')
})

test('buildings are listed by their numbers; one removed comes back under its old id', async () => {
  const { id } = await addCommunity(linli)
  const path = `/communities/${id}/buildings`
  for (const name of ['10栋', '2栋']) await post(path, { name, householdCount: 48 })
  const listed = await linli.call(null, 'GET', `/regions/chengdu${path}`)
  expect(listed.body.map((building: { name: string }) => building.name)).toEqual(['2栋', '10栋'])
  expect((await post(path, { name: '2栋', householdCount: 1 })).body.code).toBe('already-exists')

  const two = listed.body[0]
  const at = `/regions/chengdu${path}/${two.id}`
  const renamed = await linli.call(operations, 'PUT', at, { name: '10栋', householdCount: 3 })
  expect(renamed.body.code).toBe('already-exists')
  const other = await addCommunity(linli)
  const astray = `/regions/chengdu/communities/${other.id}/buildings/${two.id}`
  expect((await linli.call(operations, 'DELETE', astray)).status).toBe(404)

  expect((await linli.call(operations, 'DELETE', at)).status).toBe(204)
  expect((await linli.call(null, 'GET', `/regions/chengdu${path}`)).body).toHaveLength(1)
  const back = await post(path, { name: '2栋', householdCount: 50 })
  expect(back.body).toEqual({ id: two.id, communityId: id, name: '2栋', householdCount: 50 })
})

test('a region closes only when nothing in it is open, and takes nothing new then', async () => {
  await addRegion(linli, { id: 'ending' })
  const station = await addStation(linli, { regionId: 'ending' })
  const admin = await linli.person({ role: 'admin' })
  const close = () => linli.call(admin, 'POST', '/regions/ending/closure')
  expect((await close()).body).toMatchObject({ code: 'region-still-runs', stationCount: 1 })
  await linli.call(admin, 'POST', `/regions/ending/stations/${station.id}/closure`, { why: '结束' })
  expect((await close()).status).toBe(204)
  expect((await linli.call(null, 'GET', '/regions/ending')).status).toBe(404)
  const late = await linli.call(admin, 'POST', '/regions/ending/communities', {
    code: 'C-1',
    ...written,
  })
  expect(late.status).toBe(404)
})
