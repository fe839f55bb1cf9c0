import { type Queryable, sql } from '#platform/db'

/** One who acts as leader of a community at an instant. */
export interface Acting {
  communityId: string
  /** Id of the leader who acts: the one who serves, or the substitute of an absent one. */
  id: string
  personId: string
  /** For whom: the same unless that one is absent. */
  forLeaderId: string
  isMain: boolean
}

/** All who act in communities at an instant, the one for the main leader first. */
export async function listActing(
  db: Queryable,
  regionId: string,
  communityIds: readonly string[],
  at: Date,
): Promise<Acting[]> {
  const { rows } = await sql<Acting>`
    select serving.community_id as "communityId", acting.id,
      acting.person_id as "personId", serving.leader_id as "forLeaderId",
      serving.is_main as "isMain"
    from leader_communities serving
    left join lateral (
      select substitute_id from leader_absences
      where region_id = ${regionId} and leader_id = serving.leader_id
        and starts_at <= ${at}::timestamptz
        and coalesce(ended_at, ends_at, 'infinity') > ${at}::timestamptz
      order by starts_at desc limit 1
    ) absence on true
    join leaders acting on acting.region_id = ${regionId}
      and acting.id = coalesce(absence.substitute_id, serving.leader_id)
    where serving.region_id = ${regionId}
      and serving.community_id = any(${[...communityIds]}::uuid[])
    order by serving.community_id, serving.is_main desc, serving.since, serving.leader_id`.execute(
    db,
  )
  return rows
}
