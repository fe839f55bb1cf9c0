import type { CommissionRates } from '#pricing'

/** The commission rates of a region in force at the batch's time, by scope and key. */
export type RateBook = ReadonlyMap<string, number>

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
