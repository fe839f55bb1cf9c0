import { type Queryable, sql } from '#platform/db'

export interface KindSum {
  kind: string
  amountMinor: number
  entries: number
}

/** What was entered for earners between two instants, by kind. */
export async function sumCommission(
  db: Queryable,
  regionId: string,
  from: Date,
  until: Date,
): Promise<KindSum[]> {
  const { rows } = await sql<KindSum>`
    select kind, sum(amount_minor)::bigint as "amountMinor", count(*) as entries
    from commission_entries
    where region_id = ${regionId} and earned_at >= ${from} and earned_at < ${until}
    group by kind order by kind`.execute(db)
  return rows
}

/** What was entered for suppliers on days from one to another, both included, by kind. */
export async function sumSupplies(
  db: Queryable,
  regionId: string,
  fromDay: string,
  untilDay: string,
): Promise<KindSum[]> {
  const { rows } = await sql<KindSum>`
    select kind, sum(amount_minor)::bigint as "amountMinor", count(*) as entries
    from supplier_entries
    where region_id = ${regionId} and day between ${fromDay}::date and ${untilDay}::date
      and kind <> 'carried-forward'
    group by kind order by kind`.execute(db)
  return rows
}

/** What was lost between two instants, by who bears it. */
export async function sumLosses(
  db: Queryable,
  regionId: string,
  from: Date,
  until: Date,
): Promise<{ bearerKind: string; amountMinor: number; losses: number }[]> {
  const { rows } = await sql<{ bearerKind: string; amountMinor: number; losses: number }>`
    select bearer_kind as "bearerKind", sum(amount_minor)::bigint as "amountMinor",
      count(distinct subject_id) as losses
    from borne_losses
    where region_id = ${regionId} and occurred_at >= ${from} and occurred_at < ${until}
    group by bearer_kind order by bearer_kind`.execute(db)
  return rows
}

/** What left for payees between two instants. */
export async function sumPaidOut(
  db: Queryable,
  regionId: string,
  from: Date,
  until: Date,
): Promise<{ payeeKind: string; grossMinor: number; taxMinor: number; payouts: number }[]> {
  const { rows } = await sql<{
    payeeKind: string
    grossMinor: number
    taxMinor: number
    payouts: number
  }>`
    select payee_kind as "payeeKind", sum(gross_minor)::bigint as "grossMinor",
      sum(tax_minor)::bigint as "taxMinor", count(*) as payouts
    from payouts
    where region_id = ${regionId} and paid_at >= ${from} and paid_at < ${until}
    group by payee_kind order by payee_kind`.execute(db)
  return rows
}
