import { sql } from 'kysely'
import { checkLedger } from '#ledger'
import { checkStock } from '#stock'
import type { TestLinli } from './linli.ts'

/** Lines that take goods: of orders that have not ended, and not withdrawn themselves. */
const liveLines = sql`(
  select l.*, o.resident_id from order_lines l
  join orders o on o.region_id = l.region_id and o.id = l.order_id
  where o.cancelled_at is null and o.expired_at is null and not exists (
    select from order_reductions r where r.region_id = l.region_id and r.order_id = l.order_id
      and r.line_number = l.line_number and r.kind = 'withdrawn'))`

/**
 * The one set of invariants that holds after everything, also after a fault: books balance, stock is
 * what moved, supplies are what orders hold, nobody got back more than was paid.
 * @returns the faults found; empty when all is well
 */
export async function findFaults(linli: Pick<TestLinli, 'database'>): Promise<string[]> {
  const { db } = linli.database
  const ledger = (await checkLedger(db)).faults.map((one) => `ledger: ${one.subject} ${one.fault}`)
  const stock = (await checkStock(db)).map((one) => `stock: ${JSON.stringify(one)}`)
  const { rows: supplies } = await sql<{ offerId: string; reserved: number; sold: number }>`
    select s.offer_id as "offerId", s.reserved, coalesce(sum(l.quantity), 0)::bigint as sold
    from supplies s
      left join ${liveLines} l on l.region_id = s.region_id and l.offer_id = s.offer_id
    group by s.region_id, s.offer_id, s.reserved
    having s.reserved <> coalesce(sum(l.quantity), 0)`.execute(db)
  const { rows: limits } = await sql<{ offerId: string; taken: number }>`
    select c.offer_id as "offerId", c.taken from limit_counters c
    where c.taken <> coalesce((select sum(l.quantity) from ${liveLines} l
      where l.region_id = c.region_id and l.offer_id = c.offer_id
        and l.resident_id = c.resident_id), 0)
  `.execute(db)
  const { rows: sums } = await sql<{ id: string }>`
    select o.id from orders o where o.total_minor <> o.fee_minor + (
      select coalesce(sum(l.total_minor), 0) from order_lines l
      where l.region_id = o.region_id and l.order_id = o.id)
      or o.reduced_minor <> (select coalesce(sum(r.amount_minor), 0) from order_reductions r
        where r.region_id = o.region_id and r.order_id = o.id)`.execute(db)
  const { rows: overdrawn } = await sql<{ orderId: string; lineNumber: number }>`
    select l.order_id as "orderId", l.line_number as "lineNumber" from order_lines l
    join (
      select region_id, order_id, line_number, sum(quantity) as quantity,
        sum(amount_minor) as amount
      from order_reductions group by 1, 2, 3
    ) taken using (region_id, order_id, line_number)
    where taken.quantity > l.quantity or taken.amount > l.total_minor`.execute(db)
  return [
    ...ledger,
    ...stock,
    ...supplies.map((one) => `supply ${one.offerId}: reserved ${one.reserved}, sold ${one.sold}`),
    ...limits.map((one) => `limit of ${one.offerId}: taken ${one.taken}`),
    ...overdrawn.map((one) => `line ${one.orderId}/${one.lineNumber}: lost more than it had`),
    ...sums.map((one) => `order ${one.id}: lines do not sum to the total`),
  ]
}
