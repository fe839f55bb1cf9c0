import { listLeadersByIds } from '#leaders'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { localDate } from '#platform/time'
import { insertEntries, updateBearers } from './queries/entries.ts'
import { BEARER_CHANGED, leaderIdsOf, readErrors, readNewBearer } from './read-errors.ts'

/**
 * Writes what went wrong by events, each once however often it is delivered; a claim that an arbiter
 * lays on another bearer is theirs from its first entry on.
 */
export async function countErrors(tx: Tx, events: readonly EventRow[]): Promise<void> {
  for (const [regionId, ofRegion] of Map.groupBy(events, (event) => event.regionId)) {
    const leaderIds = leaderIdsOf(ofRegion)
    const leaders = leaderIds.length === 0 ? [] : await listLeadersByIds(tx, regionId, leaderIds)
    const persons = new Map(leaders.map((leader) => [leader.id, leader.personId]))
    const changed = ofRegion.filter((event) => event.type === BEARER_CHANGED)
    const entries = ofRegion
      .filter((event) => event.type !== BEARER_CHANGED)
      .flatMap((event) => readErrors(event, persons))
    if (entries.length > 0) {
      const { timeZone } = await getRegion(tx, regionId)
      await insertEntries(
        tx,
        regionId,
        entries.map((entry) => ({ ...entry, day: localDate(entry.occurredAt, timeZone) })),
      )
    }
    const bearers = new Map(
      changed.map((event) => [event.subjectId, readNewBearer(event, persons)] as const),
    )
    if (bearers.size > 0) await updateBearers(tx, regionId, [...bearers.values()])
  }
}
