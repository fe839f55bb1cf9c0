import { type Queryable, sql } from '#platform/db'

export interface OpenWindow {
  name: string
  region: string
  /** In the region's time zone, to the minute. */
  closesAt: string
  pickupDate: string
  offers: number
  communities: number
}

/** Windows that are open now, the next cutoff first; 20 at most. */
export async function listOpenWindows(db: Queryable): Promise<OpenWindow[]> {
  const { rows } = await sql<OpenWindow>`
    select coalesce(w.name ->> 'zh-CN', w.name ->> 'en', w.id::text) as name,
      coalesce(r.name ->> 'zh-CN', r.id) as region,
      to_char(w.closes_at at time zone r.time_zone, 'YYYY-MM-DD HH24:MI') as "closesAt",
      w.pickup_date as "pickupDate",
      (select count(*) from offers o where o.region_id = w.region_id and o.window_id = w.id
        and o.withdrawn_at is null) as offers,
      (select count(*) from window_communities c where c.region_id = w.region_id
        and c.window_id = w.id) as communities
    from windows w join regions r on r.id = w.region_id
    where w.published_at is not null and w.withdrawn_at is null
      and w.opens_at <= linli_now() and w.closes_at > linli_now()
    order by w.closes_at limit 20`.execute(db)
  return rows
}
