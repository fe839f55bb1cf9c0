import type { Place } from '#platform/access'
import { own, staff, toAnyone } from '#platform/access'
import type { Queryable } from '#platform/db'
import { type AnyRoute, field, route } from '#platform/http'
import { Invalid } from '#platform/refusals'
import { residentPlace } from '#residents'
import { createTopUp } from '../create-payment.ts'
import { listPaymentsAndRefunds } from '../list-payments-and-refunds.ts'
import { findPayment, getPayment, listOrdersOfPayments } from '../queries/payments.ts'
import { receiveNotification } from '../receive-notification.ts'
import { OrderPayments, Payment, PaymentAttempt, StartedPayment, TopUp } from '../schemas.ts'
import { getProvider, type PaymentsSetup } from '../setup.ts'
import { shownPayment } from '../shown.ts'
import { startOnlinePayment } from '../start-online-payment.ts'

async function paymentPlace(work: {
  db: Queryable
  params: { region: string; payment: string }
}): Promise<Place | null> {
  const payment = await findPayment(work.db, work.params.region, work.params.payment)
  return payment === null ? null : { regionId: payment.regionId, personId: payment.payerId }
}

/** Routes on which money comes in. */
export const incomingRoutes = (setup: PaymentsSetup): AnyRoute[] => [
  route({
    name: 'getPayment',
    method: 'GET',
    path: '/regions/:region/payments/:payment',
    tag: 'payments',
    summary: 'A payment and how it stands.',
    access: own({ finance: 'region', support: 'region', supervisor: 'region' }),
    place: paymentPlace,
    reply: Payment,
    read: async ({ db, params }) => {
      const payment = await getPayment(db, params.region, params.payment)
      return shownPayment(payment, await listOrdersOfPayments(db, params.region, [payment.id]))
    },
  }),
  route({
    name: 'startPayment',
    method: 'POST',
    path: '/regions/:region/payments/:payment/attempts',
    tag: 'payments',
    summary: 'Get the page on which an online payment is paid.',
    description: 'May be called again, to come back to the page or after a failure.',
    access: own(),
    place: paymentPlace,
    body: PaymentAttempt,
    reply: StartedPayment,
    act: async ({ db, params, body }) => {
      if (!/^\/(?![/\\])/.test(body.returnPath)) {
        throw new Invalid('returnPath', 'This must be a path of ours that begins with /.')
      }
      const started = await startOnlinePayment(db, setup, {
        regionId: params.region,
        paymentId: params.payment,
        returnPath: body.returnPath,
        description: 'Linli 邻里',
      })
      return {
        paymentId: started.id,
        redirectUrl: started.redirectUrl,
        expiresAt: started.expiresAt,
      }
    },
  }),
  route({
    name: 'topUpWallet',
    method: 'POST',
    path: '/regions/:region/residents/:resident/wallet-top-ups',
    tag: 'wallet',
    summary: 'Make an online payment into one’s own wallet; then start it.',
    access: own(),
    place: residentPlace,
    body: TopUp,
    reply: Payment,
    status: 201,
    moves: true,
    write: async ({ tx, params, body, caller, at }) => {
      getProvider(setup, body.provider)
      const payment = await createTopUp(tx, {
        ...body,
        regionId: params.region,
        residentId: params.resident,
        personId: caller.personId,
        at,
      })
      return shownPayment(payment, [])
    },
  }),
  route({
    name: 'receivePaymentNotification',
    method: 'POST',
    path: '/regions/:region/payment-notifications/:provider',
    tag: 'payments',
    summary: 'Where providers tell what happened, signed in their own way.',
    description: 'A message that is not proven to be the provider’s changes nothing.',
    access: toAnyone(),
    rawBody: true,
    bodyLimitBytes: 65_536,
    // A city's payments come from a few addresses.
    callsPerMinute: 100_000,
    reply: field.object({ received: field.yes('It is kept and done; do not send it again.') }),
    act: async ({ db, params, request }) => {
      await receiveNotification(db, getProvider(setup, params.provider), {
        regionId: params.region,
        headers: request.headers,
        rawBody: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      })
      return { received: true }
    },
  }),
  route({
    name: 'listPaymentsOfOrder',
    method: 'GET',
    path: '/regions/:region/orders/:order/payments',
    tag: 'payments',
    summary: 'What was paid for an order and what was given back.',
    access: staff({ finance: 'region', support: 'region', supervisor: 'region' }),
    reply: OrderPayments,
    read: ({ db, params }) => listPaymentsAndRefunds(db, params.region, params.order),
  }),
]
