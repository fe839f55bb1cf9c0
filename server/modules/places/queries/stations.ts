import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound, Stale } from '#platform/refusals'
import type { OpeningHours } from '../opening-hours.ts'

export type StationKind = 'warehouse' | 'grid' | 'store' | 'pickup'
export type Storage = 'ambient' | 'chilled' | 'frozen'

export interface Station {
  id: string
  code: string
  kind: StationKind
  name: string
  address: string
  latitude: number | null
  longitude: number | null
  hours: readonly OpeningHours[]
  /** Bags that find room at once; null where nobody counts. */
  capacityBags: number | null
  storages: readonly Storage[]
  version: number
  closedAt: Date | null
  closedWhy: string | null
}

/** What people set of a station. */
export type StationFields = Omit<Station, 'id' | 'version' | 'closedAt' | 'closedWhy'>

export const STATION_COLUMNS = [
  'stations.id',
  'stations.code',
  'stations.kind',
  'stations.name',
  'stations.address',
  'stations.latitude',
  'stations.longitude',
  'stations.hours',
  'stations.capacity_bags as capacityBags',
  'stations.storages',
  'stations.version',
  'stations.closed_at as closedAt',
  'stations.closed_why as closedWhy',
] as const

const selected = (db: Queryable, regionId: string) =>
  db.selectFrom('stations').select(STATION_COLUMNS).where('region_id', '=', regionId)

/** A station, also a closed one; throws NotFound. */
export async function getStation(db: Queryable, regionId: string, id: string): Promise<Station> {
  const row = await selected(db, regionId).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound('station')
  return row as unknown as Station
}

/** Those of the ids that are there, closed ones too, in no order. */
export async function listStationsByIds(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Station[]> {
  const rows = await selected(db, regionId)
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return rows as unknown as Station[]
}

export async function lockStation(tx: Tx, regionId: string, id: string): Promise<Station> {
  const row = await selected(tx, regionId).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('station')
  return row as unknown as Station
}

/** Keeps stations from being closed or changed until the transaction ends, in id order. */
export async function holdStations(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
): Promise<Station[]> {
  const rows = await selected(tx, regionId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forShare()
    .execute()
  return rows as unknown as Station[]
}

export interface StationFilter {
  regionId: string
  kind?: StationKind | undefined
  withClosed?: boolean | undefined
  after?: { code: string } | undefined
  limit: number
}

/** Stations by code. */
export async function listStations(db: Queryable, filter: StationFilter): Promise<Station[]> {
  let query = selected(db, filter.regionId).orderBy('code').limit(filter.limit)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.withClosed !== true) query = query.where('closed_at', 'is', null)
  if (filter.after) query = query.where('code', '>', filter.after.code)
  return (await query.execute()) as unknown as Station[]
}

/** The open warehouses of a region. */
export const listWarehouses = (db: Queryable, regionId: string): Promise<Station[]> =>
  listStations(db, { regionId, kind: 'warehouse', limit: 100 })

export async function insertStation(
  tx: Tx,
  regionId: string,
  id: string,
  fields: StationFields,
): Promise<void> {
  await tx
    .insertInto('stations')
    .values({
      region_id: regionId,
      id,
      code: fields.code,
      kind: fields.kind,
      ...columnsOf(fields),
    })
    .execute()
}

/** Writes over the version that was read; throws Stale when there is a newer one. */
export async function updateStation(
  tx: Tx,
  regionId: string,
  id: string,
  version: number,
  fields: StationFields,
): Promise<void> {
  const changed = await tx
    .updateTable('stations')
    .set((row) => ({ ...columnsOf(fields), version: row('version', '+', 1) }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (changed !== undefined) return
  throw new Stale('station', (await getStation(tx, regionId, id)).version)
}

const columnsOf = (fields: StationFields) => ({
  name: fields.name,
  address: fields.address,
  latitude: fields.latitude,
  longitude: fields.longitude,
  hours: JSON.stringify(fields.hours),
  capacity_bags: fields.capacityBags,
  storages: [...fields.storages],
})

export async function updateStationClosure(
  tx: Tx,
  regionId: string,
  id: string,
  closure: { at: Date; by: string; why: string } | null,
): Promise<void> {
  await tx
    .updateTable('stations')
    .set((row) => ({
      closed_at: closure?.at ?? null,
      closed_by: closure?.by ?? null,
      closed_why: closure?.why ?? null,
      version: row('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}
