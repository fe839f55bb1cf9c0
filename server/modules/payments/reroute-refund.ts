import { BANK, openAccounts, operatorAccount, walletOf } from '#ledger'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { openWallets } from './open-wallets.ts'
import type { Payment } from './payment.ts'
import { getPayment } from './queries/payments.ts'
import { getRefund, insertRefunds, lockRefund, markRerouted } from './queries/refunds.ts'
import type { Refund } from './refund.ts'
import { NoWallet, OwnMoney, RefundNotOpen } from './refusals.ts'
import { postRefundLeg } from './settle-refund.ts'

export interface Rerouting {
  regionId: string
  refundId: string
  /** Into the payer's wallet, or by finance's own bank transfer. */
  route: 'wallet' | 'bank'
  /** What proves the bank transfer: its number at the bank. */
  proof: string | null
  by: string
  at: Date
}

/**
 * Gives money back another way after the first did not work; the first stays written as it was.
 * While the provider may still be at it, no other way is taken: the money could go twice.
 * @returns the refund that carries the money now
 * @throws NotFound, RefundNotOpen, NoWallet, OwnMoney, Invalid
 */
export async function rerouteRefund(tx: Tx, rerouting: Rerouting): Promise<Refund> {
  const { regionId, by, at } = rerouting
  await getRefund(tx, regionId, rerouting.refundId)
  const refund = (await lockRefund(tx, regionId, rerouting.refundId))!
  const why = whyNotReroutable(refund)
  if (why !== null) throw new RefundNotOpen(why)
  const payment = await getPayment(tx, regionId, refund.paymentId)
  const account = await accountFor(tx, rerouting, payment)

  const next = {
    ...refund,
    id: newId(),
    route: rerouting.route,
    issuedBy: by,
    issuedAt: at,
    succeededAt: at,
    succeededBy: by,
    ...(rerouting.proof === null ? {} : { proof: rerouting.proof }),
  }
  await insertRefunds(tx, [next])
  await markRerouted(tx, refund, { to: next.id, by, at })
  await announce(tx, {
    regionId,
    type: 'refund.rerouted',
    subjectKind: 'refund',
    subjectId: refund.id,
    body: {
      refundId: refund.id,
      to: next.id,
      route: next.route,
      orderId: refund.orderId,
      amountMinor: refund.amountMinor,
    },
    actorId: by,
    occurredAt: at,
  })
  await postRefundLeg(tx, next, account, { at, by })
  return getRefund(tx, regionId, next.id)
}

/** Why no other way may be taken; null when it may. Pure. */
export function whyNotReroutable(
  refund: Pick<Refund, 'route' | 'succeededAt' | 'reroutedAt' | 'askedAt' | 'failedAt'>,
): string | null {
  if (refund.succeededAt !== null) return 'succeeded'
  if (refund.reroutedAt !== null) return 'rerouted'
  if (refund.route === 'cash') return null
  if (refund.askedAt !== null) return 'asked'
  return refund.failedAt === null ? 'waiting' : null
}

async function accountFor(tx: Tx, rerouting: Rerouting, payment: Payment): Promise<string> {
  const { regionId, currency, payerResidentId } = payment
  if (rerouting.route === 'wallet') {
    if (payerResidentId === null) throw new NoWallet()
    await openWallets(tx, regionId, currency, [payerResidentId])
    return walletOf(payerResidentId)
  }
  if (payment.payerId === rerouting.by) throw new OwnMoney()
  if (rerouting.proof === null) {
    throw new Invalid('proof', 'Say the number of the bank transfer.')
  }
  await openAccounts(tx, [operatorAccount(regionId, BANK, currency)])
  return BANK
}
