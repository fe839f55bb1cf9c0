import {
  ESCROW,
  escrowsOf,
  openAccounts,
  operatorAccount,
  postTransfers,
  REFUNDS_DUE,
  REVENUE,
  type Transfer,
  walletOf,
} from '#ledger'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { newId } from '#platform/ids'
import { sumMinor } from '#platform/money'
import { Invalid } from '#platform/refusals'
import { listResidentsByIds } from '#residents'
import { openWallets } from './open-wallets.ts'
import type { Payment } from './payment.ts'
import { listPaymentIdsOf, lockPayments } from './queries/payments.ts'
import { insertRefunds, listPaidParts, type NewRefund } from './queries/refunds.ts'
import { refundableMinor, spreadRefund } from './refund-shares.ts'
import { RefundTooLarge } from './refusals.ts'

export interface WantedRefund {
  orderId: string
  /** Above zero, at most what was paid for the order and not given back yet. */
  amountMinor: number
  reason: string
  /** Given beside what is due back: what the order keeps from then on is less by it. */
  isGoodwill?: boolean
}

/**
 * Gives money of one order back; see issueRefunds.
 * @throws Invalid, RefundTooLarge
 */
export const issueRefund = (
  tx: Tx,
  wanted: WantedRefund & { regionId: string; by: string | null; at: Date },
): Promise<NewRefund[]> => {
  const { regionId, by, at, ...refund } = wanted
  return issueRefunds(tx, { regionId, by, at, refunds: [refund] })
}

/**
 * Gives money of orders of a region back, each order once in the list, over the payments that paid
 * it: into the wallet at once where it came from one, or was cash of a resident who has one;
 * through the provider where it was online; by the holder's hand for other cash. From here on the
 * money is out of the order's escrow; how it travels is the refund's own story.
 * @throws Invalid, RefundTooLarge
 */
export async function issueRefunds(
  tx: Tx,
  issue: { regionId: string; refunds: readonly WantedRefund[]; by: string | null; at: Date },
): Promise<NewRefund[]> {
  const { regionId } = issue
  const orderIds = issue.refunds.map((refund) => refund.orderId)
  if (new Set(orderIds).size !== orderIds.length) {
    throw new Invalid('orderId', 'Name each order once.')
  }
  if (issue.refunds.some((refund) => !(refund.amountMinor > 0))) {
    throw new Invalid('amountMinor', 'A refund is an amount above zero.')
  }
  // The lock keeps a second refund, and a capture, out until this one is written.
  const locked = await lockPayments(tx, regionId, await listPaymentIdsOf(tx, regionId, orderIds))
  const payments = new Map(locked.map((payment) => [payment.id, payment]))
  const parts = await listPaidParts(tx, regionId, orderIds)
  const walletHolders = await findWalletHolders(tx, regionId, locked)

  const refunds = issue.refunds.flatMap((wanted) => {
    const own = parts.filter((part) => part.orderId === wanted.orderId)
    const shares = spreadRefund(wanted.amountMinor, own)
    if (shares === null) throw new RefundTooLarge(wanted.orderId, refundableMinor(own))
    return shares.map((share) => {
      const payment = payments.get(share.paymentId)!
      return refundOf(issue, wanted, payment, share.amountMinor, walletHolders)
    })
  })
  await insertRefunds(tx, refunds)
  await fetchFromRevenue(tx, issue, refunds)
  await postRefunds(tx, refunds, payments)
  return refunds
}

/** The money of an order that is closed is revenue already: what goes back comes out of it first. */
async function fetchFromRevenue(
  tx: Tx,
  { regionId, by, at }: { regionId: string; by: string | null; at: Date },
  refunds: readonly NewRefund[],
): Promise<void> {
  const wanted = Map.groupBy(refunds, (refund) => refund.orderId!)
  const held = await escrowsOf(tx, regionId, [...wanted.keys()])
  const lacking = [...wanted].flatMap(([orderId, own]): Transfer[] => {
    const amountMinor = sumMinor(own.map((refund) => refund.amountMinor)) - (held.get(orderId) ?? 0)
    if (amountMinor <= 0) return []
    const transfer = { debitAccount: REVENUE, creditAccount: ESCROW, code: 'order-refund-funded' }
    return [{ ...transfer, regionId, amountMinor, orderId, actorId: by, occurredAt: at }]
  })
  if (lacking.length === 0) return
  const { currency } = refunds[0]!
  await openAccounts(tx, [
    operatorAccount(regionId, REVENUE, currency),
    operatorAccount(regionId, ESCROW, currency),
  ])
  await postTransfers(tx, lacking)
}

