import { type Queryable, sql, type Tx } from '#platform/db'

export const RATE_SCOPES = ['leader', 'level', 'sku'] as const
export type RateScope = (typeof RATE_SCOPES)[number]

export interface CommissionRateRow {
  id: string
  scope: RateScope
  /** Id of the leader or SKU, or the name of the level. */
  scopeKey: string
  /** Null: from here on the next rate in the order holds again. */
  rateBasisPoints: number | null
  inForceFrom: Date
  setBy: string | null
  setAt: Date
}

const COLUMNS = sql`id, scope, scope_key as "scopeKey", rate_basis_points as "rateBasisPoints",
  in_force_from as "inForceFrom", set_by as "setBy", set_at as "setAt"`

/** The newest rate in force of each leader, level and SKU named. */
export async function listRatesInForce(
  db: Queryable,
  regionId: string,
  keys: Record<RateScope, readonly string[]>,
  at: Date,
): Promise<CommissionRateRow[]> {
  const scopes = RATE_SCOPES.flatMap((scope) => keys[scope].map(() => scope))
  const scopeKeys = RATE_SCOPES.flatMap((scope) => [...keys[scope]])
  const { rows } = await sql<CommissionRateRow>`
    select ${COLUMNS}
    from unnest(${scopes}::text[], ${scopeKeys}::text[]) as asked (of_scope, of_key)
    cross join lateral (
      select * from commission_rates
      where region_id = ${regionId} and scope = of_scope and scope_key = of_key
        and in_force_from <= ${at}::timestamptz
      order by in_force_from desc, set_at desc, id desc limit 1
    ) newest`.execute(db)
  return rows
}

/** The level that each leader had at an instant. */
export async function listLevels(
  db: Queryable,
  regionId: string,
  leaderIds: readonly string[],
  at: Date,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ leaderId: string; level: string }>`
    select leaders.id as "leaderId", coalesce(newest.level, leaders.level) as level
    from leaders
    left join lateral (
      select level from leader_levels
      where region_id = ${regionId} and leader_id = leaders.id
        and in_force_from <= ${at}::timestamptz
      order by in_force_from desc, id desc limit 1
    ) newest on true
    where leaders.region_id = ${regionId} and leaders.id = any(${[...leaderIds]}::uuid[])`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.leaderId, row.level]))
}

export async function insertRate(tx: Tx, regionId: string, rate: CommissionRateRow): Promise<void> {
  await tx
    .insertInto('commission_rates')
    .values({
      region_id: regionId,
      id: rate.id,
      scope: rate.scope,
      scope_key: rate.scopeKey,
      rate_basis_points: rate.rateBasisPoints,
      in_force_from: rate.inForceFrom,
      set_by: rate.setBy,
      set_at: rate.setAt,
    })
    .execute()
}

export interface RateFilter {
  regionId: string
  scope?: RateScope | undefined
  scopeKey?: string | undefined
  /** The instant and id after which the next page goes on. */
  after?: readonly [inForceFrom: string, id: string] | undefined
  limit: number
}

/** Rates with their history, the newest first. */
export async function listRates(db: Queryable, filter: RateFilter): Promise<CommissionRateRow[]> {
  const { regionId, scope = null, scopeKey = null, after, limit } = filter
  const [before, beforeId] = after ?? [null, null]
  const { rows } = await sql<CommissionRateRow>`
    select ${COLUMNS} from commission_rates
    where region_id = ${regionId}
      and (${scope}::text is null or scope = ${scope})
      and (${scopeKey}::text is null or scope_key = ${scopeKey})
      and (${before}::timestamptz is null
        or (in_force_from, id) < (${before}::timestamptz, ${beforeId}::uuid))
    order by in_force_from desc, id desc
    limit ${limit}`.execute(db)
  return rows
}
