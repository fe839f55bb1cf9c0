import type { LaneTx } from '#platform/db'
import type { CommissionRates } from '#pricing'

/** The commission rates of a region in force at the batch's time, by scope and key. */
export type RateBook = ReadonlyMap<string, number>

/** One small set a region: the newest rate of each leader, level and SKU. */
export async function readRatesInLane(tx: LaneTx, regionId: string): Promise<RateBook> {
  const rows = await tx<{ key: string; rate: number | null }[]>`
    select distinct on (scope, scope_key)
      scope || ':' || scope_key as key, rate_basis_points as rate
    from commission_rates
    where region_id = ${regionId} and in_force_from <= linli_now()
    order by scope, scope_key, in_force_from desc, id desc`.execute()
  // A rate of null ends the one before it.
  return new Map(rows.flatMap(({ key, rate }) => (rate === null ? [] : [[key, rate]])))
}

/** The rates that meet on one line; the pure rule of #pricing picks among them. */
export function ratesOfLine(
  rates: RateBook,
  leader: { id: string; level: string | null },
  offer: { skuId: string; commissionBasisPoints: number | null },
  defaultBasisPoints: number,
): CommissionRates {
  return {
    offer: offer.commissionBasisPoints,
    leader: rates.get(`leader:${leader.id}`) ?? null,
    level: leader.level === null ? null : (rates.get(`level:${leader.level}`) ?? null),
    sku: rates.get(`sku:${offer.skuId}`) ?? null,
    default: defaultBasisPoints,
  }
}
