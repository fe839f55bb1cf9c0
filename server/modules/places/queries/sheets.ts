import { batched, type Queryable, sql, type Tx } from '#platform/db'
import { type Community, type CommunityFields, searchTextOf } from './communities.ts'
import type { ServingStation } from './serving-stations.ts'
import type { Station, StationFields } from './stations.ts'

/** All communities of a region, closed ones too, by code. */
export async function listAllCommunities(db: Queryable, regionId: string): Promise<Community[]> {
  const { rows } = await sql<Community>`
    select id, code, name, address, latitude, longitude, outline, traits, version,
      household_count as "householdCount", delivery_weekdays as "deliveryWeekdays",
      minimum_order_minor as "minimumOrderMinor", closed_at as "closedAt", closed_why as "closedWhy"
    from communities where region_id = ${regionId} order by code`.execute(db)
  return rows
}

/** All stations of a region, closed ones too, by code. */
export async function listAllStations(db: Queryable, regionId: string): Promise<Station[]> {
  const { rows } = await sql<Station>`
    select id, code, kind, name, address, latitude, longitude, hours, storages, version,
      capacity_bags as "capacityBags", closed_at as "closedAt", closed_why as "closedWhy"
    from stations where region_id = ${regionId} order by code`.execute(db)
  return rows
}

/** Which stations serve which communities of a region: community id → its stations, by code. */
export async function mapServices(
  db: Queryable,
  regionId: string,
): Promise<Map<string, Pick<ServingStation, 'id' | 'code' | 'isPickupPoint'>[]>> {
  const { rows } = await sql<{
    communityId: string
    stations: Pick<ServingStation, 'id' | 'code' | 'isPickupPoint'>[]
  }>`
    select service.community_id as "communityId", json_agg(json_build_object('id', station.id,
      'code', station.code, 'isPickupPoint', service.is_pickup_point) order by station.code)
      as stations
    from station_services service join stations station
      on station.region_id = service.region_id and station.id = service.station_id
    where service.region_id = ${regionId} group by service.community_id`.execute(db)
  return new Map(rows.map((row) => [row.communityId, row.stations]))
}

/** The names of the buildings of a region: community id → names. */
export async function mapBuildingNames(
  db: Queryable,
  regionId: string,
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ communityId: string; names: string[] }>`
    select community_id as "communityId", array_agg(name order by name) as names
    from buildings where region_id = ${regionId} and removed_at is null
    group by community_id`.execute(db)
  return new Map(rows.map((row) => [row.communityId, row.names]))
}

/** Inserts communities, or writes over those of the same code. */
export async function upsertCommunities(
  tx: Tx,
  regionId: string,
  communities: readonly (CommunityFields & { id: string })[],
): Promise<void> {
  for (const batch of batched(communities)) {
    const rows = batch.map((row) => ({ ...row, search_text: searchTextOf(row) }))
    await sql`insert into communities (region_id, id, code, name, search_text, address, latitude,
        longitude, outline, household_count, traits, delivery_weekdays, minimum_order_minor)
      select ${regionId}, id, code, name, search_text, address, latitude, longitude,
        nullif(outline, 'null'), "householdCount", traits, "deliveryWeekdays", "minimumOrderMinor"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, code text,
        name text, search_text text, address text, latitude float8, longitude float8,
        outline jsonb, "householdCount" int, traits jsonb, "deliveryWeekdays" smallint[],
        "minimumOrderMinor" bigint)
      on conflict (region_id, code) do update set name = excluded.name,
        search_text = excluded.search_text, address = excluded.address,
        latitude = excluded.latitude, longitude = excluded.longitude,
        household_count = excluded.household_count, traits = excluded.traits,
        delivery_weekdays = excluded.delivery_weekdays,
        minimum_order_minor = excluded.minimum_order_minor,
        version = communities.version + 1`.execute(tx)
  }
}

/** Inserts stations, or writes over those of the same code; a station's kind stays. */
export async function upsertStations(
  tx: Tx,
  regionId: string,
  stations: readonly (StationFields & { id: string })[],
): Promise<void> {
  for (const batch of batched(stations)) {
    await sql`insert into stations (region_id, id, code, kind, name, address, latitude, longitude,
        hours, capacity_bags, storages)
      select ${regionId}, id, code, kind, name, address, latitude, longitude, hours,
        "capacityBags", storages
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as given(id uuid, code text,
        kind text, name text, address text, latitude float8, longitude float8, hours jsonb,
        "capacityBags" int, storages text[])
      on conflict (region_id, code) do update set name = excluded.name,
        address = excluded.address, latitude = excluded.latitude, longitude = excluded.longitude,
        hours = excluded.hours, capacity_bags = excluded.capacity_bags,
        storages = excluded.storages, version = stations.version + 1`.execute(tx)
  }
}
