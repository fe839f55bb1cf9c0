import { type Queryable, sql } from '#platform/db'
export async function arrivedCommunities(
  db: Queryable,
  regionId: string,
  pickupDate: string,
  communityIds: readonly string[],
): Promise<Map<string, { arrivedAt: Date; confirmedAt: Date | null }>> {
  const { rows } = await sql<{ communityId: string; arrivedAt: Date; confirmedAt: Date | null }>`
    select community_id as "communityId", min(arrived_at) as "arrivedAt", max(confirmed_at) as "confirmedAt" from deliveries
    where region_id = ${regionId} and pickup_date = ${pickupDate} and community_id = any(${[...communityIds]}::uuid[]) group by 1`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.communityId, row]))
}
