import { type Queryable, sql } from '#platform/db'
import type { Offer } from '../offer.ts'

/** What a supplier asks for a SKU on a day. */
export type Cost = Pick<
  Offer,
  | 'skuId'
  | 'supplierId'
  | 'costMinor'
  | 'caseSize'
  | 'minimumQuantity'
  | 'leadDays'
  | 'lotRule'
  | 'sourceRank'
> & { offerId: string }

/**
 * The offers of SKUs in force on a day, YYYY-MM-DD: accepted, not withdrawn, of suppliers that are
 * not suspended; of a supplier's offers for one SKU the one that began last. By SKU the source
 * that is asked first comes first, then the cheaper.
 */
export async function listCosts(
  db: Queryable,
  regionId: string,
  skuIds: readonly string[],
  day: string,
): Promise<Cost[]> {
  const { rows } = await sql<Cost>`
    select * from (
      select distinct on (offer.sku_id, offer.supplier_id) offer.id as "offerId",
        offer.sku_id as "skuId", offer.supplier_id as "supplierId",
        offer.cost_minor as "costMinor", offer.case_size as "caseSize",
        offer.minimum_quantity as "minimumQuantity", offer.lead_days as "leadDays",
        offer.lot_rule as "lotRule", offer.source_rank as "sourceRank"
      from supplier_offers offer
      join suppliers supplier
        on supplier.region_id = offer.region_id and supplier.id = offer.supplier_id
      where offer.region_id = ${regionId} and offer.sku_id = any(${[...skuIds]}::uuid[])
        and offer.accepted_at is not null and offer.withdrawn_at is null
        and supplier.suspended_at is null and offer.valid_from <= ${day}::date
        and coalesce(offer.valid_until, 'infinity') >= ${day}::date
      order by offer.sku_id, offer.supplier_id, offer.valid_from desc, offer.accepted_at desc,
        offer.id desc
    ) as asked
    order by "skuId", "sourceRank", "costMinor", "offerId"`.execute(db)
  return rows
}

/** What the first source of each SKU asks on a day; a SKU that nobody offers is not in it. */
export async function costsOf(
  db: Queryable,
  regionId: string,
  skuIds: readonly string[],
  day: string,
): Promise<Map<string, Cost>> {
  const costs = new Map<string, Cost>()
  for (const cost of await listCosts(db, regionId, skuIds, day)) {
    if (!costs.has(cost.skuId)) costs.set(cost.skuId, cost)
  }
  return costs
}

/** What the first source of a SKU asks on a day, or null when nobody offers it. */
export async function costOf(
  db: Queryable,
  regionId: string,
  skuId: string,
  day: string,
): Promise<Cost | null> {
  return (await costsOf(db, regionId, [skuId], day)).get(skuId) ?? null
}
