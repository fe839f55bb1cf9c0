import { createPeople, createSessions } from '#identity'
import type { Db } from '#platform/db'
import { sql, transact } from '#platform/db'
import type { Api } from '../calls/api.ts'
import { importTable, sheetOf } from '../calls/sheets.ts'

export interface Places {
  regionId: string
  communityIds: string[]
  /** Token of the first community's leader. */
  leader: string
}

const REGION = 'chengdu'
const SESSION_HOURS = 48
/** Communities that share a pickup point, as neighbouring ones do. */
const SHARING = 4

/** A region with a warehouse, its communities and their pickup points, and one leader. */
export async function setUpPlaces(
  db: Db,
  api: Api,
  admin: string,
  communities: number,
): Promise<Places> {
  await api.ask({
    method: 'POST',
    path: '/regions',
    token: admin,
    body: {
      id: REGION,
      country: 'CN',
      currency: 'CNY',
      timeZone: 'Asia/Shanghai',
      taxMode: 'included',
      name: { 'zh-CN': '成都', en: 'Chengdu' },
      deliveryCalendar: { weekdays: [1, 2, 3, 4, 5, 6, 7], closed: [], extra: [] },
    },
  })
  const codes = Array.from({ length: communities }, (_, at) => `C${String(at).padStart(4, '0')}`)
  const pointOf = (at: number) => `P${String(at - (at % SHARING)).padStart(4, '0')}`
  const points = [...new Set(codes.map((_, at) => pointOf(at)))]
  const path = `/regions/${REGION}`
  const stations = sheetOf(
    ['code', 'kind', 'name', 'address', 'storages', 'latitude', 'longitude'],
    [
      ['HUB', 'warehouse', '中心仓', '成都', 'ambient;chilled;frozen', 30.6, 104.1],
      ...points.map((code, at) => [
        ...[code, 'pickup', `自提点${code}`, '成都', 'ambient;chilled;frozen'],
        30.6 + at / 1000,
        104.1 - at / 1000,
      ]),
    ],
  )
  await importTable(api, admin, `${path}/stations/imports`, stations)
  const sheet = sheetOf(
    ['code', 'name', 'address', 'stations', 'pickup point'],
    codes.map((code, at) => [code, `小区${code}`, '成都', `${pointOf(at)};HUB`, pointOf(at)]),
  )
  await importTable(api, admin, `${path}/communities/imports`, sheet)
  const { rows } = await sql<{ id: string; stationId: string }>`
    select c.id, s.station_id as "stationId" from communities c
    join station_services s on s.region_id = c.region_id and s.community_id = c.id
      and s.is_pickup_point
    where c.region_id = ${REGION} order by c.code`.execute(db)
  const leader = await addLeader(db, api, admin, rows[0]!)
  return { regionId: REGION, communityIds: rows.map(({ id }) => id), leader }
}

async function addLeader(
  db: Db,
  api: Api,
  admin: string,
  first: { id: string; stationId: string },
): Promise<string> {
  const [person] = await transact(db, (tx) => createPeople(tx, [{ name: '团长', locale: 'zh-CN' }]))
  const [session] = await createSessions(db, [person!.id], SESSION_HOURS)
  const token = session!.token
  const applied = await api.ask<{ id: string }>({
    method: 'POST',
    path: `/regions/${REGION}/leaders`,
    token,
    body: {
      name: '团长',
      phone: '+8613800000000',
      hours: [],
      communityIds: [first.id],
      pickupStationId: first.stationId,
      message: '',
    },
  })
  const path = `/regions/${REGION}/leaders/${applied.id}/approval`
  await api.ask({ method: 'POST', path, token: admin, body: {} })
  return token
}
