import { type Queryable, sql } from '#platform/db'

export interface BillRow {
  type: 'payment' | 'refund'
  reference: string
  id: string
  amountMinor: number
  currency: string
  at: Date
}

/** What was paid and given back on a day (UTC), in the order it happened. */
export async function listBill(db: Queryable, merchant: string, date: string): Promise<BillRow[]> {
  const { rows } = await sql<BillRow>`
    with day as (select ${date}::date::timestamp at time zone 'UTC' as from_at,
      (${date}::date + 1)::timestamp at time zone 'UTC' as to_at)
    select 'payment' as type, reference, id, amount_minor as "amountMinor", currency, paid_at as at
    from sandbox_charges, day
    where merchant = ${merchant} and paid_at >= from_at and paid_at < to_at
    union all
    select 'refund', refund.reference, refund.id, refund.amount_minor, charge.currency,
      refund.succeeded_at
    from day, sandbox_refunds refund join sandbox_charges charge on charge.id = refund.charge_id
    where charge.merchant = ${merchant}
      and refund.succeeded_at >= from_at and refund.succeeded_at < to_at
    order by at, id`.execute(db)
  return rows
}
