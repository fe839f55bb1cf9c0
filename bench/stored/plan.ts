import type { Client } from 'pg'
import { DAYS } from './past.ts'

/** Orders that one statement writes, and the spread of all. */
export interface Spread {
  /** All orders that are to be stored. */
  orders: number
  /** Residents who take turns in ordering, and their communities, which take turns as well. */
  residents: number
  communities: number
  /** Recorded orders, of which each stored one is a copy. */
  templates: number
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const NUMBER_BITS = 40
// Odd, so that no number comes twice; its product with the most orders stays within 63 bits.
const NUMBER_STEP = 0x2545f4914f

const numberOf = (value: string): string =>
  Array.from({ length: 8 }, (_, digit) => {
    const shift = NUMBER_BITS - 5 * (digit + 1)
    return `substr('${CROCKFORD}', ((${value} >> ${shift}) & 31)::int + 1, 1)`
  }).join(' || ')

const scattered = (at: string): string =>
  `((${at} * ${NUMBER_STEP}) & ${2 ** NUMBER_BITS - 1}::bigint)`

const ID_COLUMNS = ['order_id', 'checkout_id', 'payment_id', 'transfer_id', 'event_id']

const COLUMNS = `
  at bigint, template bigint, day int, placed_at timestamptz, closed_at timestamptz,
  number text, short_number int, window_id uuid, pickup_date date, resident_id uuid,
  person_id uuid, community_id uuid, station_id uuid, leader_id uuid, wallet text,
  ${ID_COLUMNS.map((name) => `${name} uuid`).join(', ')}, closing_id uuid, closing_event_id uuid`

export const planTable = (client: Client) =>
  client.query(`create temporary table plan (${COLUMNS}) on commit delete rows`)

/**
 * The statement that decides who orders what when, for the orders from $1 to before $2. They are
 * spread evenly over the days and taken up in time order; in a day a resident orders once at most,
 * so that the turn of a community is the short number.
 */
export function planText({ orders, residents, communities, templates }: Spread): string {
  return `
    insert into plan
    select o.at, o.at % ${templates} + 1, o.day, o.placed_at, c.closed_at,
      case when exists (select from stored.numbers n where n.number = ${numberOf(scattered('o.at'))})
        then ${numberOf(scattered(`(o.at + ${orders})`))}
        else ${numberOf(scattered('o.at'))} end,
      (o.at - o.first_of_day) / ${communities} + 1, w.window_id, w.pickup_date,
      r.resident_id, r.person_id, r.community_id, r.station_id, r.leader_id, r.wallet,
      ${ID_COLUMNS.map(() => 'stored.id_at(o.placed_at)').join(', ')},
      stored.id_at(c.closed_at), stored.id_at(c.closed_at)
    from (
      select at, day, (day * ${orders}::bigint + ${DAYS - 1}) / ${DAYS} as first_of_day,
        (select opens_at from stored.windows where day = 0)
          + at * ${(DAYS * 86_400) / orders}::float8 * interval '1 second' as placed_at
      from (select at, (at * ${DAYS} / ${orders})::int as day
        from generate_series($1::bigint, $2::bigint - 1) at) turns
    ) o
    join stored.windows w on w.day = o.day
    cross join lateral (select w.closes_at + interval '12 hours'
      + (o.placed_at - w.opens_at) / 4 as closed_at) c
    join stored.residents r on r.at = o.at % ${residents}`
}
