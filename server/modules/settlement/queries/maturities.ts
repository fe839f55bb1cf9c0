import { type Queryable, sql, type Tx } from '#platform/db'
import type { EarnerKind } from '../commission.ts'

export interface DueEarner {
  regionId: string
  earnerKind: EarnerKind
  earnerId: string
}

/** Earners of one of the regions with entries whose time has come. */
export async function listDueEarners(
  db: Queryable,
  regionIds: readonly string[],
  at: Date,
  limit: number,
): Promise<DueEarner[]> {
  const { rows } = await sql<DueEarner>`
    select distinct region_id as "regionId", earner_kind as "earnerKind", earner_id as "earnerId"
    from commission_entries
    where matured_in is null and matures_at <= ${at}
      and region_id = (select region_id from commission_entries
        where matured_in is null and matures_at <= ${at}
          and region_id = any(${[...regionIds]}::text[])
        order by matures_at limit 1)
    order by 3 limit ${limit}`.execute(db)
  return rows
}

export interface Maturity extends DueEarner {
  id: string
  amountMinor: number
  entries: number
  maturedAt: Date
}

/**
 * Marks the entries of earners whose time has come as matured. Whoever comes second waits for the
 * rows and finds them marked: an earner without entries is absent from what is returned.
 */
export async function matureEntries(
  tx: Tx,
  regionId: string,
  wanted: readonly (DueEarner & { id: string })[],
  at: Date,
): Promise<Maturity[]> {
  const { rows } = await sql<{ id: string; amountMinor: number; entries: number }>`
    with matured as (
      update commission_entries entry set matured_in = own.id
      from unnest(${wanted.map((one) => one.id)}::uuid[],
        ${wanted.map((one) => one.earnerKind)}::text[],
        ${wanted.map((one) => one.earnerId)}::uuid[]) as own (id, earner_kind, earner_id)
      where entry.region_id = ${regionId} and entry.earner_kind = own.earner_kind
        and entry.earner_id = own.earner_id and entry.matured_in is null
        and entry.matures_at <= ${at}
      returning entry.matured_in, entry.amount_minor
    )
    select matured_in as id, sum(amount_minor)::bigint as "amountMinor", count(*) as entries
    from matured group by matured_in`.execute(tx)
  const found = new Map(rows.map((row) => [row.id, row]))
  return wanted.flatMap((one) => {
    const sum = found.get(one.id)
    return sum === undefined ? [] : [{ ...one, ...sum, maturedAt: at }]
  })
}

export async function insertMaturities(
  tx: Tx,
  regionId: string,
  maturities: readonly Maturity[],
): Promise<void> {
  const column = <Value>(of: (one: Maturity) => Value) => maturities.map(of)
  await sql`
    insert into commission_maturities (region_id, id, earner_kind, earner_id, amount_minor, entries,
      matured_at)
    select ${regionId}, own.* from unnest(${column((one) => one.id)}::uuid[],
      ${column((one) => one.earnerKind)}::text[], ${column((one) => one.earnerId)}::uuid[],
      ${column((one) => one.amountMinor)}::bigint[], ${column((one) => one.entries)}::integer[],
      ${column((one) => one.maturedAt)}::timestamptz[]) as own`.execute(tx)
}
