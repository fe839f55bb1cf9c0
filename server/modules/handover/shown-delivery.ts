import { type DoorDelivery, doorDeliveryState } from './queries/door-deliveries.ts'

/** A delivery to the door as it is shown. */
export const shownDelivery = (one: DoorDelivery) => ({
  id: one.id,
  orderId: one.orderId,
  communityId: one.communityId,
  pickupDate: one.pickupDate,
  residentId: one.residentId,
  feeMinor: one.feeMinor,
  paidHow: one.paidHow,
  recipient: String(one.address?.recipient ?? ''),
  address: String(one.address?.address ?? ''),
  room: String(one.address?.room ?? ''),
  note: one.note,
  state: doorDeliveryState(one),
  askedAt: one.askedAt,
  acceptedAt: one.acceptedAt,
  acceptedBy: one.acceptedBy,
  leaderId: one.leaderId,
  doneAt: one.doneAt,
  cancelledAt: one.cancelledAt,
  cancelledWhy: one.cancelledWhy,
})

/** In a list for those who bring goods: where somebody lives is shown as long as they must know. */
export function listedDelivery(one: DoorDelivery, open: ReadonlyMap<string, number>) {
  const shown = shownDelivery(one)
  const isOver = one.doneAt !== null || one.cancelledAt !== null
  if (isOver) {
    return { ...shown, recipient: '', address: '', room: '', note: '', cashToTakeMinor: 0 }
  }
  const feeInCash = one.paidHow === 'cash' ? one.feeMinor : 0
  return { ...shown, cashToTakeMinor: (open.get(one.orderId) ?? 0) + feeInCash }
}
