import { isUniqueViolation, type Queryable, sql, type Tx } from '#platform/db'
import { AlreadyExists, NotFound, Stale } from '#platform/refusals'
import type { Vehicle, VehicleFields } from '../vehicle.ts'

const VEHICLE_COLUMNS = [
  'region_id as regionId',
  'id',
  'code',
  'name',
  'station_id as stationId',
  'capacity_bags as capacityBags',
  'capacity_crates as capacityCrates',
  'capacity_kg as capacityKg',
  'courier_id as courierId',
  'is_cold as isCold',
  'version',
  'retired_at as retiredAt',
  'retired_why as retiredWhy',
] as const

const selected = (db: Queryable, regionId: string) =>
  db.selectFrom('vehicles').select(VEHICLE_COLUMNS).where('region_id', '=', regionId)

/** Throws NotFound. */
export async function getVehicle(db: Queryable, regionId: string, id: string): Promise<Vehicle> {
  const row = await selected(db, regionId).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound('vehicle')
  return row
}

export async function lockVehicle(tx: Tx, regionId: string, id: string): Promise<Vehicle> {
  const row = await selected(tx, regionId).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('vehicle')
  return row
}

/** Those of the ids that are there, retired ones too. */
export const listVehiclesByIds = (
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Vehicle[]> =>
  selected(db, regionId)
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()

/** Vehicles in use that may drive from a warehouse and are not on another's road that day. */
export const listVehiclesFree = (
  db: Queryable,
  regionId: string,
  day: { stationId: string; pickupDate: string },
): Promise<Vehicle[]> =>
  selected(db, regionId)
    .where('retired_at', 'is', null)
    .where(({ or, eb }) => or([eb('station_id', 'is', null), eb('station_id', '=', day.stationId)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('loads')
            .select('loads.id')
            .where('loads.region_id', '=', regionId)
            .whereRef('loads.vehicle_id', '=', 'vehicles.id')
            .where('loads.pickup_date', '=', sql<string>`${day.pickupDate}::date`)
            .where('loads.station_id', '<>', day.stationId),
        ),
      ),
    )
    .orderBy('code')
    .limit(500)
    .execute()

/** Vehicles by code. */
export async function listVehicles(
  db: Queryable,
  filter: { regionId: string; withRetired: boolean; afterCode?: string; limit: number },
): Promise<Vehicle[]> {
  let query = selected(db, filter.regionId).orderBy('code').limit(filter.limit)
  if (!filter.withRetired) query = query.where('retired_at', 'is', null)
  if (filter.afterCode !== undefined) query = query.where('code', '>', filter.afterCode)
  return query.execute()
}

const columnsOf = (fields: VehicleFields) => ({
  code: fields.code,
  name: fields.name,
  station_id: fields.stationId,
  capacity_bags: fields.capacityBags,
  capacity_crates: fields.capacityCrates,
  capacity_kg: fields.capacityKg,
  courier_id: fields.courierId,
  is_cold: fields.isCold,
})

/** Throws AlreadyExists when the code is taken. */
export async function insertVehicle(
  tx: Tx,
  regionId: string,
  vehicle: VehicleFields & { id: string; by: string; at: Date },
): Promise<void> {
  try {
    await tx
      .insertInto('vehicles')
      .values({
        region_id: regionId,
        id: vehicle.id,
        ...columnsOf(vehicle),
        created_at: vehicle.at,
        created_by: vehicle.by,
      })
      .execute()
  } catch (error) {
    if (isUniqueViolation(error)) throw new AlreadyExists('vehicle', { code: vehicle.code })
    throw error
  }
}

/** Writes over the version that was read; throws Stale, AlreadyExists. */
export async function updateVehicle(
  tx: Tx,
  regionId: string,
  id: string,
  version: number,
  fields: VehicleFields,
): Promise<void> {
  try {
    const changed = await tx
      .updateTable('vehicles')
      .set((row) => ({ ...columnsOf(fields), version: row('version', '+', 1) }))
      .where('region_id', '=', regionId)
      .where('id', '=', id)
      .where('version', '=', version)
      .returning('version')
      .executeTakeFirst()
    if (changed === undefined) {
      throw new Stale('vehicle', (await getVehicle(tx, regionId, id)).version)
    }
  } catch (error) {
    if (isUniqueViolation(error)) throw new AlreadyExists('vehicle', { code: fields.code })
    throw error
  }
}

export async function updateRetirement(
  tx: Tx,
  regionId: string,
  id: string,
  retirement: { at: Date; by: string; why: string } | null,
): Promise<void> {
  await tx
    .updateTable('vehicles')
    .set((row) => ({
      retired_at: retirement?.at ?? null,
      retired_by: retirement?.by ?? null,
      retired_why: retirement?.why ?? null,
      version: row('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}
