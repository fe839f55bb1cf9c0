import { type FulfilmentLine, listFulfilmentLines } from '#ordering'
import type { Queryable } from '#platform/db'
import type { Part } from './claimable.ts'
import { type AffectedLine, refundOfAffected } from './incident.ts'

/** What an affected line gets back as it stands now. */
export interface AffectedRefund extends Part {
  affected: AffectedLine
  line: FulfilmentLine
}

/** Without lines whose orders have ended, or that have nothing left to give back. */
export async function listAffectedRefunds(
  db: Queryable,
  regionId: string,
  affected: readonly AffectedLine[],
  shareBasisPoints: number,
): Promise<AffectedRefund[]> {
  if (affected.length === 0) return []
  const orderIds = [...new Set(affected.map((one) => one.orderId))]
  const lines = await listFulfilmentLines(db, regionId, { orderIds })
  const byKey = new Map(lines.map((line) => [`${line.orderId}/${line.lineNumber}`, line]))
  return affected.flatMap((one) => {
    const line = byKey.get(`${one.orderId}/${one.lineNumber}`)
    if (line === undefined) return []
    const part = refundOfAffected(line, one.quantity, shareBasisPoints)
    return part.amountMinor === 0 ? [] : [{ ...part, affected: one, line }]
  })
}
