export type { Deed, DeedProof } from './deed.ts'
export { leaveDevice, unsyncedOf } from './erase.ts'
export type { HandoverListReply, ListedOrder } from './handover-list.ts'
export {
  givenOrders,
  isWaiting,
  needsEyes,
  type Queue,
  withoutPast,
  withoutUnsent,
  withRetry,
  withSeen,
} from './queue.ts'
export { handingOf } from './sync-deeds.ts'
export { looksLikeToken, type PickupClaim, readToken, whyVoid } from './token.ts'
export { type Deeds, useDeeds } from './use-deeds.ts'
export { type HandoverDay, useHandoverDay } from './use-handover-day.ts'
