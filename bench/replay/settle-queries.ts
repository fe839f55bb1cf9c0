import { type Queryable, sql } from '#platform/db'

/** What stands between the last day and everybody's money. */
export interface Unsettled {
  /** Orders of which something came that lie at their pickup points still. */
  waiting: number
  events: number
  /** What leaders earned and cannot ask for yet. */
  immature: number
  /** What suppliers delivered and no statement says yet, and statements that are not due. */
  unstated: number
}

export async function readUnsettled(db: Queryable): Promise<Unsettled> {
  const { rows } = await sql<Unsettled>`
    select
      (select count(*) from orders where paid_at is not null and closed_at is null
        and cancelled_at is null and expired_at is null
        and reduced_minor < total_minor) as waiting,
      (select count(*) from undelivered_events) as events,
      (select count(*) from commission_entries where matured_in is null) as immature,
      (select count(*) from supplier_entries
          where statement_id is null and kind <> 'carried-forward')
        + (select count(*) from supplier_statements where settled_at is null) as unstated`.execute(
    db,
  )
  return rows[0]!
}

interface InRegion {
  regionId: string
  id: string
}

/** Refunds that are to be handed back in cash. */
export async function readCashRefunds(db: Queryable): Promise<InRegion[]> {
  const { rows } = await sql<InRegion>`
    select region_id as "regionId", id from refunds
    where route = 'cash' and succeeded_at is null and rerouted_at is null
    order by region_id, id`.execute(db)
  return rows
}

/** Whoever has something to ask for: leaders by what they have. */
export async function readEarners(
  db: Queryable,
): Promise<(InRegion & { store: string; availableMinor: number })[]> {
  const { rows } = await sql<InRegion & { store: string; availableMinor: number }>`
    select a.region_id as "regionId", lc.leader_id as id, c.code as store,
      a.balance_minor as "availableMinor"
    from accounts a
    join leader_communities lc on lc.region_id = a.region_id
      and a.id = 'commission:' || lc.leader_id
    join communities c on c.region_id = lc.region_id and c.id = lc.community_id
    where a.balance_minor > 0
    order by c.code`.execute(db)
  return rows
}

/** Payouts that wait for a second person. */
export async function readRequested(db: Queryable): Promise<InRegion[]> {
  const { rows } = await sql<InRegion>`
    select region_id as "regionId", id from payouts
    where approved_at is null and cancelled_at is null
    order by region_id, id`.execute(db)
  return rows
}

/** STORE_CODE → the leader of its community. */
export async function readLeaders(db: Queryable): Promise<(InRegion & { store: string })[]> {
  const { rows } = await sql<InRegion & { store: string }>`
    select lc.region_id as "regionId", lc.leader_id as id, c.code as store
    from leader_communities lc
    join communities c on c.region_id = lc.region_id and c.id = lc.community_id
    order by c.code`.execute(db)
  return rows
}
