import { type Queryable, sql, type Tx } from '#platform/db'

export interface Serving {
  communityId: string
  leaderId: string
  isMain: boolean
}

/** Who serves communities: the main leader of each first, then the one who came first. */
export async function listServing(
  db: Queryable,
  regionId: string,
  communityIds: readonly string[],
): Promise<Serving[]> {
  return db
    .selectFrom('leader_communities')
    .select(['community_id as communityId', 'leader_id as leaderId', 'is_main as isMain'])
    .where('region_id', '=', regionId)
    .where('community_id', '=', sql<string>`any(${[...communityIds]}::uuid[])`)
    .orderBy('community_id')
    .orderBy('is_main', 'desc')
    .orderBy('since')
    .orderBy('leader_id')
    .execute()
}

/** The communities that leaders serve. */
export async function listCommunitiesOf(
  db: Queryable,
  regionId: string,
  leaderIds: readonly string[],
): Promise<Serving[]> {
  return db
    .selectFrom('leader_communities')
    .select(['community_id as communityId', 'leader_id as leaderId', 'is_main as isMain'])
    .where('region_id', '=', regionId)
    .where('leader_id', '=', sql<string>`any(${[...leaderIds]}::uuid[])`)
    .orderBy('leader_id')
    .orderBy('community_id')
    .execute()
}

export async function insertCommunities(
  tx: Tx,
  regionId: string,
  leaderId: string,
  communityIds: readonly string[],
  since: Date,
): Promise<void> {
  await sql`
    insert into leader_communities (region_id, leader_id, community_id, since)
    select ${regionId}::text, ${leaderId}::uuid, community_id, ${since}::timestamptz
    from unnest(${[...communityIds]}::uuid[]) as community_id`.execute(tx)
}

export async function deleteCommunities(
  tx: Tx,
  regionId: string,
  leaderId: string,
  communityIds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('leader_communities')
    .where('region_id', '=', regionId)
    .where('leader_id', '=', leaderId)
    .where('community_id', '=', sql<string>`any(${[...communityIds]}::uuid[])`)
    .execute()
}

/** Gives communities without a main leader the one who has served them longest. */
export async function fillMainLeaders(
  tx: Tx,
  regionId: string,
  communityIds: readonly string[],
): Promise<void> {
  await sql`
    update leader_communities as serving set is_main = true
    from (
      select distinct on (community_id) community_id, leader_id from leader_communities
      where region_id = ${regionId} and community_id = any(${[...communityIds]}::uuid[])
      order by community_id, is_main desc, since, leader_id
    ) as first
    where serving.region_id = ${regionId} and serving.community_id = first.community_id
      and serving.leader_id = first.leader_id and not serving.is_main`.execute(tx)
}

/** Makes another one of those who serve a community its main leader. */
export async function updateMainLeader(
  tx: Tx,
  regionId: string,
  communityId: string,
  leaderId: string,
): Promise<void> {
  const ofCommunity = tx
    .updateTable('leader_communities')
    .where('region_id', '=', regionId)
    .where('community_id', '=', communityId)
  // Two statements, for the key that allows one main leader is checked row by row.
  await ofCommunity.set({ is_main: false }).where('is_main', '=', true).execute()
  await ofCommunity.set({ is_main: true }).where('leader_id', '=', leaderId).execute()
}
