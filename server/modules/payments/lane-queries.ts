import { insertInLane, type LaneColumns, type LaneTx } from '#platform/db'

export interface LanePayment {
  id: string
  provider: string
  amountMinor: number
  currency: string
  accountId: string | null
  /** The person who pays, and the resident whose wallet money may go back to. */
  payerId: string | null
  payerResidentId: string | null
  createdAt: Date
  expiresAt: Date | null
  capturedAt: Date | null
  orders: readonly { orderId: string; amountMinor: number }[]
}

const PAYMENT_COLUMNS: LaneColumns<LanePayment> = {
  id: ['uuid', (payment) => payment.id],
  provider: ['text', (payment) => payment.provider],
  amount_minor: ['int8', (payment) => payment.amountMinor],
  currency: ['text', (payment) => payment.currency],
  account_id: ['text', (payment) => payment.accountId],
  payer_id: ['uuid', (payment) => payment.payerId],
  payer_resident_id: ['uuid', (payment) => payment.payerResidentId],
  created_at: ['timestamptz', (payment) => payment.createdAt],
  expires_at: ['timestamptz', (payment) => payment.expiresAt],
  captured_at: ['timestamptz', (payment) => payment.capturedAt],
}

const PAID_ORDER_COLUMNS: LaneColumns<{ paymentId: string; orderId: string; amountMinor: number }> =
  {
    payment_id: ['uuid', (paid) => paid.paymentId],
    order_id: ['uuid', (paid) => paid.orderId],
    amount_minor: ['int8', (paid) => paid.amountMinor],
  }

interface LaneReceipt {
  orderId: string
  paymentId: string
  accountId: string
  amountMinor: number
  takenBy: string
  takenAt: Date
}

const RECEIPT_COLUMNS: LaneColumns<LaneReceipt> = {
  order_id: ['uuid', (receipt) => receipt.orderId],
  payment_id: ['uuid', (receipt) => receipt.paymentId],
  account_id: ['text', (receipt) => receipt.accountId],
  amount_minor: ['int8', (receipt) => receipt.amountMinor],
  taken_by: ['uuid', (receipt) => receipt.takenBy],
  taken_at: ['timestamptz', (receipt) => receipt.takenAt],
}

/** Writes a batch's payments with the orders that each settles. */
export async function insertPaymentsInLane(
  tx: LaneTx,
  regionId: string,
  payments: readonly LanePayment[],
): Promise<void> {
  await Promise.all([
    insertInLane(tx, 'payments', regionId, PAYMENT_COLUMNS, payments),
    insertInLane(
      tx,
      'payment_orders',
      regionId,
      PAID_ORDER_COLUMNS,
      payments.flatMap(({ id, orders }) => orders.map((paid) => ({ ...paid, paymentId: id }))),
    ),
  ])
}

/** Cash taken on the spot for a batch's orders: its holder owes it from now on. */
export async function insertCashReceiptsInLane(
  tx: LaneTx,
  regionId: string,
  receipts: readonly LaneReceipt[],
): Promise<void> {
  await insertInLane(tx, 'cash_receipts', regionId, RECEIPT_COLUMNS, receipts)
}
