import { staff, toAnyone } from '#platform/access'
import { type AnyRoute, decodeCursor, encodeCursor, route } from '#platform/http'
import { NotFound } from '#platform/refusals'
import { changeStation } from '../change-station.ts'
import { closeStation, reopenStation } from '../close-station.ts'
import { createStation } from '../create-station.ts'
import { getStation, listStations, type Station, type StationFilter } from '../queries/stations.ts'
import * as schema from '../schemas/stations.ts'

const tag = 'places'

export function stationRoutes(): AnyRoute[] {
  return [...readingRoutes(), ...changingRoutes()]
}

const readingRoutes = (): AnyRoute[] => [
  route({
    name: 'listStations',
    method: 'GET',
    path: '/regions/:region/stations',
    tag,
    summary: 'Stations that are open.',
    access: toAnyone(),
    query: schema.StationQuery,
    reply: schema.StationPage,
    read: ({ db, params, query }) =>
      pageOf(query, (filter) =>
        listStations(db, { ...filter, regionId: params.region, kind: query.kind }),
      ),
  }),
  route({
    name: 'listStationRecords',
    method: 'GET',
    path: '/regions/:region/station-records',
    tag,
    summary: 'Stations, closed ones too where asked for.',
    access: staff({ operations: 'region', finance: 'region', supervisor: 'region' }),
    query: schema.StationRecordQuery,
    reply: schema.StationPage,
    read: ({ db, params, query: { kind, withClosed, ...query } }) =>
      pageOf(query, (filter) =>
        listStations(db, { ...filter, regionId: params.region, kind, withClosed }),
      ),
  }),
  route({
    name: 'getStation',
    method: 'GET',
    path: '/regions/:region/stations/:station',
    tag,
    summary: 'A station that is open.',
    access: toAnyone(),
    reply: schema.Station,
    read: async ({ db, params }) => {
      const station = await getStation(db, params.region, params.station)
      if (station.closedAt !== null) throw new NotFound('station')
      return station
    },
  }),
]

const changingRoutes = (): AnyRoute[] => [
  route({
    name: 'createStation',
    method: 'POST',
    path: '/regions/:region/stations',
    tag,
    summary: 'Add a station.',
    access: staff({ operations: 'region' }),
    body: schema.NewStation,
    reply: schema.Station,
    status: 201,
    write: ({ tx, params, body }) => createStation(tx, params.region, body),
  }),
  route({
    name: 'changeStation',
    method: 'PUT',
    path: '/regions/:region/stations/:station',
    tag,
    summary: 'Change a station.',
    access: staff({ operations: 'region', station_manager: 'station' }),
    body: schema.StationChange,
    reply: schema.Station,
    write: ({ tx, params, body: { version, ...fields }, caller, at }) =>
      changeStation(tx, {
        regionId: params.region,
        stationId: params.station,
        version,
        fields,
        by: caller.personId,
        at,
      }),
  }),
  route({
    name: 'closeStation',
    method: 'POST',
    path: '/regions/:region/stations/:station/closure',
    tag,
    summary: 'Close a station that serves no community any more.',
    access: staff({ operations: 'region' }),
    body: schema.ClosureWish,
    reply: schema.Station,
    write: ({ tx, params, body, caller, at }) =>
      closeStation(tx, {
        regionId: params.region,
        stationId: params.station,
        why: body.why,
        by: caller.personId,
        at,
      }),
  }),
  route({
    name: 'reopenStation',
    method: 'DELETE',
    path: '/regions/:region/stations/:station/closure',
    tag,
    summary: 'Open a closed station again.',
    access: staff({ operations: 'region' }),
    reply: schema.Station,
    write: ({ tx, params, caller, at }) =>
      reopenStation(tx, {
        regionId: params.region,
        stationId: params.station,
        by: caller.personId,
        at,
      }),
  }),
]

async function pageOf(
  query: { limit?: number; cursor?: string },
  list: (filter: Pick<StationFilter, 'after' | 'limit'>) => Promise<Station[]>,
): Promise<{ items: Station[]; nextCursor?: string }> {
  const { limit = 50 } = query
  const cursor = decodeCursor(query.cursor, 1)
  const found = await list({ after: cursor && { code: String(cursor[0]) }, limit: limit + 1 })
  const items = found.slice(0, limit)
  const last = items.at(-1)
  if (found.length <= limit || last === undefined) return { items }
  return { items, nextCursor: encodeCursor([last.code]) }
}
