import { type Queryable, sql } from '#platform/db'

export interface LoadCounts {
  loads: number
  dispatched: number
  /** With every stop reached. */
  arrived: number
}

/** How far the loads of a pickup day are. */
export async function countLoads(
  db: Queryable,
  regionId: string,
  pickupDate: string,
): Promise<LoadCounts> {
  const { rows } = await sql<LoadCounts>`
    select count(*)::int as loads,
      count(*) filter (where l.dispatched_at is not null)::int as dispatched,
      count(*) filter (where l.dispatched_at is not null and stops.waiting = 0)::int as arrived
    from loads l
    left join lateral (
      select count(*) filter (where arrived_at is null) as waiting from load_stops s
      where s.region_id = l.region_id and s.load_id = l.id
    ) stops on true
    where l.region_id = ${regionId} and l.pickup_date = ${pickupDate}`.execute(db)
  return rows[0]!
}

/** Where the goods of a community are on their way to its people. */
export interface CommunityRoad {
  communityId: string
  /** Of a load that left and has not reached it. */
  isOnTheWay: boolean
  arrivedAt: Date | null
  confirmedAt: Date | null
  /** Bags or goods that lack or are damaged and nobody has settled; and those that are too much. */
  gaps: number
  surpluses: number
}

/** Of the communities of a pickup day, those to which something has set out or is reported. */
export async function listRoads(
  db: Queryable,
  regionId: string,
  pickupDate: string,
): Promise<CommunityRoad[]> {
  const { rows } = await sql<CommunityRoad>`
    with riding as (
      select distinct o.community_id from loads l
      join load_stops s on s.region_id = l.region_id and s.load_id = l.id
      join load_orders o on o.region_id = s.region_id and o.stop_id = s.id
      where l.region_id = ${regionId} and l.pickup_date = ${pickupDate}
        and l.dispatched_at is not null and s.arrived_at is null
    ), came as (
      select community_id, max(arrived_at) as arrived_at,
        case when bool_and(confirmed_at is not null) then max(confirmed_at) end as confirmed_at
      from deliveries where region_id = ${regionId} and pickup_date = ${pickupDate}
      group by community_id
    ), wrong as (
      select community_id, count(*) filter (where kind <> 'surplus')::int as gaps,
        count(*) filter (where kind = 'surplus')::int as surpluses
      from discrepancies
      where region_id = ${regionId} and pickup_date = ${pickupDate} and resolved_at is null
      group by community_id
    )
    select community_id as "communityId", riding.community_id is not null as "isOnTheWay",
      came.arrived_at as "arrivedAt", came.confirmed_at as "confirmedAt",
      coalesce(wrong.gaps, 0) as gaps, coalesce(wrong.surpluses, 0) as surpluses
    from (select community_id from riding union select community_id from came
      union select community_id from wrong) own
    left join riding using (community_id)
    left join came using (community_id)
    left join wrong using (community_id)`.execute(db)
  return rows
}
