import type { Client } from 'pg'
import { copyText } from './copy-rows.ts'

/** Days that orders were placed on before, each with a window of its own. */
export const DAYS = 180
/** The last of them ended so long ago: all that was ordered in it is fetched. */
const ENDED_DAYS_AGO = 2

/** Where a past is made: quoted, ready to stand in a statement. */
export interface Quoted {
  region: string
  window: string
}

// A UUIDv7 of an instant: 48 bits of milliseconds over a random UUID, and the version's bits.
const ID_AT = `
  create function stored.id_at(at timestamptz) returns uuid language sql volatile as $$
    select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing substring(
      int8send((extract(epoch from at) * 1000)::int8) from 3) from 1 for 6), 52, 1), 53, 1),
      'hex')::uuid
  $$`

/** In the order in which they were made, so that their communities take turns. */
const residentsOf = (region: string) => `
  create unlogged table stored.residents as
  select row_number() over (order by r.id) - 1 as at, r.id as resident_id, r.person_id,
    r.community_id, r.leader_id, s.station_id, 'wallet:' || r.id as wallet
  from residents r join station_services s on s.region_id = r.region_id
    and s.community_id = r.community_id and s.is_pickup_point
  where r.region_id = ${region}
    and exists (select from accounts a where a.region_id = ${region} and a.id = 'wallet:' || r.id)`

const WINDOWS = `
  create unlogged table stored.windows as
  select day, opens_at, opens_at + interval '1 day' as closes_at,
    (opens_at at time zone 'Asia/Shanghai')::date + 2 as pickup_date,
    stored.id_at(opens_at - interval '1 day') as window_id
  from (select day, now() + (day - ${DAYS + ENDED_DAYS_AGO}) * interval '1 day' as opens_at
    from generate_series(0, ${DAYS - 1}) day) days`

const offersOf = ({ region, window }: Quoted) => `
  create unlogged table stored.offers as
  select w.day, o.id as like_id, o.sku_id, stored.id_at(w.opens_at - interval '1 day') as offer_id
  from stored.windows w cross join offers o
  where o.region_id = ${region} and o.window_id = ${window}`

/** A past for the market: its window once for each day gone, with all offers, closed long ago. */
export async function makePast(client: Client, quoted: Quoted): Promise<void> {
  const made = [ID_AT, residentsOf(quoted.region), WINDOWS, offersOf(quoted)]
  for (const text of ['create schema stored', ...made]) await client.query(text)
  await client.query('create unique index on stored.residents (at)')
  await client.query('create unique index on stored.windows (day)')
  await client.query('create unique index on stored.offers (day, sku_id)')
  await copyWindows(client, quoted)
}

async function copyWindows(client: Client, { region, window }: Quoted): Promise<void> {
  const dayBefore = "w.opens_at - interval '1 day'"
  const same = `t.region_id = ${region} and t`
  const copies: [table: string, changes: Record<string, string>, from: string][] = [
    [
      'windows',
      {
        ...{ id: 'w.window_id', opens_at: 'w.opens_at', closes_at: 'w.closes_at' },
        ...{ pickup_date: 'w.pickup_date', created_at: dayBefore, published_at: dayBefore },
        ...{ opened_at: 'w.opens_at', closed_at: 'w.closes_at' },
      },
      `stored.windows w, windows t where ${same}.id = ${window}`,
    ],
    [
      'window_communities',
      { window_id: 'w.window_id' },
      `stored.windows w, window_communities t where ${same}.window_id = ${window}`,
    ],
    [
      'offers',
      { id: 'f.offer_id', window_id: 'w.window_id', created_at: dayBefore },
      `stored.offers f join stored.windows w using (day) join offers t on ${same}.id = f.like_id`,
    ],
    [
      'supplies',
      { offer_id: 'f.offer_id', reserved: '0' },
      `stored.offers f join supplies t on ${same}.offer_id = f.like_id`,
    ],
  ]
  for (const [table, changes, from] of copies) {
    await client.query(await copyText(client, table, changes, from))
  }
}
