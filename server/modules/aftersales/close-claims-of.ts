import { listFulfilmentLines } from '#ordering'
import type { Tx } from '#platform/db'
import type { Incident } from './incident.ts'
import { lockOpenClaimsOf } from './queries/claims.ts'
import { settleClaim } from './settle-claim.ts'

/**
 * Locks the claims on orders that still wait, before the orders themselves are; what is returned
 * then closes those whose line was given back whole: nobody has to decide them any more.
 */
export async function closeClaimsOf(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<(incident: Incident, at: Date) => Promise<void>> {
  const open = await lockOpenClaimsOf(tx, regionId, orderIds)
  return async (incident, at) => {
    if (open.length === 0) return
    const lines = await listFulfilmentLines(tx, regionId, {
      orderIds: [...new Set(open.map((claim) => claim.orderId))],
    })
    const due = new Map(lines.map((line) => [`${line.orderId}/${line.lineNumber}`, line.dueMinor]))
    for (const claim of open) {
      if (due.get(`${claim.orderId}/${claim.lineNumber}`) !== 0) continue
      await settleClaim(tx, claim, {
        kind: 'incident',
        decision: 'refund',
        refund: {},
        bearer: { kind: incident.bearerKind, id: incident.bearerId },
        why: 'Given back with all goods of this kind.',
        by: null,
        at,
      })
    }
  }
}
