import type { Task } from '#platform/jobs'
import { cancelWithdrawnOffer } from './cancel-withdrawn-offer.ts'
import { cancelWithdrawnWindow } from './cancel-withdrawn-window.ts'

export const CANCEL_WINDOW = 'ordering-cancel-window'
export const CANCEL_OFFER = 'ordering-cancel-offer'

const textOrNull = (value: unknown): string | null => (value == null ? null : String(value))

/** What takes more than one transaction: orders of what the operator withdrew. */
export const orderingTasks: Task[] = [
  {
    name: CANCEL_WINDOW,
    work: ({ regionId, subjectId, by }, db) =>
      cancelWithdrawnWindow(db, {
        regionId: String(regionId),
        windowId: String(subjectId),
        by: textOrNull(by),
      }),
  },
  {
    name: CANCEL_OFFER,
    work: ({ regionId, subjectId, by }, db) =>
      cancelWithdrawnOffer(db, {
        regionId: String(regionId),
        offerId: String(subjectId),
        by: textOrNull(by),
      }),
  },
]
