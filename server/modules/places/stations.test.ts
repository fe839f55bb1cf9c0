import { afterAll, beforeAll, expect, test } from 'vitest'
import { getPickupStationOf, nextDeliveryDayOf, storagesOnTheWay } from '#places'
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

beforeAll(async () => {
  linli = await startTestLinli()
  await addRegion(linli)
  operations = await linli.person({ role: 'operations', regionId: 'chengdu' })
})
afterAll(() => linli.close())

const call = (method: string, path: string, body?: object) =>
  linli.call(operations, method, `/regions/chengdu${path}`, body)
const serve = (communityId: string, stationIds: string[], pickupStationId: string | null) =>
  call('PUT', `/communities/${communityId}/stations`, { stationIds, pickupStationId })

test('operations add a station of each kind and anyone lists them by kind', async () => {
  const station = {
    name: '站',
    address: '路 1 号',
    hours: [{ weekday: 1, opensAt: '08:00', closesAt: '21:00' }],
    storages: ['ambient', 'ambient', 'frozen'],
    capacityBags: 300,
  }
  for (const kind of ['warehouse', 'grid', 'store', 'pickup']) {
    const added = await call('POST', '/stations', { ...station, kind, code: `K-${kind}` })
    expect(added.status).toBe(201)
    expect(added.body).toMatchObject({ kind, storages: ['ambient', 'frozen'], capacityBags: 300 })
  }
  const stores = await linli.call(null, 'GET', '/regions/chengdu/stations?kind=store')
  expect(stores.body.items).toMatchObject([{ code: 'K-store' }])
  const twice = await call('POST', '/stations', { ...station, kind: 'grid', code: 'K-grid' })
  expect(twice.body.code).toBe('already-exists')
  for (const hours of [
    [{ weekday: 1, opensAt: '21:00', closesAt: '08:00' }],
    [
      { weekday: 1, opensAt: '08:00', closesAt: '12:00' },
      { weekday: 1, opensAt: '11:59', closesAt: '13:00' },
    ],
  ]) {
    const odd = await call('POST', '/stations', { ...station, hours, kind: 'grid', code: 'odd' })
    expect(odd.body).toMatchObject({ code: 'invalid', field: 'hours' })
  }
  const closet = await call('POST', '/stations', {
    ...station,
    storages: ['warm'],
    kind: 'grid',
    code: 'w',
  })
  expect(closet.status).toBe(422)
})

test('a station’s own manager changes it, another’s and a stranger do not', async () => {
  const { id } = await addStation(linli)
  const other = await addStation(linli)
  const change = {
    version: 1,
    name: '新名',
    address: '路 2 号',
    hours: [],
    storages: ['ambient'],
  }
  const path = `/regions/chengdu/stations/${id}`
  const grant = { role: 'station_manager', regionId: 'chengdu' } as const
  const manager = await linli.person({ ...grant, stationId: id })
  const foreign = await linli.person({ ...grant, stationId: other.id })
  expect((await linli.call(null, 'PUT', path, change)).status).toBe(401)
  expect((await linli.call(foreign, 'PUT', path, change)).status).toBe(403)
  expect((await linli.call(manager, 'PUT', path, change)).body).toMatchObject({
    name: '新名',
    version: 2,
  })
  expect((await linli.call(manager, 'PUT', path, change)).body.code).toBe('stale')
  expect((await linli.call(manager, 'POST', `${path}/closure`, { why: 'x' })).status).toBe(403)
})

