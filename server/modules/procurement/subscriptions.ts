import type { Consumer, Subscriptions } from '#platform/events'
import { listDaysUnderWay, lockDay, markDayAllocated } from './queries/receiving-days.ts'
import { insertClosedWindows } from './queries/windows.ts'
import { DaysUnderWay } from './refusals.ts'
import { settleSurpluses } from './settle-surpluses.ts'

/** Once orders have what they get, what is left over goes where it was destined for. */
const settleLeftOver: Consumer = {
  name: 'procurement-settles-surpluses',
  of: ['goods.allocated'],
  consume: async (tx, events) => {
    for (const { regionId, body, occurredAt: at } of events) {
      const day = { warehouseId: String(body.warehouseId), pickupDate: String(body.pickupDate) }
      const { id } = await lockDay(tx, regionId, day)
      await markDayAllocated(tx, regionId, id, at)
      await settleSurpluses(tx, { regionId, at }, day)
    }
  },
}

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
    {
      name: 'procurement: a station with days under way stays open',
      to: 'station.closed',
      react: async (tx, events) => {
        for (const { regionId, subjectId: stationId } of events) {
          const pickupDates = await listDaysUnderWay(tx, regionId, stationId)
          if (pickupDates.length > 0) throw new DaysUnderWay(pickupDates)
        }
      },
    },
  ],
  consumers: [settleLeftOver],
}
