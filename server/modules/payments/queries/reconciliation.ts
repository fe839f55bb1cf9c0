import { type Queryable, sql } from '#platform/db'
import type { Booked } from '../reconciliation.ts'

/**
 * What a region has booked with a provider on a day of the provider's (UTC), and beside it the rows
 * named, whatever their day: a bill may name what was booked by another clock.
 */
export async function listBooked(
  db: Queryable,
  regionId: string,
  provider: string,
  date: string,
  ids: readonly string[],
): Promise<Booked[]> {
  const day = sql`tstzrange(${date}::date::timestamp at time zone 'UTC',
    (${date}::date + 1)::timestamp at time zone 'UTC')`
  const { rows } = await sql<Booked>`
    select 'payment' as kind, id, amount_minor as "amountMinor"
    from payments
    where region_id = ${regionId} and provider = ${provider} and captured_at is not null
      and (provider_paid_at <@ ${day} or id = any(${ids}::uuid[]))
    union all
    select 'refund', refund.id, refund.amount_minor
    from refunds refund
      join payments payment on payment.region_id = ${regionId} and payment.id = refund.payment_id
    where refund.region_id = ${regionId} and payment.provider = ${provider}
      and refund.route = 'original' and refund.succeeded_at is not null
      and (refund.provider_settled_at <@ ${day} or refund.id = any(${ids}::uuid[]))
    limit 200000`.execute(db)
  return rows
}