test('exactly one of the serving stations is the pickup point, never a warehouse', async () => {
  const { db } = linli.database
  const community = await addCommunity(linli)
  const grid = await addStation(linli)
  const pickup = await addStation(linli, { kind: 'pickup' })
  const warehouse = await addStation(linli, { kind: 'warehouse' })
  await expect(getPickupStationOf(db, 'chengdu', community.id)).rejects.toMatchObject({
    code: 'no-pickup-point',
  })
  expect((await serve(community.id, [grid.id], null)).body.field).toBe('pickupStationId')
  expect((await serve(community.id, [grid.id], pickup.id)).body.field).toBe('pickupStationId')
  expect((await serve(community.id, [warehouse.id], warehouse.id)).body.code).toBe(
    'not-a-pickup-point',
  )
  const unknown = '0197a3c2-7d1e-7c4b-9a51-3f2e8d6b1c04'
  expect((await serve(community.id, [unknown], unknown)).status).toBe(404)

  const both = await serve(community.id, [grid.id, pickup.id], grid.id)
  expect(
    both.body.filter((station: { isPickupPoint: boolean }) => station.isPickupPoint),
  ).toMatchObject([{ id: grid.id }])
  await serve(community.id, [grid.id, pickup.id], pickup.id)
  expect(await getPickupStationOf(db, 'chengdu', community.id)).toMatchObject({ id: pickup.id })
  const shown = await linli.call(null, 'GET', `/regions/chengdu/communities/${community.id}`)
  expect(shown.body.pickupStation.id).toBe(pickup.id)
})

test('a station closes only when it serves nobody, and serves nobody once closed', async () => {
  const station = await addStation(linli)
  const community = await addCommunity(linli, { pickupStationId: station.id })
  const close = () => call('POST', `/stations/${station.id}/closure`, { why: '租约到期' })
  expect((await close()).body).toMatchObject({
    code: 'station-still-serves',
    communityIds: [community.id],
  })
  await serve(community.id, [], null)
  expect((await close()).body).toMatchObject({ closedWhy: '租约到期' })
  expect((await serve(community.id, [station.id], station.id)).body.code).toBe('place-closed')
  expect((await linli.call(null, 'GET', `/regions/chengdu/stations/${station.id}`)).status).toBe(
    404,
  )
  const listed = await call('GET', '/station-records?withClosed=true&limit=200')
  expect(listed.body.items).toContainEqual(expect.objectContaining({ id: station.id }))
  expect((await call('DELETE', `/stations/${station.id}/closure`)).body.closedAt).toBeNull()
})

test('a station closed while it is being given a community never ends up serving it', async () => {
  for (let round = 0; round < 5; round += 1) {
    const station = await addStation(linli)
    const community = await addCommunity(linli)
    const [closed, served] = await Promise.all([
      call('POST', `/stations/${station.id}/closure`, { why: 'x' }),
      serve(community.id, [station.id], station.id),
    ])
    expect([closed.status, served.status].sort()).toEqual([200, 409])
  }
})

test('frozen goods reach a community only where every station on the way has a freezer', async () => {
  await addRegion(linli, { id: 'way' })
  const { db } = linli.database
  const at = { regionId: 'way' }
  const make = (kind: string, ...storages: string[]) => addStation(linli, { ...at, kind, storages })
  const pickup = await make('pickup', 'ambient', 'chilled', 'frozen')
  const store = await make('store', 'ambient')
  const grid = await make('grid', 'ambient', 'frozen')
  const none = await addCommunity(linli, at)
  const direct = await addCommunity(linli, {
    ...at,
    pickupStationId: pickup.id,
    stationIds: [store.id],
  })
  const byGrid = await addCommunity(linli, {
    ...at,
    pickupStationId: pickup.id,
    stationIds: [grid.id],
  })
  const ways = () =>
    Promise.all([none, direct, byGrid].map(({ id }) => storagesOnTheWay(db, 'way', id)))
  expect(await ways()).toEqual([[], ['ambient', 'chilled', 'frozen'], ['ambient', 'frozen']])
  await make('warehouse', 'ambient', 'chilled')
  expect(await ways()).toEqual([[], ['ambient', 'chilled'], ['ambient']])
})

