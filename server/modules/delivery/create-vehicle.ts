import { getStation } from '#places'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { checkCourier } from './check-courier.ts'
import { getVehicle, insertVehicle } from './queries/vehicles.ts'
import type { Vehicle, VehicleFields } from './vehicle.ts'

/** Adds a vehicle; throws AlreadyExists when its code is taken. */
export async function createVehicle(
  tx: Tx,
  creation: { regionId: string; fields: VehicleFields; by: string; at: Date },
): Promise<Vehicle> {
  const { regionId, fields, by, at } = creation
  await checkCourier(tx, regionId, fields.courierId)
  if (fields.stationId !== null) await getStation(tx, regionId, fields.stationId)
  const id = newId()
  await insertVehicle(tx, regionId, { ...fields, id, by, at })
  return getVehicle(tx, regionId, id)
}
