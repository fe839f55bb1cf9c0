import type { Subscriptions } from '#platform/events'
import { insertClosedWindows } from './queries/windows.ts'

export const procurementSubscriptions: Subscriptions = {
  reactions: [
    {
      name: 'procurement: a closed window waits to be pooled',
      to: 'window.closed',
      react: (tx, events) =>
        insertClosedWindows(
          tx,
          events.map((event) => ({
            regionId: event.regionId,
            windowId: event.subjectId,
            pickupDate: String(event.body.pickupDate),
            closedAt: event.occurredAt,
          })),
        ),
    },
  ],
}
