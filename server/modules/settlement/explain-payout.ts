import type { Queryable } from '#platform/db'
import { listEarningRows } from './queries/earnings.ts'
import { listExplainedStatements, spansOfPayouts } from './queries/explained.ts'
import { getPayout, sumEarlierOfMonth } from './queries/payouts.ts'
import { listStatementsByIds } from './queries/statements.ts'
import { explainEntries } from './show-earnings.ts'

/** What a payout is made of; entries of earners come by the page. Throws NotFound. */
export async function explainPayout(
  db: Queryable,
  regionId: string,
  payoutId: string,
  page: { beforeId: string | undefined; limit: number },
) {
  const payout = await getPayout(db, regionId, payoutId)
  const { payeeKind, payeeId, availableMinor, openingMinor, grossMinor } = payout
  const isSupplier = payeeKind === 'supplier'
  const rows = isSupplier
    ? []
    : await listEarningRows(db, regionId, {
        earnerKind: payeeKind,
        earnerId: payeeId,
        payoutId,
        ...page,
      })
  const statementIds = isSupplier
    ? await listExplainedStatements(db, regionId, payeeId, payoutId)
    : []
  const statements = await listStatementsByIds(db, regionId, statementIds)
  const span = (await spansOfPayouts(db, regionId, payeeId, [payoutId])).get(payoutId)
  const month = await sumEarlierOfMonth(db, regionId, payout)
  return {
    payout,
    earnedFrom: span?.earnedFrom ?? null,
    earnedUntil: span?.earnedUntil ?? null,
    entryCount: span?.entryCount ?? 0,
    taxMonth: payout.taxMonth,
    monthGrossMinor: month.grossMinor,
    monthTaxMinor: month.taxMinor,
    openingMinor,
    explainedMinor: availableMinor - openingMinor,
    availableMinor,
    leftMinor: availableMinor - grossMinor,
    entries: await explainEntries(db, regionId, rows),
    statements: statements.sort((a, b) => (a.periodFrom < b.periodFrom ? -1 : 1)),
  }
}
