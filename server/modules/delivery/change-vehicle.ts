import { getStation } from '#places'
import type { Tx } from '#platform/db'
import { checkCourier } from './check-courier.ts'
import { getVehicle, lockVehicle, updateVehicle } from './queries/vehicles.ts'
import type { Vehicle, VehicleFields } from './vehicle.ts'

/** Changes a vehicle; loads that are planned keep what they were planned with. */
export async function changeVehicle(
  tx: Tx,
  change: { regionId: string; vehicleId: string; version: number; fields: VehicleFields },
): Promise<Vehicle> {
  const { regionId, vehicleId, version, fields } = change
  await lockVehicle(tx, regionId, vehicleId)
  await checkCourier(tx, regionId, fields.courierId)
  if (fields.stationId !== null) await getStation(tx, regionId, fields.stationId)
  await updateVehicle(tx, regionId, vehicleId, version, fields)
  return getVehicle(tx, regionId, vehicleId)
}
