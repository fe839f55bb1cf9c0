import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { newId } from '#platform/ids'
import { insertOnceEntered } from './queries/commission.ts'

interface Done {
  orderId: string
  feeMinor: number
  /** The leader who brought it; a courier as a person where none did. */
  leaderId: string | null
  courierId: string | null
}

/** Gives the fee of each door delivery that was done to whom brought it, available at once. */
export async function earnDoorFees(
  tx: Tx,
  regionId: string,
  events: readonly EventRow[],
): Promise<void> {
  for (const event of events) {
    const { orderId, feeMinor, leaderId, courierId } = event.body as unknown as Done
    const earnerId = leaderId ?? courierId ?? event.actorId
    if (earnerId === null || !(feeMinor > 0)) continue
    await insertOnceEntered(tx, regionId, {
      id: newId(),
      earnerKind: leaderId == null ? 'courier' : 'leader',
      earnerId,
      kind: 'door-fee',
      orderId,
      lineNumber: null,
      subjectId: event.subjectId,
      amountMinor: feeMinor,
      dueMinor: null,
      basisPoints: null,
      reason: 'delivered',
      causeId: event.id,
      enteredBy: null,
      earnedAt: event.occurredAt,
      maturesAt: event.occurredAt,
    })
  }
}
