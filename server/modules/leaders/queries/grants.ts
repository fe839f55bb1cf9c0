import { sql, type Tx } from '#platform/db'

export interface LeadingGrant {
  leaderId: string
  personId: string
  communityId: string
}

/** Grants that leaders should have by what they serve and whom they stand in for, but have not. */
export async function listMissingGrants(
  tx: Tx,
  regionId: string,
  leaderIds: readonly string[],
): Promise<LeadingGrant[]> {
  const { rows } = await sql<LeadingGrant>`
    with due as (${dueGrants(regionId, leaderIds)})
    select due.leader_id as "leaderId", leaders.person_id as "personId",
      due.community_id as "communityId"
    from due
    join leaders on leaders.region_id = ${regionId} and leaders.id = due.leader_id
    left join leader_grants given on given.region_id = ${regionId}
      and given.leader_id = due.leader_id and given.community_id = due.community_id
    where given.grant_id is null
    order by due.leader_id, due.community_id`.execute(tx)
  return rows
}

/** Takes out the grants that leaders no longer should have. */
export async function deleteSurplusGrants(
  tx: Tx,
  regionId: string,
  leaderIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ grantId: string }>`
    delete from leader_grants
    where region_id = ${regionId} and leader_id = any(${[...leaderIds]}::uuid[])
      and (leader_id, community_id) not in (${dueGrants(regionId, leaderIds)})
    returning grant_id as "grantId"`.execute(tx)
  return rows.map((row) => row.grantId).sort()
}

const dueGrants = (regionId: string, leaderIds: readonly string[]) => sql`
  select leader_id, community_id from leader_communities
  where region_id = ${regionId} and leader_id = any(${[...leaderIds]}::uuid[])
  union
  select absence.substitute_id, served.community_id
  from leader_absences absence
  join leader_communities served
    on served.region_id = ${regionId} and served.leader_id = absence.leader_id
  where absence.region_id = ${regionId} and absence.substitute_id = any(${[...leaderIds]}::uuid[])
    and absence.taken_over_at is not null and absence.ended_at is null`

export async function insertLeadingGrant(
  tx: Tx,
  regionId: string,
  grant: { leaderId: string; communityId: string; grantId: string },
): Promise<void> {
  await tx
    .insertInto('leader_grants')
    .values({
      region_id: regionId,
      leader_id: grant.leaderId,
      community_id: grant.communityId,
      grant_id: grant.grantId,
    })
    .execute()
}
