import type { LaneTx } from '#platform/db'
import type { Checkout } from '../lane/checkout.ts'

/** Who a checkout concerns, as the database says it within the batch. */
export interface Party {
  /** False when the session ended or the grant was taken back since the call came in. */
  isAllowed: boolean
  residentId: string | null
  /** Whose login the resident's is. */
  personId: string | null
  communityId: string | null
  isErased: boolean
  /** Who earns on it: the acting leader of the link, the resident or the community. */
  leaderId: string | null
  leaderLevel: string | null
}

/**
 * Reads for each checkout: is its caller still who it was, whose it is, and which leader it counts
 * for. Two statements in one round trip: sessions and grants are local tables, which on Citus no
 * statement may join with a region's.
 */
export async function readParties(
  tx: LaneTx,
  regionId: string,
  checkouts: readonly Checkout[],
): Promise<Party[]> {
  const [allowed, standings] = await Promise.all([
    readAllowed(tx, checkouts),
    readStandings(tx, regionId, checkouts),
  ])
  return standings.map((standing, at) => ({ ...standing, isAllowed: allowed[at] === true }))
}

/** Whether each checkout's session still runs and its grant is still in force. */
async function readAllowed(tx: LaneTx, checkouts: readonly Checkout[]): Promise<boolean[]> {
  const rows = await tx<{ isAllowed: boolean }[]>`
    select
      exists (select from auth_sessions s where s.id = asked.session_id and s.expires_at > now())
        and (asked.grant_id is null or exists (select from grants g
          where g.id = asked.grant_id and g.revoked_at is null)) as "isAllowed"
    from unnest(${checkouts.map((_, at) => at)}::int[],
        ${checkouts.map((checkout) => checkout.sessionId)}::uuid[],
        ${checkouts.map((checkout) => checkout.grantId)}::uuid[])
      as asked (at, session_id, grant_id)
    order by asked.at`.execute()
  return rows.map((row) => row.isAllowed)
}

/**
 * The leader is the one of the link, else of the link that filled the cart, else the resident's, else
 * the community's; a substitute where that leader is away. The one statement that joins tables of
 * several modules (residents, leaders): asked through their faces it would be three round trips in
 * every batch.
 */
async function readStandings(
  tx: LaneTx,
  regionId: string,
  checkouts: readonly Checkout[],
): Promise<Omit<Party, 'isAllowed'>[]> {
  const rows = await tx<(Omit<Party, 'isAllowed'> & { at: number })[]>`
    select asked.at, r.id as "residentId", r.person_id as "personId",
      coalesce(r.community_id, asked.community_id) as "communityId",
      r.erased_at is not null as "isErased",
      acting.id as "leaderId", acting.level as "leaderLevel"
    from unnest(${checkouts.map((_, at) => at)}::int[],
        ${checkouts.map((checkout) => checkout.residentId)}::uuid[],
        ${checkouts.map((checkout) => checkout.communityId)}::uuid[],
        ${checkouts.map((checkout) => checkout.linkLeaderId)}::uuid[],
        ${checkouts.map((checkout) => checkout.channel)}::text[])
      as asked (at, resident_id, community_id, leader_id, channel)
    left join residents r on r.region_id = ${regionId} and r.id = asked.resident_id
    left join carts c on c.region_id = ${regionId} and c.resident_id = asked.resident_id
      and asked.channel = 'shop'
    left join leaders linked on linked.region_id = ${regionId} and linked.id = c.leader_id
      and linked.exited_at is null
    left join leader_communities lc on lc.region_id = ${regionId}
      and lc.community_id = coalesce(r.community_id, asked.community_id) and lc.is_main
    left join lateral (
      select absence.substitute_id from leader_absences absence
      where absence.region_id = ${regionId}
        and absence.leader_id = coalesce(asked.leader_id, linked.id, r.leader_id, lc.leader_id)
        and absence.starts_at <= linli_now()
        and coalesce(absence.ended_at, absence.ends_at, 'infinity') > linli_now()
      order by absence.starts_at desc limit 1
    ) away on true
    left join leaders acting on acting.region_id = ${regionId}
      and acting.id = coalesce(away.substitute_id, asked.leader_id, linked.id, r.leader_id,
        lc.leader_id)
      and acting.approved_at is not null and acting.exited_at is null
    order by asked.at`.execute()
  return [...rows]
}
