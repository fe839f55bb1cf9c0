import { getStation } from '#places'
import { own, signedIn, staff } from '#platform/access'
import type { Queryable } from '#platform/db'
import { type AnyRoute, route } from '#platform/http'
import { describeLoads } from '../describe-loads.ts'
import { dispatchLoad } from '../dispatch-load.ts'
import type { Load as LoadRow } from '../load.ts'
import { planDay } from '../plan-day.ts'
import { findLoad, listLoadsOfCourier, listLoadsOfDay } from '../queries/loads.ts'
import { recordArrival } from '../record-arrival.ts'
import { returnLoad } from '../return-load.ts'
import * as schema from '../schemas/loads.ts'
import { dateOf, loadPlace, stopPlace } from './places.ts'

const tag = 'delivery'
const STATION = { station_manager: 'station', station_staff: 'station' } as const
const WORKERS = { operations: 'region', ...STATION } as const
const MOST = 200

export const loadRoutes = (): AnyRoute[] => [...planRoutes(), ...readingRoutes(), ...roadRoutes()]

const planRoutes = (): AnyRoute[] => [
  route({
    name: 'planLoads',
    method: 'POST',
    path: '/regions/:region/stations/:station/load-plans/:date',
    tag,
    summary: 'Divide a day’s bags over vehicles and put the stops in order.',
    description:
      'What has left stays as it is; what was planned and has not left is planned anew. A point too large for one vehicle is split.',
    access: staff(WORKERS),
    body: schema.PlanWish,
    reply: schema.LoadList,
    write: async ({ tx, at, caller, params, body }) => {
      const loads = await planDay(tx, {
        regionId: params.region,
        stationId: params.station,
        pickupDate: dateOf(params),
        vehicleIds: body.vehicleIds,
        departsAt: body.departsAt === undefined ? null : new Date(body.departsAt),
        by: caller.personId,
        at,
      })
      return { loads: await describeLoads(tx, params.region, loads) }
    },
  }),
  route({
    name: 'listLoads',
    method: 'GET',
    path: '/regions/:region/stations/:station/loads/:date',
    tag,
    summary: 'Loads of a warehouse’s day with their stops.',
    // Support names the load when it declares that one went wrong.
    access: staff({ ...WORKERS, support: 'region', supervisor: 'region' }),
    reply: schema.LoadList,
    read: async ({ db, params }) => {
      await getStation(db, params.region, params.station)
      const day = { stationId: params.station, pickupDate: dateOf(params) }
      const loads = await listLoadsOfDay(db, params.region, day)
      return { loads: await describeLoads(db, params.region, loads) }
    },
  }),
]

const readingRoutes = (): AnyRoute[] => [
  route({
    name: 'listMyLoads',
    method: 'GET',
    path: '/regions/:region/my-loads',
    tag,
    summary: 'What I drive as a courier, the latest day first.',
    access: signedIn(),
    query: schema.MyLoadQuery,
    reply: schema.LoadList,
    read: async ({ db, params, query, caller }) => {
      const filter = { pickupDate: query.pickupDate, limit: MOST }
      const loads = await listLoadsOfCourier(db, params.region, caller.personId, filter)
      return { loads: await describeLoads(db, params.region, loads) }
    },
  }),
  route({
    name: 'getLoad',
    method: 'GET',
    path: '/regions/:region/loads/:load',
    tag,
    summary: 'A load with its stops.',
    access: own({ ...WORKERS, supervisor: 'region' }),
    place: loadPlace,
    reply: schema.Load,
    read: async ({ db, params }) =>
      described(db, (await findLoad(db, params.region, params.load))!),
  }),
]

const roadRoutes = (): AnyRoute[] => [
  route({
    name: 'dispatchLoad',
    method: 'POST',
    path: '/regions/:region/loads/:load/dispatch',
    tag,
    summary: 'Let a load leave, with crates and ice boxes counted out.',
    access: own(WORKERS),
    place: loadPlace,
    body: schema.Dispatch,
    reply: schema.Load,
    moves: true,
    write: async ({ tx, at, caller, params, body }) => {
      const ids = { regionId: params.region, loadId: params.load }
      return described(tx, await dispatchLoad(tx, { ...ids, ...body, by: caller.personId, at }))
    },
  }),
  route({
    name: 'arriveAtStop',
    method: 'POST',
    path: '/regions/:region/loads/:load/stops/:stop/arrival',
    tag,
    summary: 'Say that a load is at a stop, with crates left and taken back.',
    description: 'From then on the leaders of the communities may say what came, until a deadline.',
    access: own(WORKERS),
    place: stopPlace,
    body: schema.Arrival,
    reply: schema.ArrivedStop,
    moves: true,
    write: async ({ tx, at, caller, params, body }) => {
      const ids = { regionId: params.region, loadId: params.load, stopId: params.stop }
      const arrival = { ...ids, ...body, by: caller.personId, at }
      const { arrivedBy: _, ...stop } = await recordArrival(tx, arrival)
      return stop
    },
  }),
  route({
    name: 'returnLoad',
    method: 'POST',
    path: '/regions/:region/loads/:load/return',
    tag,
    summary: 'Count back the crates and ice boxes a load brings home.',
    access: own(WORKERS),
    place: loadPlace,
    body: schema.Counted,
    reply: schema.Load,
    moves: true,
    write: async ({ tx, at, caller, params, body }) => {
      const ids = { regionId: params.region, loadId: params.load }
      return described(tx, await returnLoad(tx, { ...ids, ...body, by: caller.personId, at }))
    },
  }),
]

async function described(db: Queryable, load: LoadRow) {
  const [shown] = await describeLoads(db, load.regionId, [load])
  return shown!
}
