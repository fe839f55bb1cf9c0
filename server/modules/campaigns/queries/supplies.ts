import { type Queryable, sql, type Tx } from '#platform/db'

/** What goes back to an offer's supply, and to what its buyer may still take. */
export interface ReleasedLine {
  offerId: string
  /** Null for a walk-in, who has no limit. */
  residentId: string | null
  quantity: number
}

/** Adds up by offer and locks in id order: the order that the lanes lock in as well. */
export async function decreaseReserved(
  tx: Tx,
  regionId: string,
  lines: readonly ReleasedLine[],
): Promise<void> {
  await sql`
    select from supplies
    where region_id = ${regionId} and offer_id = any(${lines.map((line) => line.offerId)}::uuid[])
    order by offer_id for update`.execute(tx)
  await sql`
    update supplies s set reserved = greatest(s.reserved - back.quantity, 0)
    from (
      select offer_id, sum(quantity)::bigint as quantity
      from unnest(${lines.map((line) => line.offerId)}::uuid[],
        ${lines.map((line) => line.quantity)}::bigint[]) as line (offer_id, quantity)
      group by offer_id
    ) back
    where s.region_id = ${regionId} and s.offer_id = back.offer_id`.execute(tx)
}

export async function decreaseTaken(
  tx: Tx,
  regionId: string,
  lines: readonly (ReleasedLine & { residentId: string })[],
): Promise<void> {
  const offerIds = lines.map((line) => line.offerId)
  const residentIds = lines.map((line) => line.residentId)
  await sql`
    select from limit_counters
    where region_id = ${regionId}
      and (offer_id, resident_id) in (
        select * from unnest(${offerIds}::uuid[], ${residentIds}::uuid[]))
    order by offer_id, resident_id for update`.execute(tx)
  await sql`
    update limit_counters c set taken = greatest(c.taken - back.quantity, 0)
    from (
      select offer_id, resident_id, sum(quantity)::bigint as quantity
      from unnest(${offerIds}::uuid[], ${residentIds}::uuid[],
        ${lines.map((line) => line.quantity)}::bigint[]) as line (offer_id, resident_id, quantity)
      group by offer_id, resident_id
    ) back
    where c.region_id = ${regionId} and c.offer_id = back.offer_id
      and c.resident_id = back.resident_id`.execute(tx)
}

/**
 * Caps and what is ordered, by offer. Asked by the offers rather than by their window: joined, all
 * supplies there ever were are read for the few of one window.
 */
export async function listSupplies(
  db: Queryable,
  regionId: string,
  offerIds: readonly string[],
): Promise<Map<string, { cap: number | null; reserved: number }>> {
  const { rows } = await sql<{ id: string; cap: number | null; reserved: number }>`
    select offer_id as id, cap, reserved from supplies
    where region_id = ${regionId} and offer_id = any(${[...offerIds]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...supply }) => [id, supply]))
}
