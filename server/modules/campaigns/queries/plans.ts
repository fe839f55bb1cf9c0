import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { Plan } from '../plan.ts'

const COLUMNS = [
  'region_id as regionId',
  'id',
  'name',
  'weekdays',
  sql<string>`to_char(opens_time, 'HH24:MI')`.as('opensTime'),
  sql<string>`to_char(cutoff_time, 'HH24:MI')`.as('cutoffTime'),
  'cutoff_days as cutoffDays',
  'pickup_days as pickupDays',
  'slots',
  'community_ids as communityIds',
  'offers',
  'accepts_warnings as acceptsWarnings',
  'planned_through as plannedThrough',
  'version',
  'stopped_at as stoppedAt',
] as const

const selected = (db: Queryable, regionId: string) =>
  db.selectFrom('window_plans').select(COLUMNS).where('region_id', '=', regionId)

const fieldsOf = (
  plan: Omit<Plan, 'regionId' | 'id' | 'plannedThrough' | 'version' | 'stoppedAt'>,
) => ({
  name: JSON.stringify(plan.name),
  weekdays: [...plan.weekdays],
  opens_time: plan.opensTime,
  cutoff_time: plan.cutoffTime,
  cutoff_days: plan.cutoffDays,
  pickup_days: plan.pickupDays,
  slots: JSON.stringify(plan.slots),
  community_ids: [...plan.communityIds],
  offers: JSON.stringify(plan.offers),
  accepts_warnings: plan.acceptsWarnings,
})

/** Throws NotFound. */
export async function getPlan(db: Queryable, regionId: string, id: string): Promise<Plan> {
  const row = await selected(db, regionId).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound('window plan')
  return row as unknown as Plan
}

export async function lockPlan(tx: Tx, regionId: string, id: string): Promise<Plan> {
  const row = await selected(tx, regionId).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('window plan')
  return row as unknown as Plan
}

export interface PlanFilter {
  regionId: string
  withStopped: boolean
  after?: string | undefined
  limit: number
}

/** Plans in the order they were made. */
export async function listPlans(db: Queryable, filter: PlanFilter): Promise<Plan[]> {
  let query = selected(db, filter.regionId).orderBy('id').limit(filter.limit)
  if (!filter.withStopped) query = query.where('stopped_at', 'is', null)
  if (filter.after !== undefined) query = query.where('id', '>', filter.after)
  return (await query.execute()) as unknown as Plan[]
}

export async function insertPlan(
  tx: Tx,
  plan: Omit<Plan, 'plannedThrough' | 'version' | 'stoppedAt'>,
  by: string,
): Promise<void> {
  await tx
    .insertInto('window_plans')
    .values({ region_id: plan.regionId, id: plan.id, ...fieldsOf(plan), created_by: by })
    .execute()
}

/** Writes over a plan that is locked. */
export async function updatePlan(tx: Tx, plan: Plan): Promise<void> {
  await tx
    .updateTable('window_plans')
    .set((row) => ({ ...fieldsOf(plan), version: row('version', '+', 1) }))
    .where('region_id', '=', plan.regionId)
    .where('id', '=', plan.id)
    .execute()
}

export async function markStopped(tx: Tx, plan: Plan, by: string, at: Date): Promise<void> {
  await tx
    .updateTable('window_plans')
    .set((row) => ({ stopped_at: at, stopped_by: by, version: row('version', '+', 1) }))
    .where('region_id', '=', plan.regionId)
    .where('id', '=', plan.id)
    .execute()
}

export async function markPlannedThrough(tx: Tx, plan: Plan, day: string): Promise<void> {
  await tx
    .updateTable('window_plans')
    .set({ planned_through: day })
    .where('region_id', '=', plan.regionId)
    .where('id', '=', plan.id)
    .execute()
}

/** Regions in which some plan is alive. */
export async function listPlannedRegions(db: Queryable): Promise<string[]> {
  const rows = await db
    .selectFrom('window_plans')
    .select('region_id')
    .distinct()
    .where('stopped_at', 'is', null)
    .orderBy('region_id')
    .execute()
  return rows.map((row) => row.region_id)
}

/** Plans of a region that have not been looked at through a day; another process's are passed over. */
export async function lockPlansBefore(
  tx: Tx,
  regionId: string,
  day: string,
  limit: number,
): Promise<Plan[]> {
  const rows = await selected(tx, regionId)
    .where('stopped_at', 'is', null)
    .where(sql<boolean>`coalesce(planned_through, '-infinity') < ${day}::date`)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows as unknown as Plan[]
}

/** The days on which a plan's windows are fetched, from a day on, withdrawn windows too. */
export async function listPickupDates(db: Queryable, plan: Plan, from: string): Promise<string[]> {
  const rows = await db
    .selectFrom('windows')
    .select('pickup_date as pickupDate')
    .where('region_id', '=', plan.regionId)
    .where('plan_id', '=', plan.id)
    .where('pickup_date', '>=', from)
    .execute()
  return rows.map((row) => row.pickupDate)
}

/** The plan's window with the latest pickup that was not withdrawn. */
export async function findLastWindowId(db: Queryable, plan: Plan): Promise<string | undefined> {
  const row = await db
    .selectFrom('windows')
    .select('id')
    .where('region_id', '=', plan.regionId)
    .where('plan_id', '=', plan.id)
    .where('withdrawn_at', 'is', null)
    .orderBy('pickup_date', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}
