import { walletOf } from '#ledger'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { sumMinor } from '#platform/money'
import { Invalid } from '#platform/refusals'
import { postCapture } from './capture-payment.ts'
import { openWallets } from './open-wallets.ts'
import type { PaidOrder, Payment } from './payment.ts'
import { insertPayment } from './queries/payments.ts'

export interface WantedPayment {
  regionId: string
  /** wallet, cash, or the name of an online provider. */
  provider: string
  /** What of it is for which order; each order once. */
  orders: readonly PaidOrder[]
  /** Whose wallet pays, and to whose wallet money may go back. */
  payerResidentId: string | null
  payerPersonId: string | null
  /** Business time until which it may be paid; null for no end, as with cash at the handover. */
  expiresAt: Date | null
  at: Date
}

/**
 * Makes a payment for orders. From a wallet it is captured at once; cash waits for takeCash, an
 * online one for startOnlinePayment.
 * @throws Invalid, BalanceTooLow
 */
export async function createPayment(tx: Tx, wanted: WantedPayment): Promise<Payment> {
  const orderIds = new Set(wanted.orders.map((order) => order.orderId))
  if (orderIds.size !== wanted.orders.length || orderIds.size === 0) {
    throw new Invalid('orders', 'Name each order that is paid once.')
  }
  if (wanted.orders.some((order) => !(order.amountMinor > 0))) {
    throw new Invalid('orders', 'Each order is paid with an amount above zero.')
  }
  const isWallet = wanted.provider === 'wallet'
  if (isWallet && wanted.payerResidentId === null) {
    throw new Invalid('payerResidentId', 'A wallet is a resident’s. Choose another way to pay.')
  }
  const { currency } = await getRegion(tx, wanted.regionId)
  const payment: Payment = {
    ...emptyPayment,
    regionId: wanted.regionId,
    id: newId(),
    provider: wanted.provider,
    amountMinor: sumMinor(wanted.orders.map((order) => order.amountMinor)),
    currency,
    accountId: isWallet ? walletOf(wanted.payerResidentId!) : null,
    payerId: wanted.payerPersonId,
    payerResidentId: wanted.payerResidentId,
    createdAt: wanted.at,
    expiresAt: isWallet ? null : wanted.expiresAt,
    capturedAt: isWallet ? wanted.at : null,
  }
  await insertPayment(tx, payment, wanted.orders)
  if (isWallet) {
    await openWallets(tx, wanted.regionId, currency, [wanted.payerResidentId!])
    await postCapture(tx, { ...payment, accountId: payment.accountId! }, wanted.orders, wanted.at)
  }
  return payment
}

const TOP_UP_MINUTES = 30

/** Makes an online payment that puts money into the payer's own wallet. */
export async function createTopUp(
  tx: Tx,
  wanted: {
    regionId: string
    provider: string
    residentId: string
    personId: string
    amountMinor: number
    at: Date
  },
): Promise<Payment> {
  const { currency } = await getRegion(tx, wanted.regionId)
  await openWallets(tx, wanted.regionId, currency, [wanted.residentId])
  const payment: Payment = {
    ...emptyPayment,
    regionId: wanted.regionId,
    id: newId(),
    provider: wanted.provider,
    amountMinor: wanted.amountMinor,
    currency,
    topUpAccountId: walletOf(wanted.residentId),
    payerId: wanted.personId,
    payerResidentId: wanted.residentId,
    createdAt: wanted.at,
    expiresAt: new Date(wanted.at.getTime() + TOP_UP_MINUTES * 60_000),
  }
  await insertPayment(tx, payment, [])
  return payment
}

const emptyPayment = {
  providerReference: null,
  accountId: null,
  topUpAccountId: null,
  redirectUrl: null,
  capturedAt: null,
  providerPaidAt: null,
  expiredAt: null,
  failedAt: null,
  failedWhy: null,
} as const
