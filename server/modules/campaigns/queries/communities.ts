import { type Queryable, sql } from '#platform/db'

/** The communities of windows: window id → community ids. */
export async function mapCommunityIds(
  db: Queryable,
  regionId: string,
  windowIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ windowId: string; communityIds: string[] }>`
    select window_id as "windowId", array_agg(community_id) as "communityIds"
    from window_communities
    where region_id = ${regionId} and window_id = any(${[...windowIds]}::uuid[])
    group by window_id`.execute(db)
  return new Map(rows.map((row) => [row.windowId, row.communityIds]))
}
