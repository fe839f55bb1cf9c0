import type { Tx } from '#platform/db'
import { listOpenAbsences } from './queries/absences.ts'

/** Says what of a leader is still under way, for a person to read; null when nothing is. */
export type InFlightCheck = (tx: Tx, regionId: string, leaderId: string) => Promise<string | null>

const checks = new Map<string, InFlightCheck>()

/**
 * Called once by each module in which something can be under way for a leader, as orders, goods
 * that wait, or cash that is owed; the same name again replaces the check.
 */
export function declareInFlightCheck(name: string, check: InFlightCheck): void {
  checks.set(name, check)
}

/** What is under way for a leader, in order of the checks' names. */
export async function listInFlight(tx: Tx, regionId: string, leaderId: string): Promise<string[]> {
  const reasons: string[] = []
  for (const name of [...checks.keys()].sort()) {
    const reason = await checks.get(name)!(tx, regionId, leaderId)
    if (reason !== null) reasons.push(reason)
  }
  return reasons
}

declareInFlightCheck('leaders: stands in for another', async (tx, regionId, leaderId) => {
  const open = await listOpenAbsences(tx, regionId, [leaderId])
  const standsIn = open.some((absence) => absence.substituteId === leaderId)
  return standsIn ? 'Stands in for another leader, who needs another substitute first.' : null
})
