import { listLeadersByIds } from '#leaders'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { localDate } from '#platform/time'
import { insertEntries } from './queries/entries.ts'
import { leaderIdsOf, readErrors } from './read-errors.ts'

/** Writes what went wrong by events, each once however often it is delivered. */
export async function countErrors(tx: Tx, events: readonly EventRow[]): Promise<void> {
  for (const [regionId, ofRegion] of Map.groupBy(events, (event) => event.regionId)) {
    const leaderIds = leaderIdsOf(ofRegion)
    const leaders = leaderIds.length === 0 ? [] : await listLeadersByIds(tx, regionId, leaderIds)
    const persons = new Map(leaders.map((leader) => [leader.id, leader.personId]))
    const entries = ofRegion.flatMap((event) => readErrors(event, persons))
    if (entries.length === 0) continue
    const { timeZone } = await getRegion(tx, regionId)
    await insertEntries(
      tx,
      regionId,
      entries.map((entry) => ({ ...entry, day: localDate(entry.occurredAt, timeZone) })),
    )
  }
}
