export {
  insertCashReceiptsInLane,
  insertPaymentsInLane,
  type LanePayment,
} from './lane-queries.ts'
export { capturedOf, refundableOf } from './queries/captured.ts'
export { createPayment } from './create-payment.ts'
export { issueRefund } from './issue-refund.ts'
export { takeCash } from './take-cash.ts'