function refundOf(
  issue: { regionId: string; by: string | null; at: Date },
  wanted: WantedRefund,
  payment: Payment,
  amountMinor: number,
  walletHolders: ReadonlySet<string>,
): NewRefund {
  const isCash = payment.provider === 'cash'
  const hasWallet = payment.payerResidentId !== null && walletHolders.has(payment.payerResidentId)
  const isAtOnce = payment.provider === 'wallet' || (isCash && hasWallet)
  return {
    regionId: issue.regionId,
    id: newId(),
    paymentId: payment.id,
    orderId: wanted.orderId,
    amountMinor,
    currency: payment.currency,
    reason: wanted.reason,
    route: isCash ? (hasWallet ? 'wallet' : 'cash') : 'original',
    isGoodwill: wanted.isGoodwill === true,
    issuedBy: issue.by,
    issuedAt: issue.at,
    succeededAt: isAtOnce ? issue.at : null,
    triesNow: !isAtOnce && !isCash,
  }
}

// A neighbour without a login has nothing to spend a wallet with: cash goes back as cash.
async function findWalletHolders(
  tx: Tx,
  regionId: string,
  payments: readonly Payment[],
): Promise<Set<string>> {
  const ids = payments
    .filter((payment) => payment.provider === 'cash' && payment.payerResidentId !== null)
    .map((payment) => payment.payerResidentId!)
  if (ids.length === 0) return new Set()
  const residents = await listResidentsByIds(tx, regionId, [...new Set(ids)])
  return new Set(
    residents.filter((resident) => resident.personId !== null).map((resident) => resident.id),
  )
}

async function postRefunds(
  tx: Tx,
  refunds: readonly NewRefund[],
  payments: ReadonlyMap<string, Payment>,
): Promise<void> {
  const first = refunds[0]
  if (first === undefined) return
  await openAccounts(tx, [
    operatorAccount(first.regionId, ESCROW, first.currency),
    operatorAccount(first.regionId, REFUNDS_DUE, first.currency),
  ])
  const toWallets = refunds
    .filter((refund) => refund.route === 'wallet')
    .map((refund) => payments.get(refund.paymentId)!.payerResidentId!)
  if (toWallets.length > 0) await openWallets(tx, first.regionId, first.currency, toWallets)
  await postTransfers(
    tx,
    refunds.map((refund) => transferOf(refund, payments.get(refund.paymentId)!)),
  )
  await announceAll(
    tx,
    refunds.map((refund) => ({
      regionId: refund.regionId,
      type: refund.succeededAt === null ? 'refund.issued' : 'refund.succeeded',
      subjectKind: 'refund',
      subjectId: refund.id,
      body: {
        refundId: refund.id,
        paymentId: refund.paymentId,
        orderId: refund.orderId,
        amountMinor: refund.amountMinor,
        route: refund.route,
        provider: payments.get(refund.paymentId)!.provider,
      },
      actorId: refund.issuedBy,
      occurredAt: refund.issuedAt,
    })),
  )
}

function transferOf(refund: NewRefund, payment: Payment): Transfer {
  const wallet = refund.route === 'wallet' ? walletOf(payment.payerResidentId!) : payment.accountId!
  return {
    regionId: refund.regionId,
    debitAccount: ESCROW,
    creditAccount: refund.succeededAt === null ? REFUNDS_DUE : wallet,
    amountMinor: refund.amountMinor,
    code: refund.succeededAt === null ? 'refund-issued' : 'order-refunded',
    orderId: refund.orderId,
    subjectId: refund.id,
    actorId: refund.issuedBy,
    occurredAt: refund.issuedAt,
  }
}
