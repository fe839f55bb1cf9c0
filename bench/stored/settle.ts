import type { Client } from 'pg'

/** Brings what is kept as sums in line with the rows that were written. */
export async function settle(client: Client, region: string): Promise<void> {
  await client.query(`
    insert into accounts (region_id, id, kind, currency, is_kept)
    select region_id, 'revenue', 'revenue', currency, false from accounts
    where region_id = ${region} and id = 'escrow' on conflict do nothing`)
  await client.query(`
    update accounts a set balance_minor = s.balance
    from (select account, sum(change) as balance from (
        select debit_account as account, -amount_minor as change from transfers
        where region_id = ${region}
        union all
        select credit_account, amount_minor from transfers where region_id = ${region}
      ) sides group by account) s
    where a.region_id = ${region} and a.id = s.account and a.is_kept
      and a.balance_minor <> s.balance`)
  await client.query(`
    update supplies s set reserved = sold.units
    from (select f.offer_id, sum(l.quantity) as units
      from stored.offers f join order_lines l
        on l.region_id = ${region} and l.offer_id = f.offer_id
      group by f.offer_id) sold
    where s.region_id = ${region} and s.offer_id = sold.offer_id`)
  await client.query(`
    insert into short_number_counters (region_id, community_id, pickup_date, last_number)
    select ${region}, community_id, pickup_date, max(short_number) from short_numbers
    where region_id = ${region} and pickup_date in (select pickup_date from stored.windows)
    group by community_id, pickup_date on conflict do nothing`)
}
