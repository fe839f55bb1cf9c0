import { type Queryable, sql } from '#platform/db'
import type { Corner } from '../outline.ts'

export interface NearbyCommunity {
  id: string
  code: string
  name: string
  address: string
  latitude: number
  longitude: number
  outline: readonly Corner[] | null
  deliveryWeekdays: readonly number[]
  minimumOrderMinor: number
  distanceMeters: number
}

// A degree of latitude is nowhere shorter than this, so the box never cuts the circle.
const SHORTEST_DEGREE_METERS = 110_500
const EARTH_RADIUS_METERS = 6_371_008

/** Open communities around a point, nearest first, by the haversine formula on a sphere. */
export async function listCommunitiesAround(
  db: Queryable,
  around: {
    regionId: string
    latitude: number
    longitude: number
    withinMeters: number
    limit: number
  },
): Promise<NearbyCommunity[]> {
  const { latitude, longitude, withinMeters } = around
  const degrees = withinMeters / SHORTEST_DEGREE_METERS
  const { rows } = await sql<NearbyCommunity>`
    select * from (
      select id, code, name, address, latitude, longitude, outline,
        delivery_weekdays as "deliveryWeekdays", minimum_order_minor as "minimumOrderMinor",
        round(2 * ${EARTH_RADIUS_METERS} * asin(least(1, sqrt(
          sin(radians(latitude - ${latitude}::float8) / 2) ^ 2
          + cos(radians(latitude)) * cos(radians(${latitude}::float8))
            * sin(radians(longitude - ${longitude}::float8) / 2) ^ 2))))::int as "distanceMeters"
      from communities
      where region_id = ${around.regionId} and closed_at is null
        and latitude between ${latitude - degrees}::float8 and ${latitude + degrees}::float8
    ) as near
    where "distanceMeters" <= ${withinMeters}
    order by "distanceMeters", id
    limit ${around.limit}`.execute(db)
  return rows
}
