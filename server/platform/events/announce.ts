import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { insertEvents } from './queries.ts'
import { type EventRow, reactionsTo } from './subscriptions.ts'

export interface Announcement {
  regionId: string
  type: string
  subjectKind: string
  subjectId: string
  /** Ids and figures only: events hold no personal data. */
  body?: Record<string, unknown>
  actorId?: string | null
  occurredAt: Date
}

/** Writes a fact's event in the fact's transaction, and runs what must be true together with it. */
export const announce = (tx: Tx, announcement: Announcement): Promise<void> =>
  announceAll(tx, [announcement])

/** The same for many facts in one statement. */
export async function announceAll(tx: Tx, announcements: Announcement[]): Promise<void> {
  if (announcements.length === 0) return
  const events: EventRow[] = announcements.map(({ body = {}, actorId = null, ...rest }) => ({
    ...rest,
    id: newId(),
    body,
    actorId,
  }))
  await insertEvents(tx, events)
  for (const type of new Set(events.map((event) => event.type))) {
    for (const reaction of reactionsTo(type)) {
      await reaction.react(
        tx,
        events.filter((event) => event.type === type),
      )
    }
  }
}
