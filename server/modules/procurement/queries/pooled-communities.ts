import { type Queryable, sql, type Tx } from '#platform/db'

/** Where the goods of a window's orders in a community come in. */
export interface PooledCommunity {
  windowId: string
  communityId: string
  stationId: string
}

/** Keeps where goods come in for orders of windows; the first pooling of a window counts. */
export async function insertPooledCommunities(
  tx: Tx,
  regionId: string,
  pooled: readonly PooledCommunity[],
): Promise<void> {
  await sql`
    insert into pooled_communities (region_id, window_id, community_id, station_id)
    select distinct ${regionId}, pooled.* from unnest(
      ${pooled.map((one) => one.windowId)}::uuid[], ${pooled.map((one) => one.communityId)}::uuid[],
      ${pooled.map((one) => one.stationId)}::uuid[]) as pooled
    on conflict do nothing`.execute(tx)
}

/** Of windows; only those of a community or a station where one is named. */
export async function listPooledCommunities(
  db: Queryable,
  regionId: string,
  windowIds: readonly string[],
  { communityId, stationId }: { communityId?: string; stationId?: string } = {},
): Promise<PooledCommunity[]> {
  const { rows } = await sql<PooledCommunity>`
    select window_id as "windowId", community_id as "communityId", station_id as "stationId"
    from pooled_communities
    where region_id = ${regionId} and window_id = any(${[...windowIds]}::uuid[])
      ${communityId === undefined ? sql`` : sql`and community_id = ${communityId}`}
      ${stationId === undefined ? sql`` : sql`and station_id = ${stationId}`}
    order by window_id, community_id`.execute(db)
  return rows
}
