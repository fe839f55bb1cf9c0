import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { newId } from '#platform/ids'
import { insertOnceEntered } from './queries/commission.ts'

export const DOOR_FACTS = ['door-delivery.done', 'door-delivery.undone'] as const

interface Done {
  orderId: string
  /** The leader who brought it, or else the person. */
  leaderId: string | null
  personId: string | null
  /** What was paid for bringing it, and what the order itself paid for its delivery. */
  feeMinor: number
  orderFeeMinor: number
}

/** Gives the fees of door deliveries to whom brought them, at once; undone they go back. */
export async function earnDoorFees(
  tx: Tx,
  regionId: string,
  events: readonly EventRow[],
): Promise<void> {
  for (const event of events) {
    const { orderId, leaderId, personId, ...fees } = event.body as unknown as Done
    const feeMinor = fees.feeMinor + fees.orderFeeMinor
    const earnerId = leaderId ?? personId
    if (earnerId === null || feeMinor === 0) continue
    const isDone = event.type === 'door-delivery.done'
    await insertOnceEntered(tx, regionId, {
      id: newId(),
      earnerKind: leaderId === null ? 'courier' : 'leader',
      earnerId,
      kind: 'door-fee',
      orderId,
      lineNumber: null,
      subjectId: event.subjectId,
      amountMinor: isDone ? feeMinor : -feeMinor,
      dueMinor: null,
      netMinor: null,
      basisPoints: null,
      reason: isDone ? 'delivered' : 'undone',
      causeId: event.id,
      enteredBy: null,
      earnedAt: event.occurredAt,
      maturesAt: event.occurredAt,
    })
  }
}
