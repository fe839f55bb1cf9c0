export { type CaptureOutcome, capturePayment } from './capture-payment.ts'
export { createPayment, type WantedPayment } from './create-payment.ts'
export { expirePaymentsOfOrders } from './expire-payments.ts'
export { issueRefund, issueRefunds, type WantedRefund } from './issue-refund.ts'
export {
  insertCashReceiptsInLane,
  insertPaymentsInLane,
  type LanePayment,
} from './lane-queries.ts'
export { listCashToReturn } from './list-cash-to-return.ts'
export { listPaymentsAndRefunds } from './list-payments-and-refunds.ts'
export { lockPaymentsOf } from './lock-payments-of.ts'
export { lowerWaitingCash } from './lower-waiting-cash.ts'
export { openPayments, type Payments } from './open-payments.ts'
export { openWallets } from './open-wallets.ts'
export { type CashPayIn, payInCash } from './pay-in-cash.ts'
export { type Payment, type PaymentState, paymentState } from './payment.ts'
export type { PaymentProvider } from './provider.ts'
export { capturedOf, heldOf, refundableOf } from './queries/captured.ts'
export { hasCashReceipt } from './queries/cash.ts'
export { CashDiffers, CashMovedOn } from './refusals.ts'
export { CashToReturn } from './schemas.ts'
export { paymentsSubscriptions } from './subscriptions.ts'
export {
  type CashHolder,
  type CashTaken,
  cashAccountOf,
  openCashAccount,
  takeCash,
} from './take-cash.ts'
export { untakeCash } from './untake-cash.ts'
