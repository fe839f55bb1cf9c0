import { type Queryable, sql } from '#platform/db'

/** The SKUs that a region's windows offered that opened within days before a window does. */
export async function listSkusOfferedBefore(
  db: Queryable,
  regionId: string,
  window: { id: string; opensAt: Date },
  days: number,
): Promise<Set<string>> {
  const { rows } = await sql<{ skuId: string }>`
    select distinct o.sku_id as "skuId"
    from windows w join offers o on o.region_id = w.region_id and o.window_id = w.id
    where w.region_id = ${regionId} and w.id <> ${window.id}
      and w.published_at is not null and w.withdrawn_at is null
      and w.opens_at <= ${window.opensAt}
      and w.opens_at > ${window.opensAt}::timestamptz - make_interval(days => ${days})`.execute(db)
  return new Set(rows.map(({ skuId }) => skuId))
}
