import { checkLedger } from '#ledger'
import { type Db, sql } from '#platform/db'

/** What the database must say after a run, by statements that know nothing of the engine. */
export interface Account {
  orders: number
  lines: number
  /** Offers whose taken units are not what their orders' lines sum to. */
  wrongSupplies: number
  /** Orders without exactly one event of their placing. */
  withoutEvent: number
  /** Paid orders whose transfers do not sum to their total. */
  wrongTransfers: number
  ledgerFaults: number
}

/** Counts everything in the window anew. */
export async function accountFor(db: Db, regionId: string, windowId: string): Promise<Account> {
  const { rows } = await sql<Omit<Account, 'ledgerFaults'>>`
    with sold as (
      select o.id, o.total_minor, o.paid_at from orders o
      where o.region_id = ${regionId} and o.window_id = ${windowId}
        and o.cancelled_at is null and o.expired_at is null
    ), lines as (
      select l.offer_id, l.quantity from order_lines l join sold on sold.id = l.order_id
      where l.region_id = ${regionId}
    )
    select (select count(*) from sold) as orders, (select count(*) from lines) as lines,
      (select count(*) from offers f
        join supplies s on s.region_id = f.region_id and s.offer_id = f.id
        left join (select offer_id, sum(quantity) as units from lines group by offer_id) taken
          on taken.offer_id = f.id
        where f.region_id = ${regionId} and f.window_id = ${windowId}
          and s.reserved <> coalesce(taken.units, 0)) as "wrongSupplies",
      (select count(*) from sold where 1 <> (select count(*) from events e
        where e.region_id = ${regionId} and e.subject_id = sold.id
          and e.type = 'order.placed')) as "withoutEvent",
      (select count(*) from sold where paid_at is not null and total_minor <> (
        select coalesce(sum(t.amount_minor), 0) from transfers t
        where t.region_id = ${regionId} and t.order_id = sold.id
          and t.code = 'order-paid')) as "wrongTransfers"`.execute(db)
  const { faults } = await checkLedger(db)
  return { ...rows[0]!, ledgerFaults: faults.length }
}

/** @throws Error that says what does not add up */
export function refuseWrongAccount(
  { orders, lines, ...faults }: Account,
  expected: { orders: number; linesEach: number },
): void {
  if (orders !== expected.orders) {
    throw new Error(`${expected.orders} orders were acknowledged, ${orders} are in the database`)
  }
  const isWhole = lines === orders * expected.linesEach
  if (isWhole && Object.values(faults).every((count) => count === 0)) return
  throw new Error(`what is there does not add up: ${JSON.stringify({ orders, lines, ...faults })}`)
}
