import { checkOwnPictures } from '#media'
import { feesLeftOf } from '#ordering'
import type { CashHolder } from '#payments'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { NotAllowed } from '#platform/refusals'
import { bagCountsOf } from './bag-counts.ts'
import { takeFeeInCash } from './door-fees.ts'
import { lockDoorDelivery } from './lock-door-delivery.ts'
import { type DoorDelivery, doorDeliveryState, markDone } from './queries/door-deliveries.ts'
import type { NewHandover } from './queries/handovers.ts'
import { recordHandovers } from './record-handovers.ts'
import {
  CashNotExact,
  DoorDeliveryState,
  NotArrived,
  NothingToHandOver,
  OrderEnded,
  ProofNeeded,
} from './refusals.ts'
import type { Showing } from './showing.ts'
import { type OrderAtPoint, standingOf } from './standing.ts'

export interface FinishedDelivery {
  regionId: string
  communityId: string
  doorDeliveryId: string
  /** Whose digits were said at the door; null where a picture proves it. */
  showing: Showing | null
  /** Of the goods at the door, or of a signature. */
  pictureId: string | null
  /** What is due on the order, and the fee where it is paid in cash. */
  cashTakenMinor: number
  holder: CashHolder
  /** Whether the caller may finish what somebody else accepted. */
  isManager: boolean
  by: string
  at: Date
}

/**
 * Goods were given at the door: a handover with proof. The fee goes to whoever brought them, by
 * settlement.
 * @throws DoorDeliveryState, ProofNeeded, CashNotExact, NotArrived, OrderEnded, NothingToHandOver
 */
export async function finishDoorDelivery(
  tx: Tx,
  finished: FinishedDelivery,
): Promise<{ delivery: DoorDelivery; handover: NewHandover }> {
  const { regionId, by, at, holder, cashTakenMinor } = finished
  const { delivery, point } = await lockDoorDelivery(tx, finished)
  const state = doorDeliveryState(delivery)
  if (state !== 'accepted') throw new DoorDeliveryState(state)
  if (delivery.acceptedBy !== by && !finished.isManager) throw new NotAllowed()
  refuseUnlessGoing(point)
  await refuseWithoutProof(tx, finished, delivery)
  const feeInCash = delivery.paidHow === 'cash' ? delivery.feeMinor : 0
  const dueMinor = point.cashOpenMinor + feeInCash
  if (cashTakenMinor !== dueMinor) throw new CashNotExact(dueMinor, cashTakenMinor)

  const bags = await bagCountsOf(tx, regionId, [delivery.orderId])
  const [handover] = await recordHandovers(
    tx,
    [
      {
        at: point,
        method: finished.showing === null ? 'picture' : 'digits',
        codeId: finished.showing?.codeId ?? null,
        doorDeliveryId: delivery.id,
        pictureId: finished.pictureId,
        handedAt: at,
        cashMinor: point.cashOpenMinor,
        bagCount: bags.get(delivery.orderId) ?? 0,
      },
    ],
    { regionId, by, holder, why: 'delivered', deviceId: null, at },
  )
  const cashAccountId =
    feeInCash === 0 ? null : await takeFeeInCash(tx, delivery, holder, { regionId, by, at })
  await markDone(tx, regionId, delivery.id, { at, by, cashAccountId })
  await announce(tx, {
    regionId,
    type: 'door-delivery.done',
    subjectKind: 'door-delivery',
    subjectId: delivery.id,
    body: await doneBody(tx, delivery, point, handover!.id),
    actorId: by,
    occurredAt: at,
  })
  return { delivery: { ...delivery, doneAt: at, doneBy: by, cashAccountId }, handover: handover! }
}

/** What settlement needs to credit whoever brought it; ids and figures. */
export async function doneBody(
  tx: Tx,
  delivery: DoorDelivery,
  { order }: Pick<OrderAtPoint, 'order'>,
  handoverId: string,
) {
  const feesLeft = await feesLeftOf(tx, order.regionId, [order])
  return {
    handoverId,
    orderId: delivery.orderId,
    communityId: delivery.communityId,
    residentId: delivery.residentId,
    leaderId: delivery.leaderId,
    personId: delivery.leaderId === null ? delivery.acceptedBy : null,
    feeMinor: delivery.feeMinor,
    /** Where the order itself paid for its delivery: that fee is revenue, not in door-fees. */
    orderFeeMinor: delivery.paidHow === 'none' ? (feesLeft.get(order.id) ?? 0) : 0,
  }
}

function refuseUnlessGoing(point: OrderAtPoint): void {
  const standing = standingOf(point)
  if (standing === 'to-the-door') return
  if (standing === 'not-arrived' || standing === 'not-ready') {
    throw new NotArrived(point.order.pickupDate, standing)
  }
  if (standing === 'ready' || standing === 'handed') throw new NothingToHandOver()
  throw new OrderEnded(point.order.id, standing)
}

async function refuseWithoutProof(
  tx: Tx,
  { regionId, showing, pictureId, by }: FinishedDelivery,
  { orderId, residentId, pickupDate }: DoorDelivery,
): Promise<void> {
  if (showing !== null) {
    const isTheirs =
      showing.orderIds === null
        ? showing.residentId === residentId && showing.pickupDate === pickupDate
        : showing.orderIds.includes(orderId)
    if (!isTheirs) throw new NothingToHandOver()
    return
  }
  if (pictureId === null) throw new ProofNeeded()
  const given = { regionId, personId: by, purpose: 'proof' as const, pictureIds: [pictureId] }
  await checkOwnPictures(tx, given)
}
