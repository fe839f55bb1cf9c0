import type { Tx } from '#platform/db'
import type { Subscriptions } from '#platform/events'
import { addJobs, type Sweep, type Task } from '#platform/jobs'
import { expirePayments, expirePaymentsOfOrders } from './expire-payments.ts'
import { claimQueries } from './queries/due-payments.ts'
import { claimRefundTries } from './queries/refunds.ts'
import { queryPayment } from './query-payment.ts'
import { sendRefund } from './send-refund.ts'
import type { PaymentsSetup } from './setup.ts'

const SET_SIZE = 200
const QUERY = 'payment-query'
const SEND = 'refund-send'

/** What comes round by itself: unpaid ends, the silent is asked for, refunds are sent. */
export const paymentsSweeps: Sweep[] = [
  { name: 'payments-expire', everyMs: 5000, sweep: expirePayments },
  {
    name: 'payments-query',
    everyMs: 5000,
    sweep: async (tx) => queueAll(tx, QUERY, await claimQueries(tx, SET_SIZE)),
  },
  {
    name: 'refunds-send',
    everyMs: 2000,
    sweep: async (tx) => queueAll(tx, SEND, await claimRefundTries(tx, SET_SIZE)),
  },
]

/** What waits for an order that has ended waits no longer; late money is still taken. */
export const paymentsSubscriptions: Subscriptions = {
  reactions: ['order.cancelled', 'order.expired'].map((type) => ({
    name: `payments-end-with-${type}`,
    to: type,
    react: async (tx, events) => {
      for (const [regionId, of] of Map.groupBy(events, (event) => event.regionId)) {
        const orderIds = of.map((event) => event.subjectId)
        await expirePaymentsOfOrders(tx, { regionId, orderIds, at: of[0]!.occurredAt })
      }
    },
  })),
}

/** The jobs that speak to providers, outside any transaction. */
export const paymentsTasks = (setup: PaymentsSetup): Task[] => [
  {
    name: QUERY,
    work: ({ regionId, id }, db) => queryPayment(db, setup, String(regionId), String(id)),
  },
  {
    name: SEND,
    work: ({ regionId, id }, db) => sendRefund(db, setup, String(regionId), String(id)),
  },
]

async function queueAll(
  tx: Tx,
  task: string,
  rows: readonly { regionId: string; id: string }[],
): Promise<number> {
  await addJobs(
    tx,
    // One try: the row says itself when the next one is due.
    rows.map((row) => ({ task, payload: { ...row }, key: `${task}:${row.id}`, maxAttempts: 1 })),
  )
  return rows.length
}
