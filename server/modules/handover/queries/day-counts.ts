import { type Queryable, sql } from '#platform/db'

/** How far a community's day is in the hands of its people. */
export interface HandoverCounts {
  communityId: string
  /** Orders that wait or waited at the pickup point. */
  ready: number
  handedOver: number
  /** Of them, recorded by a phone without a network and synced since. */
  offline: number
  returned: number
}

export async function countHandovers(
  db: Queryable,
  regionId: string,
  { pickupDate, communityIds }: { pickupDate: string; communityIds: readonly string[] },
): Promise<HandoverCounts[]> {
  const { rows } = await sql<HandoverCounts>`
    select p.community_id as "communityId", count(*)::int as ready,
      count(p.handed_at)::int as "handedOver", count(h.device_id)::int as offline,
      count(p.returned_at)::int as returned
    from pickups p
    left join handovers h on h.region_id = p.region_id and h.order_id = p.order_id
      and h.undone_at is null
    where p.region_id = ${regionId} and p.pickup_date = ${pickupDate}
      and p.community_id = any(${[...communityIds]}::uuid[])
    group by p.community_id`.execute(db)
  return rows
}

/** Conflicts of handovers in a region that nobody has resolved. */
export async function countOpenConflicts(db: Queryable, regionId: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open from handover_conflicts
    where region_id = ${regionId} and resolved_at is null`.execute(db)
  return rows[0]!.open
}
