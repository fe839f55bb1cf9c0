import { type Queryable, sql } from '#platform/db'

export interface WaitingPayouts {
  payouts: number
  grossMinor: number
  leaders: number
  suppliers: number
  oldestAt: Date | null
}

/** Payouts of a region that nobody has approved yet. */
export async function sumWaitingPayouts(db: Queryable, regionId: string): Promise<WaitingPayouts> {
  const { rows } = await sql<WaitingPayouts>`
    select count(*)::int as payouts, coalesce(sum(gross_minor), 0)::bigint as "grossMinor",
      count(*) filter (where payee_kind = 'leader')::int as leaders,
      count(*) filter (where payee_kind = 'supplier')::int as suppliers,
      min(requested_at) as "oldestAt"
    from payouts
    where region_id = ${regionId} and approved_at is null and paid_at is null
      and cancelled_at is null`.execute(db)
  return rows[0]!
}
