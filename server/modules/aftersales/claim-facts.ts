import type { Claim } from './claim.ts'

/** What every event of a claim says: ids and figures. */
export const factsOf = (claim: Claim) => ({
  orderId: claim.orderId,
  lineNumber: claim.lineNumber,
  skuId: claim.skuId,
  supplierId: claim.supplierId,
  communityId: claim.communityId,
  stationId: claim.stationId,
  leaderId: claim.leaderId,
  residentId: claim.residentId,
  pickupDate: claim.pickupDate,
  reason: claim.reason,
})
