import { type DoorDelivery, doorDeliveryState } from '../queries/door-deliveries.ts'

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
