import { type Queryable, sql } from '#platform/db'

export interface LandingWindow {
  regionId: string
  id: string
  /** In Chinese and in English; either stands in for the other. */
  name: string
  nameEn: string
  region: string
  timeZone: string
  opensAt: Date
  closesAt: Date
  pickupDate: string
  /** HH:MM from which goods can be fetched; null where the window does not say. */
  pickupFrom: string | null
  offers: number
  communities: number
  orders: number
  /** Business time of the answer. */
  at: Date
}

/** Windows that are open or open within three days, the next cutoff first; 12 at most. */
export async function listWindowsAround(db: Queryable): Promise<LandingWindow[]> {
  const { rows } = await sql<LandingWindow>`
    select w.region_id as "regionId", w.id,
      coalesce(w.name ->> 'zh-CN', w.name ->> 'en', '') as name,
      coalesce(w.name ->> 'en', w.name ->> 'zh-CN', '') as "nameEn",
      coalesce(r.name ->> 'zh-CN', r.id) as region, r.time_zone as "timeZone",
      w.opens_at as "opensAt", w.closes_at as "closesAt", w.pickup_date as "pickupDate",
      (select min(slot ->> 'from') from jsonb_array_elements(w.slots) slot) as "pickupFrom",
      (select count(*) from offers o where o.region_id = w.region_id and o.window_id = w.id
        and o.withdrawn_at is null) as offers,
      (select count(*) from window_communities c where c.region_id = w.region_id
        and c.window_id = w.id) as communities,
      (select count(*) from orders o where o.region_id = w.region_id and o.window_id = w.id
        and o.cancelled_at is null and o.expired_at is null) as orders,
      linli_now() as at
    from windows w join regions r on r.id = w.region_id
    where w.published_at is not null and w.withdrawn_at is null
      and w.opens_at <= linli_now() + interval '3 days' and w.closes_at > linli_now()
    order by w.closes_at, w.id limit 12`.execute(db)
  return rows
}

export interface LandingGoods {
  pictureId: string
  name: string
  nameEn: string
  pack: string
  priceMinor: number
  currency: string
  /** What it costs outside the window, where that is more. */
  usualMinor: number
  isWeighed: boolean
}

/** Goods with a picture on offer in a window: what is cheaper there first, then of every shelf. */
export async function listGoodsOf(
  db: Queryable,
  { regionId, id }: Pick<LandingWindow, 'regionId' | 'id'>,
  limit: number,
): Promise<LandingGoods[]> {
  const { rows } = await sql<LandingGoods>`
    select p.picture_ids[1] as "pictureId",
      coalesce(p.name ->> 'zh-CN', p.name ->> 'en', '') as name,
      coalesce(p.name ->> 'en', '') as "nameEn", coalesce(s.name ->> 'zh-CN', '') as pack,
      coalesce(o.price_minor, l.price_minor) as "priceMinor", r.currency,
      l.price_minor as "usualMinor", s.measure = 'weighed' as "isWeighed"
    from offers o
      join regions r on r.id = o.region_id
      join listings l on l.region_id = o.region_id and l.id = o.listing_id
      join skus s on s.id = o.sku_id
      join products p on p.id = s.product_id
    where o.region_id = ${regionId} and o.window_id = ${id} and o.withdrawn_at is null
      and cardinality(p.picture_ids) > 0
    order by o.price_minor is null,
      row_number() over (partition by p.category_id order by o.sort, o.id), o.sort
    limit ${limit}`.execute(db)
  return rows
}
