import { staff } from '#platform/access'
import { type AnyRoute, decodeCursor, encodeCursor, route } from '#platform/http'
import { changeVehicle } from '../change-vehicle.ts'
import { createVehicle } from '../create-vehicle.ts'
import { getVehicle, listVehicles } from '../queries/vehicles.ts'
import { reinstateVehicle, retireVehicle } from '../retire-vehicle.ts'
import * as schema from '../schemas/loads.ts'
import type { Vehicle, VehicleFields } from '../vehicle.ts'
import { anyStation } from './places.ts'

const tag = 'delivery'
const READERS = staff({
  operations: 'region',
  station_manager: 'station',
  station_staff: 'station',
  supervisor: 'region',
})
const WRITERS = staff({ operations: 'region' })

const shown = ({ regionId: _, ...vehicle }: Vehicle) => vehicle

const fieldsOf = (
  wish: Omit<VehicleFields, 'stationId' | 'courierId' | 'isCold'> &
    Partial<Pick<VehicleFields, 'stationId' | 'courierId' | 'isCold'>>,
): VehicleFields => ({ stationId: null, courierId: null, isCold: false, ...wish })

export const vehicleRoutes = (): AnyRoute[] => [
  route({
    name: 'listVehicles',
    method: 'GET',
    path: '/regions/:region/vehicles',
    tag,
    summary: 'Vehicles by code.',
    access: READERS,
    place: anyStation,
    query: schema.VehicleQuery,
    reply: schema.VehiclePage,
    read: async ({ db, params, query: { limit = 50, cursor, withRetired = false } }) => {
      const [afterCode] = decodeCursor(cursor, 1) ?? []
      const found = await listVehicles(db, {
        regionId: params.region,
        withRetired,
        ...(afterCode === undefined ? {} : { afterCode: String(afterCode) }),
        limit: limit + 1,
      })
      const items = found.slice(0, limit)
      const next = found.length > limit ? { nextCursor: encodeCursor([items.at(-1)!.code]) } : {}
      return { items: items.map(shown), ...next }
    },
  }),
  route({
    name: 'getVehicle',
    method: 'GET',
    path: '/regions/:region/vehicles/:vehicle',
    tag,
    summary: 'A vehicle.',
    access: READERS,
    place: anyStation,
    reply: schema.Vehicle,
    read: async ({ db, params }) => shown(await getVehicle(db, params.region, params.vehicle)),
  }),
  route({
    name: 'createVehicle',
    method: 'POST',
    path: '/regions/:region/vehicles',
    tag,
    summary: 'Add a vehicle.',
    access: WRITERS,
    body: schema.VehicleWish,
    reply: schema.Vehicle,
    status: 201,
    write: async ({ tx, at, caller, params, body }) =>
      shown(
        await createVehicle(tx, {
          regionId: params.region,
          fields: fieldsOf(body),
          by: caller.personId,
          at,
        }),
      ),
  }),
  route({
    name: 'changeVehicle',
    method: 'PUT',
    path: '/regions/:region/vehicles/:vehicle',
    tag,
    summary: 'Change a vehicle.',
    access: WRITERS,
    body: schema.VehicleChange,
    reply: schema.Vehicle,
    write: async ({ tx, params, body: { version, ...wish } }) =>
      shown(
        await changeVehicle(tx, {
          regionId: params.region,
          vehicleId: params.vehicle,
          version,
          fields: fieldsOf(wish),
        }),
      ),
  }),
  route({
    name: 'retireVehicle',
    method: 'POST',
    path: '/regions/:region/vehicles/:vehicle/retirement',
    tag,
    summary: 'Take a vehicle out of use.',
    access: WRITERS,
    body: schema.Why,
    reply: schema.Vehicle,
    write: async ({ tx, at, caller, params, body }) =>
      shown(
        await retireVehicle(tx, {
          regionId: params.region,
          vehicleId: params.vehicle,
          why: body.why,
          by: caller.personId,
          at,
        }),
      ),
  }),
  route({
    name: 'reinstateVehicle',
    method: 'DELETE',
    path: '/regions/:region/vehicles/:vehicle/retirement',
    tag,
    summary: 'Take a retired vehicle into use again.',
    access: WRITERS,
    reply: schema.Vehicle,
    write: async ({ tx, params }) =>
      shown(await reinstateVehicle(tx, { regionId: params.region, vehicleId: params.vehicle })),
  }),
]