test('the next delivery day is the region’s and the community’s', async () => {
  const { db } = linli.database
  await addRegion(linli, {
    id: 'days',
    deliveryCalendar: {
      weekdays: [1, 2, 3],
      closed: ['2026-11-25'],
      extra: ['2026-11-28', '2026-11-26'],
    },
  })
  const at = { regionId: 'days' }
  const { id } = await addCommunity(linli, { ...at, deliveryWeekdays: [3, 6] })
  // 2026-11-25 is a Wednesday, closed; the extra Thursday is not the community's, the Saturday is.
  expect(await nextDeliveryDayOf(db, 'days', id, '2026-11-23')).toBe('2026-11-28')
  expect(await nextDeliveryDayOf(db, 'days', id, '2026-11-29')).toBe('2026-12-02')
  const admin = await linli.person({ role: 'admin' })
  await linli.call(admin, 'PUT', '/regions/days', {
    version: 1,
    name: { en: 'Days' },
    deliveryCalendar: { weekdays: [1], closed: [], extra: [] },
  })
  await expect(nextDeliveryDayOf(db, 'days', id, '2026-11-23')).rejects.toMatchObject({
    code: 'no-delivery-day',
  })
  const shown = await linli.call(null, 'GET', `/regions/days/communities/${id}`)
  expect(shown.body.nextDeliveryDate).toBeNull()
})

test('pickup slots of a station do not overlap; a removed one makes room', async () => {
  const { id } = await addStation(linli)
  const path = `/stations/${id}/pickup-slots`
  const slot = { weekday: 1, startsAt: '17:00', endsAt: '19:00', capacityOrders: 40 }
  const added = await call('POST', path, slot)
  expect(added.body).toEqual({ ...slot, id: added.body.id, stationId: id })
  const overlapping = { ...slot, startsAt: '18:59', endsAt: '20:00' }
  expect((await call('POST', path, overlapping)).body).toMatchObject({
    code: 'slots-overlap',
    slotId: added.body.id,
  })
  expect(
    (await call('POST', path, { weekday: 1, startsAt: '19:00', endsAt: '20:00' })).status,
  ).toBe(201)
  expect(
    (await call('POST', path, { weekday: 1, startsAt: '20:00', endsAt: '20:00' })).body.field,
  ).toBe('endsAt')
  const warehouse = await addStation(linli, { kind: 'warehouse' })
  expect((await call('POST', `/stations/${warehouse.id}/pickup-slots`, slot)).body.code).toBe(
    'not-a-pickup-point',
  )

  const both = await Promise.all([1, 2].map(() => call('POST', path, { ...slot, weekday: 2 })))
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])

  expect((await call('DELETE', `${path}/${added.body.id}`)).status).toBe(204)
  expect((await call('DELETE', `${path}/${added.body.id}`)).status).toBe(404)
  expect((await call('POST', path, { ...slot, endsAt: '18:00' })).status).toBe(201)
  const listed = await linli.call(null, 'GET', `/regions/chengdu${path}`)
  expect(listed.body).toMatchObject([
    { weekday: 1, startsAt: '17:00', endsAt: '18:00' },
    { weekday: 1, startsAt: '19:00', capacityOrders: null },
    { weekday: 2 },
  ])
})

test('anyone reads which communities a station serves, by code, and no others', async () => {
  const { id: stationId } = await addStation(linli, { regionId: 'chengdu', kind: 'grid' })
  const read = (id: string) =>
    linli.call(null, 'GET', `/regions/chengdu/stations/${id}/communities`)
  expect((await read(stationId)).body).toEqual([])
  const later = await addCommunity(linli, { regionId: 'chengdu', code: 'z-late', name: '晚香里' })
  const early = await addCommunity(linli, { regionId: 'chengdu', code: 'a-early', name: '早桥' })
  await addCommunity(linli, { regionId: 'chengdu' })
  for (const { id } of [later, early]) await serve(id, [stationId], stationId)
  expect((await read(stationId)).body).toMatchObject([
    { id: early.id, code: 'a-early', name: '早桥' },
    { id: later.id, code: 'z-late', name: '晚香里' },
  ])
  await serve(early.id, [], null)
  expect((await read(stationId)).body).toHaveLength(1)
  expect((await read(early.id)).status).toBe(404)
})
