import { insertInLane, type LaneTx } from '#platform/db'

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

/** Writes a batch's payments with the orders that each settles. */
export async function insertPaymentsInLane(
  tx: LaneTx,
  regionId: string,
  payments: readonly LanePayment[],
): Promise<void> {
  await Promise.all([
    insertInLane(
      tx,
      'payments',
      {
        region_id: 'text',
        id: 'uuid',
        provider: 'text',
        amount_minor: 'int8',
        currency: 'text',
        account_id: 'text',
        payer_id: 'uuid',
        payer_resident_id: 'uuid',
        created_at: 'timestamptz',
        expires_at: 'timestamptz',
        captured_at: 'timestamptz',
      },
      payments.map((payment) => ({
        region_id: regionId,
        id: payment.id,
        provider: payment.provider,
        amount_minor: payment.amountMinor,
        currency: payment.currency,
        account_id: payment.accountId,
        payer_id: payment.payerId,
        payer_resident_id: payment.payerResidentId,
        created_at: payment.createdAt,
        expires_at: payment.expiresAt,
        captured_at: payment.capturedAt,
      })),
    ),
    insertInLane(
      tx,
      'payment_orders',
      { region_id: 'text', payment_id: 'uuid', order_id: 'uuid', amount_minor: 'int8' },
      payments.flatMap((payment) =>
        payment.orders.map(({ orderId, amountMinor }) => ({
          region_id: regionId,
          payment_id: payment.id,
          order_id: orderId,
          amount_minor: amountMinor,
        })),
      ),
    ),
  ])
}

/** Cash taken on the spot for a batch's orders: its holder owes it from now on. */
export async function insertCashReceiptsInLane(
  tx: LaneTx,
  regionId: string,
  receipts: readonly {
    orderId: string
    paymentId: string
    accountId: string
    amountMinor: number
    takenBy: string
    takenAt: Date
  }[],
): Promise<void> {
  await insertInLane(
    tx,
    'cash_receipts',
    {
      region_id: 'text',
      order_id: 'uuid',
      payment_id: 'uuid',
      account_id: 'text',
      amount_minor: 'int8',
      taken_by: 'uuid',
      taken_at: 'timestamptz',
    },
    receipts.map((receipt) => ({
      region_id: regionId,
      order_id: receipt.orderId,
      payment_id: receipt.paymentId,
      account_id: receipt.accountId,
      amount_minor: receipt.amountMinor,
      taken_by: receipt.takenBy,
      taken_at: receipt.takenAt,
    })),
  )
}
