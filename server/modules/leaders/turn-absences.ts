import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import type { Sweep } from '#platform/jobs'
import { closeAbsence } from './end-absence.ts'
import { listRegionsWithDue, lockDue } from './queries/absences.ts'
import { lockLeading } from './queries/leaders.ts'
import { takeOver } from './start-absence.ts'

/**
 * Starts and ends the absences whose time has come.
 * @returns how many
 */
export async function turnAbsences(tx: Tx): Promise<number> {
  const at = await businessNow(tx)
  let turned = 0
  for (const regionId of await listRegionsWithDue(tx, at)) {
    await lockLeading(tx, regionId)
    for (const absence of await lockDue(tx, regionId, at)) {
      const isOver = absence.endsAt !== null && absence.endsAt <= at
      if (isOver) await closeAbsence(tx, absence, null, at)
      else await takeOver(tx, absence, null, at)
      turned += 1
    }
  }
  return turned
}

export const leadersSweeps = (): Sweep[] => [
  { name: 'leaders: absences', everyMs: 5_000, sweep: turnAbsences },
]
