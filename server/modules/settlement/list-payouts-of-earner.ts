import type { Queryable } from '#platform/db'
import type { EarnerKind } from './commission.ts'
import type { Payout } from './payout.ts'
import { type EarningSpan, spansOfPayouts } from './queries/explained.ts'
import { listPayouts } from './queries/payouts.ts'

const NOTHING: EarningSpan = { earnedFrom: null, earnedUntil: null, entryCount: 0 }

/** An earner's payouts, the newest first, each with the span in which its entries were earned. */
export async function listPayoutsOfEarner(
  db: Queryable,
  regionId: string,
  { kind, id }: { kind: EarnerKind; id: string },
  page: { beforeId: string | undefined; limit: number },
): Promise<(Payout & EarningSpan)[]> {
  const rows = await listPayouts(db, regionId, { payeeKind: kind, payeeId: id, ...page })
  const payoutIds = rows.map((row) => row.id)
  const spans = await spansOfPayouts(db, regionId, id, payoutIds)
  return rows.map((row) => ({ ...row, ...(spans.get(row.id) ?? NOTHING) }))
}
