import type { Queryable } from '#platform/db'
import { readSettings } from '#platform/settings'
import { type CommissionRates, type CommissionSource, commissionRate } from './commission-rate.ts'
import { listLevels, listRatesInForce } from './queries/commission.ts'

/** Rates of a region at one instant, looked up without asking the database again. */
export interface CommissionLookup {
  /** All four rates of a line; leaderId null for a sale that no leader brought. */
  ratesOf(leaderId: string | null, skuId: string): CommissionRates
  /** The one that holds, and why. */
  rateOf(
    leaderId: string | null,
    skuId: string,
  ): { rateBasisPoints: number; source: CommissionSource }
}

/**
 * The commission rates in force at an instant for leaders and SKUs, in three statements however
 * many they are. Levels too are those of the instant.
 * @param communityId where the default is set for a community of its own
 */
export async function commissionRates(
  db: Queryable,
  regionId: string,
  leaderIds: readonly string[],
  skuIds: readonly string[],
  at: Date,
  communityId?: string,
): Promise<CommissionLookup> {
  const levels = await listLevels(db, regionId, leaderIds, at)
  const keys = { leader: leaderIds, level: [...new Set(levels.values())], sku: skuIds }
  const rows = await listRatesInForce(db, regionId, keys, at)
  const settings = await readSettings(db, regionId, { communityId }, at)
  const rates = new Map(rows.map((row) => [`${row.scope} ${row.scopeKey}`, row.rateBasisPoints]))
  const byDefault = settings['leader.defaultCommissionBasisPoints']

  const rateFor = (scope: string, key: string | null | undefined): number | null =>
    key == null ? null : (rates.get(`${scope} ${key}`) ?? null)
  const ratesOf = (leaderId: string | null, skuId: string): CommissionRates => ({
    leader: rateFor('leader', leaderId),
    level: rateFor('level', leaderId === null ? null : levels.get(leaderId)),
    sku: rateFor('sku', skuId),
    default: byDefault,
  })
  return { ratesOf, rateOf: (leaderId, skuId) => commissionRate(ratesOf(leaderId, skuId)) }
}
