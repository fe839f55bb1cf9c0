import type { Client } from 'pg'
import { copyText } from './copy-rows.ts'

const KEPT_KEYS = "interval '7 days'"

const PLACED = {
  occurred_at: 'p.placed_at',
  order_id: 'p.order_id',
  subject_id: 'p.order_id',
  actor_id: 'p.person_id',
}

/** What is a copied order's own, by table; all else is as the recorded order wrote it. */
const CHANGES: Record<string, Record<string, string>> = {
  orders: {
    ...{ id: 'p.order_id', number: 'p.number', checkout_id: 'p.checkout_id' },
    ...{ window_id: 'p.window_id', pickup_date: 'p.pickup_date', short_number: 'p.short_number' },
    ...{ community_id: 'p.community_id', station_id: 'p.station_id', leader_id: 'p.leader_id' },
    ...{ resident_id: 'p.resident_id', placed_by: 'p.person_id', placed_at: 'p.placed_at' },
    ...{ paid_at: 'p.placed_at', closed_at: 'p.closed_at', closed_why: "'collected'" },
  },
  order_lines: { order_id: 'p.order_id', offer_id: 'f.offer_id' },
  payments: {
    ...{ id: 'p.payment_id', account_id: 'p.wallet', payer_id: 'p.person_id' },
    ...{ payer_resident_id: 'p.resident_id', created_at: 'p.placed_at' },
    captured_at: 'p.placed_at',
  },
  payment_orders: { payment_id: 'p.payment_id', order_id: 'p.order_id' },
  transfers: { ...PLACED, id: 'p.transfer_id', debit_account: 'p.wallet' },
  events: {
    ...{ id: 'p.event_id', subject_id: 'p.order_id', actor_id: 'p.person_id' },
    occurred_at: 'p.placed_at',
    body: `t.body || jsonb_build_object('residentId', p.resident_id, 'leaderId', p.leader_id,
      'communityId', p.community_id, 'windowId', p.window_id)`,
  },
  idempotency_keys: {
    ...{ actor_id: 'p.person_id', key: 'p.checkout_id::text', created_at: 'p.placed_at' },
    reply: "t.reply || jsonb_build_object('checkoutId', p.checkout_id)",
  },
}

/** Tables that placing an order writes to, whose rows are copied. */
export const COPIED = Object.keys(CHANGES)

/** How the rows of the recorded order o are found in each. */
const FOUND: Record<string, string> = {
  orders: 't.id = o.id',
  order_lines: 't.order_id = o.id',
  payments: `t.id in (select of.payment_id from payment_orders of
    where of.region_id = o.region_id and of.order_id = o.id)`,
  payment_orders: 't.order_id = o.id',
  transfers: 't.order_id = o.id',
  events: "t.subject_id = o.id and t.type = 'order.placed'",
  idempotency_keys: "t.actor_id = o.placed_by and t.reply ->> 'checkoutId' = o.checkout_id::text",
}

/** Keeps the rows that placed orders really wrote; answers how many orders those are. */
export async function recordTemplates(
  client: Client,
  { region, most }: { region: string; most: number },
): Promise<number> {
  await client.query(`create unlogged table stored.numbers as select number from orders`)
  await client.query('create unique index on stored.numbers (number)')
  const { rowCount } = await client.query(
    `create unlogged table stored.templates as
     select row_number() over (order by id) as template, * from orders
     where region_id = ${region} and leader_id is null order by id limit ${most}`,
  )
  for (const table of COPIED) {
    await client.query(
      `create unlogged table stored.${table} as select o.template, t.* from stored.templates o
       join ${table} t on t.region_id = o.region_id and ${FOUND[table]}`,
    )
    await client.query(`create index on stored.${table} (template)`)
    await client.query(`analyze stored.${table}`)
  }
  return rowCount ?? 0
}

/** The statements that write what the plan says: copies of recorded rows, and what closed them. */
export async function rowTexts(client: Client, region: string): Promise<string[]> {
  const copies: string[] = []
  for (const table of COPIED) {
    const offers = 'join stored.offers f on f.day = p.day and f.sku_id = t.sku_id'
    const from = `plan p join stored.${table} t on t.template = p.template
      ${table === 'order_lines' ? offers : ''}
      ${table === 'idempotency_keys' ? `where p.placed_at > now() - ${KEPT_KEYS}` : ''}`
    copies.push(await copyText(client, table, CHANGES[table]!, `${from} order by p.at`))
  }
  return [
    ...copies,
    `insert into transfers (region_id, id, debit_account, credit_account, amount_minor, code,
       order_id, subject_id, actor_id, occurred_at)
     select ${region}, p.closing_id, 'escrow', 'revenue', t.amount_minor, 'order-closed',
       p.order_id, p.order_id, p.person_id, p.closed_at
     from plan p join stored.transfers t on t.template = p.template`,
    `insert into events (region_id, id, type, subject_kind, subject_id, body, actor_id, occurred_at)
     select ${region}, p.closing_event_id, 'order.closed', 'order', p.order_id,
       jsonb_build_object('why', 'collected', 'residentId', p.resident_id, 'leaderId', p.leader_id,
         'communityId', p.community_id, 'paidMinor', t.amount_minor), p.person_id, p.closed_at
     from plan p join stored.transfers t on t.template = p.template`,
    `insert into short_numbers (region_id, community_id, pickup_date, resident_id, short_number)
     select ${region}, community_id, pickup_date, resident_id, short_number from plan`,
  ]
}
