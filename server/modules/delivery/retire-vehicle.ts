import type { Tx } from '#platform/db'
import { getVehicle, lockVehicle, updateRetirement } from './queries/vehicles.ts'
import type { Vehicle } from './vehicle.ts'

interface Retiring {
  regionId: string
  vehicleId: string
  by: string
  at: Date
}

/** Takes a vehicle out of use; one that is retired stays as it was. */
export async function retireVehicle(
  tx: Tx,
  { regionId, vehicleId, why, by, at }: Retiring & { why: string },
): Promise<Vehicle> {
  const vehicle = await lockVehicle(tx, regionId, vehicleId)
  if (vehicle.retiredAt !== null) return vehicle
  await updateRetirement(tx, regionId, vehicleId, { at, by, why })
  return getVehicle(tx, regionId, vehicleId)
}

/** Takes a retired vehicle into use again. */
export async function reinstateVehicle(
  tx: Tx,
  { regionId, vehicleId }: Pick<Retiring, 'regionId' | 'vehicleId'>,
): Promise<Vehicle> {
  const vehicle = await lockVehicle(tx, regionId, vehicleId)
  if (vehicle.retiredAt === null) return vehicle
  await updateRetirement(tx, regionId, vehicleId, null)
  return getVehicle(tx, regionId, vehicleId)
}
