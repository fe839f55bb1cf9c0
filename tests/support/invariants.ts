import { checkLedger } from '#ledger'
import { type Queryable, sql } from '#platform/db'
import { checkStock } from '#stock'
import type { TestLinli } from './linli.ts'

/** Lines that take goods: of orders that have not ended, and not withdrawn themselves. */
const liveLines = sql`(
  select l.*, o.resident_id from order_lines l
  join orders o on o.region_id = l.region_id and o.id = l.order_id
  where o.cancelled_at is null and o.expired_at is null and not exists (
    select from order_reductions r where r.region_id = l.region_id and r.order_id = l.order_id
      and r.line_number = l.line_number and r.kind = 'withdrawn'))`

/** Each says what is wrong where it is wrong; a row is a fault. */
const WRONG = {
  supply: sql`
    select s.offer_id::text || ': reserved ' || s.reserved || ', sold ' || coalesce(sum(l.quantity), 0)
      || ', cap ' || coalesce(s.cap::text, 'none') as fault
    from supplies s
      left join ${liveLines} l on l.region_id = s.region_id and l.offer_id = s.offer_id
    group by s.region_id, s.offer_id, s.reserved, s.cap
    having s.reserved <> coalesce(sum(l.quantity), 0) or s.reserved < 0 or s.reserved > s.cap`,
  limit: sql`
    select c.offer_id::text || ': taken ' || c.taken as fault from limit_counters c
    where c.taken <> coalesce((select sum(l.quantity) from ${liveLines} l
      where l.region_id = c.region_id and l.offer_id = c.offer_id
        and l.resident_id = c.resident_id), 0)`,
  'sum of lines': sql`
    select o.id::text as fault from orders o where o.total_minor <> o.fee_minor + (
      select coalesce(sum(l.total_minor), 0) from order_lines l
      where l.region_id = o.region_id and l.order_id = o.id)
      or o.reduced_minor <> (select coalesce(sum(r.amount_minor), 0) from order_reductions r
        where r.region_id = o.region_id and r.order_id = o.id)`,
  'line that lost more than it had': sql`
    select l.order_id::text || '/' || l.line_number as fault from order_lines l
    join (
      select region_id, order_id, line_number, sum(quantity) as quantity,
        sum(amount_minor) as amount
      from order_reductions group by 1, 2, 3
    ) taken using (region_id, order_id, line_number)
    where taken.quantity > l.quantity or taken.amount > l.total_minor`,
  'refunds above the payment': sql`
    select p.id::text || ': ' || sum(r.amount_minor) || ' of ' || p.amount_minor as fault
    from payments p join refunds r on r.region_id = p.region_id and r.payment_id = p.id
    where r.rerouted_at is null
    group by p.region_id, p.id, p.amount_minor, p.captured_at
    having sum(r.amount_minor) > p.amount_minor or p.captured_at is null`,
  'payouts of one period and payee': sql`
    select payee_kind || ' ' || payee_id || ' in ' || period || ': ' || count(*) as fault
    from payouts where period is not null and cancelled_at is null
    group by region_id, payee_kind, payee_id, currency, period having count(*) > 1`,
  'handovers of one order': sql`
    select order_id::text || ': ' || count(*) as fault from handovers where undone_at is null
    group by region_id, order_id having count(*) > 1`,
  'placing without its one event': sql`
    select o.id::text as fault from orders o where 1 <> (select count(*) from events e
      where e.region_id = o.region_id and e.subject_id = o.id and e.type = 'order.placed')`,
}

/**
 * The one set of invariants that holds after everything, also after a fault: books balance, stock is
 * what moved, supplies are what orders hold, nobody got back more than was paid. Looked at as of one
 * moment, so that it may be asked while others write.
 * @returns the faults found; empty when all is well
 */
export const findFaults = ({ database }: Pick<TestLinli, 'database'>): Promise<string[]> =>
  database.db.transaction().setIsolationLevel('repeatable read').execute(findFaultsIn)

async function findFaultsIn(db: Queryable): Promise<string[]> {
  const ledger = (await checkLedger(db)).faults.map((one) => `ledger: ${one.subject} ${one.fault}`)
  const stock = (await checkStock(db)).map((one) => `stock: ${JSON.stringify(one)}`)
  const others: string[] = []
  for (const [what, query] of Object.entries(WRONG)) {
    const { rows } = await sql<{ fault: string }>`${query}`.execute(db)
    others.push(...rows.map(({ fault }) => `${what}: ${fault}`))
  }
  return [...ledger, ...stock, ...others]
}
