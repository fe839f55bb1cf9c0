import { reopenOrders, untakeCashForOrder } from '#ordering'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { invariant, NotAllowed, NotFound } from '#platform/refusals'
import { readSettings } from '#platform/settings'
import { untakeFeeInCash } from './door-fees.ts'
import { doneBody } from './finish-door-delivery.ts'
import { lockAtPoint } from './lock-at-point.ts'
import { markCodesUsed } from './queries/codes.ts'
import { type DoorDelivery, findDoorDelivery, markDone } from './queries/door-deliveries.ts'
import { findHandover, type Handover, markUndone } from './queries/handovers.ts'
import { markHanded } from './queries/pickups.ts'
import { NotUndoable } from './refusals.ts'

export interface Undoing {
  regionId: string
  handoverId: string
  why: string
  by: string
  /** Whether the caller may take back what somebody else did. */
  isManager: boolean
  at: Date
}

/**
 * Takes a handover back within the minutes of handover.undoMinutes: the order is open again, cash
 * that was taken is handed back, the goods wait as before.
 * @throws NotFound, NotAllowed, NotUndoable, CashMovedOn
 */
export async function undoHandover(tx: Tx, undoing: Undoing): Promise<Handover> {
  const { regionId, handoverId, by, at, why } = undoing
  const found = await findHandover(tx, regionId, handoverId)
  if (found === undefined) throw new NotFound('handover')
  const { orderId } = found
  const [point] = await lockAtPoint(tx, regionId, [orderId], at)
  const handover = (await findHandover(tx, regionId, handoverId))!
  if (handover.handedBy !== by && !undoing.isManager) throw new NotAllowed()
  await refuseUnlessUndoable(tx, undoing, handover)

  await reopenOrders(tx, regionId, [orderId], { by, at })
  if (handover.cashMinor > 0) {
    const handedBack = await untakeCashForOrder(tx, { regionId, orderId, by, at })
    invariant(handedBack === handover.cashMinor, 'the cash handed back is what was taken')
  }
  await markUndone(tx, regionId, handoverId, { at, by, why })
  await markHanded(tx, regionId, [orderId], null)
  if (handover.codeId !== null) await markCodesUsed(tx, regionId, [handover.codeId], null)
  if (handover.doorDeliveryId !== null) {
    const delivery = (await findDoorDelivery(tx, regionId, handover.doorDeliveryId))!
    await undoDoorDelivery(tx, undoing, delivery, await doneBody(tx, delivery, point!, handoverId))
  }
  await announce(tx, {
    regionId,
    type: 'handover.undone',
    subjectKind: 'handover',
    subjectId: handoverId,
    body: {
      orderId,
      communityId: handover.communityId,
      residentId: handover.residentId,
      cashMinor: handover.cashMinor,
    },
    actorId: by,
    occurredAt: at,
  })
  return { ...handover, undoneAt: at, undoneBy: by, undoneWhy: why }
}

async function refuseUnlessUndoable(
  tx: Tx,
  { regionId, at }: Undoing,
  handover: Handover,
): Promise<void> {
  if (handover.undoneAt !== null) throw new NotUndoable('undone')
  const { communityId } = handover
  const settings = await readSettings(tx, regionId, { communityId }, at)
  const until = handover.recordedAt.getTime() + settings['handover.undoMinutes'] * 60_000
  if (at.getTime() > until) throw new NotUndoable('late')
}

/** The goods are on their way again; whoever brought them has not earned the fee. */
async function undoDoorDelivery(
  tx: Tx,
  { regionId, by, at }: Undoing,
  delivery: DoorDelivery,
  body: Awaited<ReturnType<typeof doneBody>>,
): Promise<void> {
  await untakeFeeInCash(tx, delivery, { regionId, by, at })
  await markDone(tx, regionId, delivery.id, null)
  await announce(tx, {
    regionId,
    type: 'door-delivery.undone',
    subjectKind: 'door-delivery',
    subjectId: delivery.id,
    body,
    actorId: by,
    occurredAt: at,
  })
}
