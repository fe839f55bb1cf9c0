import type { LaneTx } from '#platform/db'
import type { RateBook } from '../lane/rates.ts'

/** One small set a region: the newest rate of each leader, level and SKU. */
export async function readRatesInLane(tx: LaneTx, regionId: string): Promise<RateBook> {
  const rows = await tx<{ key: string; rate: number | null }[]>`
    select distinct on (scope, scope_key)
      scope || ':' || scope_key as key, rate_basis_points as rate
    from commission_rates
    where region_id = ${regionId} and in_force_from <= linli_now()
    order by scope, scope_key, in_force_from desc, set_at desc, id desc`.execute()
  // A rate of null ends the one before it.
  return new Map(rows.flatMap(({ key, rate }) => (rate === null ? [] : [[key, rate]])))
}
