import { touchPriceBook } from '#catalog'
import type { Tx } from '#platform/db'
import type { EventRow, Reaction, Subscriptions } from '#platform/events'
import { TOLD_FACTS, tellLeaders } from './tell-leaders.ts'

/** What a price book says of a community: its least order, its pickup point, whether it is served. */
const PLACES_CHANGED = [
  'community.changed',
  'community.service-set',
  'community.closed',
  'community.reopened',
]

async function touchBooks(tx: Tx, events: readonly EventRow[]): Promise<void> {
  for (const regionId of new Set(events.map((event) => event.regionId))) {
    await touchPriceBook(tx, regionId)
  }
}

export const campaignsSubscriptions: Subscriptions = {
  reactions: PLACES_CHANGED.map(
    (type): Reaction => ({
      name: `campaigns: price books follow ${type}`,
      to: type,
      react: touchBooks,
    }),
  ),
  consumers: [{ name: 'campaigns: tell leaders', of: TOLD_FACTS, consume: tellLeaders }],
}
