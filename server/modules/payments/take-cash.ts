import { changeFloor, findBalance, makeRoomFor, openAccounts } from '#ledger'
import { tell } from '#notify'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { postCapture } from './capture-payment.ts'
import { cashCeiling } from './cash-ceiling.ts'
import { type CashHolder, cashAccountOf } from './cash-holder.ts'
import type { Payment } from './payment.ts'
import { type CashReceipt, getCashReceipt, insertCashReceipt, splitOff } from './queries/cash.ts'
import {
  insertPayment,
  listOrdersOfPayments,
  listPaymentIdsOf,
  lockPayments,
  markCaptured,
} from './queries/payments.ts'
import { CashAlreadyTaken, CashDiffers } from './refusals.ts'

export interface CashTaken {
  regionId: string
  orderId: string
  /** What was taken: just what is due in cash where a cash payment waits. */
  amountMinor: number
  /** Who holds it from now on and owes it. */
  holder: CashHolder
  by: string
  at: Date
  /** Where the order goes: a community may have a ceiling of its own. */
  communityId?: string
  /** Whose wallet money may go back to, where no payment was made beforehand. */
  payerResidentId?: string | null
  /** It was taken where nobody could be asked: the ceiling refuses not this, but what comes next. */
  isPast?: boolean
}

/**
 * Takes the cash for an order, once: told again by the same holder it gives the first receipt.
 * The holder owes it from then on, up to the ceiling of the setting cash.ceilingMinor.
 * @throws CashAlreadyTaken, CashDiffers, CashCeilingReached
 */
export async function takeCash(tx: Tx, taken: CashTaken): Promise<CashReceipt> {
  if (!(taken.amountMinor > 0)) throw new Invalid('amountMinor', 'Cash is an amount above zero.')
  const waiting = await lockWaitingCash(tx, taken.regionId, taken.orderId)
  const accountId = cashAccountOf(taken.holder)
  const stays = waiting === null || waiting.isShared
  const receipt: CashReceipt = {
    regionId: taken.regionId,
    orderId: taken.orderId,
    paymentId: stays ? newId() : waiting.payment.id,
    accountId,
    amountMinor: taken.amountMinor,
    takenBy: taken.by,
    takenAt: taken.at,
  }
  if (!(await insertCashReceipt(tx, receipt))) return repeated(tx, receipt)
  if (waiting !== null && waiting.dueMinor !== taken.amountMinor) {
    throw new CashDiffers(waiting.dueMinor)
  }
  const payment = await writePayment(tx, taken, receipt, waiting)
  const ceilingMinor = await openCashAccount(tx, taken, payment.currency)
  if (taken.isPast === true) {
    const { regionId, amountMinor } = taken
    await makeRoomFor(tx, { regionId, id: accountId, amountMinor })
  }
  const order = { orderId: taken.orderId, amountMinor: taken.amountMinor }
  await postCapture(tx, payment, [order], taken.at)
  await warnNearCeiling(tx, taken, payment, ceilingMinor)
  return receipt
}

async function repeated(tx: Tx, receipt: CashReceipt): Promise<CashReceipt> {
  const first = await getCashReceipt(tx, receipt.regionId, receipt.orderId)
  if (first.accountId !== receipt.accountId || first.amountMinor !== receipt.amountMinor) {
    throw new CashAlreadyTaken(first.orderId, first.amountMinor)
  }
  return first
}

interface WaitingCash {
  payment: Payment
  dueMinor: number
  /** Whether the payment is for other orders too. */
  isShared: boolean
}

async function lockWaitingCash(
  tx: Tx,
  regionId: string,
  orderId: string,
): Promise<WaitingCash | null> {
  const ids = await listPaymentIdsOf(tx, regionId, [orderId])
  const payments = await lockPayments(tx, regionId, ids)
  const payment = payments.find(
    (one) => one.provider === 'cash' && one.capturedAt === null && one.expiredAt === null,
  )
  if (payment === undefined) return null
  const orders = await listOrdersOfPayments(tx, regionId, [payment.id])
  const own = orders.find((order) => order.orderId === orderId)
  // While this one waited for the lock, another has taken the order's part out.
  if (own === undefined) return null
  return { payment, dueMinor: own.amountMinor, isShared: orders.length > 1 }
}

async function writePayment(
  tx: Tx,
  taken: CashTaken,
  receipt: CashReceipt,
  waiting: WaitingCash | null,
): Promise<Payment & { accountId: string }> {
  const { accountId } = receipt
  if (waiting !== null && !waiting.isShared) {
    const captured = { ...waiting.payment, accountId, capturedAt: taken.at }
    await markCaptured(tx, captured, { reference: null, paidAt: null, at: taken.at })
    return captured
  }
  const part = { orderId: taken.orderId, amountMinor: taken.amountMinor }
  const payment = {
    regionId: taken.regionId,
    id: receipt.paymentId,
    provider: 'cash',
    providerReference: null,
    amountMinor: taken.amountMinor,
    currency: waiting?.payment.currency ?? (await getRegion(tx, taken.regionId)).currency,
    accountId,
    topUpAccountId: null,
    payerId: waiting?.payment.payerId ?? null,
    payerResidentId: waiting?.payment.payerResidentId ?? taken.payerResidentId ?? null,
    redirectUrl: null,
    createdAt: taken.at,
    expiresAt: null,
    capturedAt: taken.at,
    providerPaidAt: null,
    expiredAt: null,
    failedAt: null,
    failedWhy: null,
  }
  await insertPayment(tx, payment, waiting === null ? [part] : [])
  if (waiting !== null) {
    await splitOff(tx, {
      ...part,
      regionId: taken.regionId,
      from: waiting.payment.id,
      to: payment.id,
    })
  }
  return payment
}

/**
 * Opens the account of who holds cash, with the ceiling in force there and then.
 * @returns the ceiling in minor units
 */
export async function openCashAccount(
  tx: Tx,
  taken: Pick<CashTaken, 'regionId' | 'holder' | 'communityId' | 'at'>,
  currency: string,
): Promise<number> {
  const { regionId, holder } = taken
  const ceilingMinor = await cashCeiling(tx, regionId, taken, taken.at)
  const floorMinor = -ceilingMinor
  const id = cashAccountOf(holder)
  const ownerId = 'leaderId' in holder ? holder.leaderId : holder.stationId
  await openAccounts(tx, [
    { regionId, id, kind: 'cash', ownerId, currency, isKept: true, floorMinor },
  ])
  await changeFloor(tx, { regionId, id, floorMinor })
  return ceilingMinor
}

const WARNED_FROM = 0.8

/** Whoever takes cash is told when it comes near the ceiling, once as it crosses. */
async function warnNearCeiling(
  tx: Tx,
  taken: CashTaken,
  payment: Payment & { accountId: string },
  ceilingMinor: number,
): Promise<void> {
  const { regionId, amountMinor, by } = taken
  const owedMinor = 0 - ((await findBalance(tx, regionId, payment.accountId)) ?? 0)
  const from = ceilingMinor * WARNED_FROM
  if (owedMinor < from || owedMinor - amountMinor >= from) return
  await tell(tx, [
    {
      regionId,
      personId: by,
      template: 'cash.near-ceiling',
      factId: payment.id,
      params: { owedMinor, ceilingMinor, currency: payment.currency },
    },
  ])
}
