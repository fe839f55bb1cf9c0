import { type Queryable, sql, type Tx } from '#platform/db'
import { STATION_COLUMNS, type Station } from './stations.ts'

/** A station as it serves a community. */
export interface ServingStation extends Station {
  /** Whether the community's people fetch their goods here. */
  isPickupPoint: boolean
}

/** The stations that serve a community, by code. */
export async function listServingStations(
  db: Queryable,
  regionId: string,
  communityId: string,
): Promise<ServingStation[]> {
  const rows = await db
    .selectFrom('station_services as service')
    .innerJoin('stations', (join) =>
      join
        .onRef('stations.region_id', '=', 'service.region_id')
        .onRef('stations.id', '=', 'service.station_id'),
    )
    .select([...STATION_COLUMNS, 'service.is_pickup_point as isPickupPoint'])
    .where('service.region_id', '=', regionId)
    .where('service.community_id', '=', communityId)
    .orderBy('stations.code')
    .execute()
  return rows as unknown as ServingStation[]
}

/** The pickup points of many communities: community id → station id. */
export async function mapPickupStationIds(
  db: Queryable,
  regionId: string,
  communityIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('station_services')
    .select(['community_id', 'station_id'])
    .where('region_id', '=', regionId)
    .where('community_id', '=', sql<string>`any(${[...communityIds]}::uuid[])`)
    .where('is_pickup_point', '=', true)
    .execute()
  return new Map(rows.map((row) => [row.community_id, row.station_id]))
}

/** The open warehouses that serve communities, the first by code coming last. */
export async function listServingWarehouses(
  db: Queryable,
  regionId: string,
  communityIds: readonly string[],
): Promise<{ communityId: string; stationId: string }[]> {
  return db
    .selectFrom('station_services as service')
    .innerJoin('stations as station', (join) =>
      join
        .onRef('station.region_id', '=', 'service.region_id')
        .onRef('station.id', '=', 'service.station_id'),
    )
    .select(['service.community_id as communityId', 'service.station_id as stationId'])
    .where('service.region_id', '=', regionId)
    .where('service.community_id', '=', sql<string>`any(${[...communityIds]}::uuid[])`)
    .where('station.kind', '=', 'warehouse')
    .where('station.closed_at', 'is', null)
    .orderBy('station.code', 'desc')
    .execute()
}

/** The grid stations of communities that have one, the first by code: community id → station id. */
export async function mapGridStationIds(
  db: Queryable,
  regionId: string,
  communityIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('station_services as service')
    .innerJoin('stations', (join) =>
      join
        .onRef('stations.region_id', '=', 'service.region_id')
        .onRef('stations.id', '=', 'service.station_id'),
    )
    .select(['service.community_id', 'service.station_id'])
    .where('service.region_id', '=', regionId)
    .where('service.community_id', '=', sql<string>`any(${[...communityIds]}::uuid[])`)
    .where('stations.kind', '=', 'grid')
    .where('stations.closed_at', 'is', null)
    .orderBy('stations.code', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.community_id, row.station_id]))
}

/** The communities that a station serves. */
export async function listCommunityIdsServedBy(
  db: Queryable,
  regionId: string,
  stationId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('station_services')
    .select('community_id')
    .where('region_id', '=', regionId)
    .where('station_id', '=', stationId)
    .orderBy('community_id')
    .execute()
  return rows.map((row) => row.community_id)
}

export interface Service {
  communityId: string
  stationId: string
  isPickupPoint: boolean
}

/** Makes these the whole service of the communities named. */
export async function replaceServices(
  tx: Tx,
  regionId: string,
  communityIds: readonly string[],
  services: readonly Service[],
): Promise<void> {
  await sql`delete from station_services
    where region_id = ${regionId} and community_id = any(${[...communityIds]}::uuid[])`.execute(tx)
  await sql`insert into station_services (region_id, community_id, station_id, is_pickup_point)
    select ${regionId}, * from unnest(${services.map((row) => row.communityId)}::uuid[],
      ${services.map((row) => row.stationId)}::uuid[],
      ${services.map((row) => row.isPickupPoint)}::boolean[])`.execute(tx)
}
