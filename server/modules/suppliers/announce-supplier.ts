import type { Tx } from '#platform/db'
import { announce } from '#platform/events'

export interface Act {
  regionId: string
  supplierId: string
  by: string
  at: Date
}

/** Announces a fact of a supplier; the body holds ids and figures. */
export const announceSupplier = (
  tx: Tx,
  type: string,
  act: Act,
  body: Record<string, unknown> = {},
): Promise<void> =>
  announce(tx, {
    regionId: act.regionId,
    type,
    subjectKind: 'supplier',
    subjectId: act.supplierId,
    body,
    actorId: act.by,
    occurredAt: act.at,
  })
