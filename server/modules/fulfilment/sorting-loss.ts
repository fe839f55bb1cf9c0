import { newId } from '#platform/ids'
import type { AllocatedLine } from './queries/lines.ts'
import type { Shortfall, Weighing } from './queries/shortfalls.ts'

/** A line that was sorted with less than it got. */
export interface SortedLoss extends AllocatedLine {
  sortedBy: string | null
  /** Pieces or grams that were not given back before. */
  lost: number
}

// A weighed line with something in it weighed less; one with nothing in it is missing.
const isLighter = ({ measure, sortedQuantity }: SortedLoss): boolean =>
  measure === 'weighed' && sortedQuantity !== 0

/** The difference of a line that weighed less; null where goods are missing. */
export const weighingOf = (loss: SortedLoss): Weighing | null =>
  isLighter(loss)
    ? {
        id: newId(),
        orderId: loss.orderId,
        lineNumber: loss.lineNumber,
        quantity: loss.lost,
        weighedBy: loss.sortedBy,
      }
    : null

/** Goods that were lost while sorting: the operator's to bear; null where a line only weighed less. */
export const shortfallOf = (
  loss: SortedLoss,
  found: { subjectId: string; allocationId: string; pickupDate: string },
): Shortfall | null =>
  isLighter(loss)
    ? null
    : {
        id: newId(),
        ...found,
        orderId: loss.orderId,
        lineNumber: loss.lineNumber,
        skuId: loss.skuId,
        communityId: loss.communityId,
        supplierId: loss.supplierId,
        stage: 'sorting',
        bearerKind: 'operator',
        bearerId: null,
        quantity: loss.lost,
        why: '',
        foundBy: loss.sortedBy,
      }
