import { getStation } from '#places'
import { staff } from '#platform/access'
import { type AnyRoute, decodeCursor, encodeCursor, route } from '#platform/http'
import { Invalid } from '#platform/refusals'
import { countCrates } from '../count-crates.ts'
import { findCrateCount, listBalances, listStationBalances } from '../queries/crates.ts'
import * as schema from '../schemas/loads.ts'

const tag = 'delivery'
const ID = /^[0-9a-f-]{36}$/

export const crateRoutes = (): AnyRoute[] => [
  route({
    name: 'listCrates',
    method: 'GET',
    path: '/regions/:region/crates',
    tag,
    summary: 'Crates and ice boxes by station.',
    access: staff({ operations: 'region', supervisor: 'region' }),
    query: schema.CrateQuery,
    reply: schema.CratePage,
    read: async ({ db, params, query: { limit = 50, cursor } }) => {
      const afterId = idOf(cursor)
      const found = await listStationBalances(db, {
        regionId: params.region,
        afterId,
        limit: limit + 1,
      })
      const items = found.slice(0, limit)
      const next =
        found.length > limit ? { nextCursor: encodeCursor([items.at(-1)!.holderId]) } : {}
      return {
        items: items.map(({ holderId, code, name, ...balance }) => ({
          ...balance,
          stationId: holderId,
          stationCode: code,
          stationName: name,
        })),
        ...next,
      }
    },
  }),
  route({
    name: 'getCrates',
    method: 'GET',
    path: '/regions/:region/stations/:station/crates',
    tag,
    summary: 'Crates and ice boxes of a station, by the movements.',
    access: staff({
      operations: 'region',
      supervisor: 'region',
      station_manager: 'station',
      station_staff: 'station',
    }),
    reply: schema.CrateBalance,
    read: async ({ db, params }) => {
      const { id, code, name } = await getStation(db, params.region, params.station)
      const [held] = await listBalances(db, params.region, [id])
      return {
        stationId: id,
        stationCode: code,
        stationName: name,
        crates: held?.crates ?? 0,
        iceBoxes: held?.iceBoxes ?? 0,
        countedAt: await findCrateCount(db, params.region, id),
      }
    },
  }),
  route({
    name: 'countCrates',
    method: 'POST',
    path: '/regions/:region/stations/:station/crate-counts',
    tag,
    summary: 'Say what crates and ice boxes a station really has.',
    access: staff({ operations: 'region', station_manager: 'station', station_staff: 'station' }),
    body: schema.CrateCountWish,
    reply: schema.CrateBalance,
    status: 201,
    moves: true,
    write: async ({ tx, at, caller, params, body }) => {
      const { note = '', ...counted } = body
      const station = await getStation(tx, params.region, params.station)
      const ids = { regionId: params.region, stationId: station.id }
      const { crates, iceBoxes } = await countCrates(tx, {
        ...ids,
        ...counted,
        note,
        by: caller.personId,
        at,
      })
      return {
        stationId: station.id,
        stationCode: station.code,
        stationName: station.name,
        crates,
        iceBoxes,
        countedAt: at,
      }
    },
  }),
]

function idOf(cursor: string | undefined): string | undefined {
  const [id] = decodeCursor(cursor, 1) ?? []
  if (id !== undefined && !ID.test(String(id))) {
    throw new Invalid('cursor', 'This is not a cursor of this list.')
  }
  return id === undefined ? undefined : String(id)
}
