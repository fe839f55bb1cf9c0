import { type Queryable, sql, type Tx } from '#platform/db'
import type { BindingReason } from '../resident.ts'

export interface Binding {
  residentId: string
  leaderId: string | null
  why: BindingReason
}

/** Binds residents to leaders: the row that counts and its history, in two statements. */
export async function insertBindings(
  tx: Tx,
  regionId: string,
  bindings: readonly (Binding & { id: string })[],
  by: string | null,
  at: Date,
): Promise<void> {
  const residentIds = bindings.map((binding) => binding.residentId)
  const leaderIds = bindings.map((binding) => binding.leaderId)
  await sql`
    update residents set leader_id = bound.leader_id
    from unnest(${residentIds}::uuid[], ${leaderIds}::uuid[]) as bound (resident_id, leader_id)
    where residents.region_id = ${regionId} and residents.id = bound.resident_id`.execute(tx)
  await sql`
    insert into resident_leader_bindings
      (region_id, id, resident_id, leader_id, why, bound_by, bound_at)
    select ${regionId}::text, bound.*, ${by}::uuid, ${at}::timestamptz
    from unnest(${bindings.map((binding) => binding.id)}::uuid[], ${residentIds}::uuid[],
      ${leaderIds}::uuid[], ${bindings.map((binding) => binding.why)}::text[]) as bound`.execute(tx)
}

/** When a resident last chose a leader themselves. */
export async function findLastChoice(
  db: Queryable,
  regionId: string,
  residentId: string,
): Promise<Date | undefined> {
  const row = await db
    .selectFrom('resident_leader_bindings')
    .select('bound_at as boundAt')
    .where('region_id', '=', regionId)
    .where('resident_id', '=', residentId)
    .where('why', '=', 'resident')
    .orderBy('bound_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.boundAt
}

/** Whose residents a resident was, newest first. */
export async function listBindings(db: Queryable, regionId: string, residentId: string) {
  const rows = await db
    .selectFrom('resident_leader_bindings')
    .select(['leader_id as leaderId', 'why', 'bound_by as boundBy', 'bound_at as boundAt'])
    .where('region_id', '=', regionId)
    .where('resident_id', '=', residentId)
    .orderBy('bound_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return rows as {
    leaderId: string | null
    why: BindingReason
    boundBy: string | null
    boundAt: Date
  }[]
}

/** Locks the live residents of communities who are bound to a leader, or to none, in id order. */
export async function lockBoundResidents(
  tx: Tx,
  regionId: string,
  communityIds: readonly string[],
  leaderId: string | null,
): Promise<{ residentId: string; communityId: string }[]> {
  return tx
    .selectFrom('residents')
    .select(['id as residentId', 'community_id as communityId'])
    .where('region_id', '=', regionId)
    .where('community_id', '=', sql<string>`any(${[...communityIds]}::uuid[])`)
    .where('leader_id', leaderId === null ? 'is' : '=', leaderId)
    .where('erased_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
}
