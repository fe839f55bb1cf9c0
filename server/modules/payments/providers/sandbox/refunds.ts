import { type Db, type Tx, transact } from '#platform/db'
import { newId } from '#platform/ids'
import { NotFound, Refusal } from '#platform/refusals'
import { ReferenceUsed } from './charges.ts'
import { type Charge, listChargesByIds, lockCharge } from './queries/charges.ts'
import { insertNotifications } from './queries/deliveries.ts'
import {
  findSandboxRefund,
  insertSandboxRefund,
  listSandboxRefundsOf,
  type SandboxRefund,
  settleDelayedRefunds,
} from './queries/refunds.ts'
import type { Notification, RefundRequest } from './wire.ts'

class NotRefundable extends Refusal {
  constructor(why: string) {
    super('not-refundable', 409, why)
  }
}

/** Seconds that a delayed refund takes. */
const DELAY_SECONDS = 20

/**
 * What a refund comes to, by words in its reason, so that every way can be tried:
 * sandbox-fail fails each time; sandbox-fail-once fails the first time for the charge and amount;
 * sandbox-delay succeeds after 20 seconds; any other succeeds at once. Pure.
 */
export function fateOf(
  reason: string,
  hasFailedBefore: boolean,
): { failedWhy: string | null; delaySeconds: number } {
  const words = new Set(reason.split(/\s+/))
  const fails = words.has('sandbox-fail') || (words.has('sandbox-fail-once') && !hasFailedBefore)
  return {
    failedWhy: fails ? 'the payer’s account takes no money' : null,
    delaySeconds: !fails && words.has('sandbox-delay') ? DELAY_SECONDS : 0,
  }
}

/** Gives money of a charge back, never more than was paid; the same number does it once. */
export async function makeRefund(
  db: Db,
  wanted: RefundRequest,
): Promise<{ refund: SandboxRefund; charge: Charge }> {
  return transact(db, async (tx) => {
    const charge = await lockCharge(tx, wanted.merchant, wanted.chargeReference)
    if (charge === null) throw new NotFound('payment')
    if (charge.paidAt === null) throw new NotRefundable('This was never paid.')
    if (charge.currency !== wanted.currency) throw new NotRefundable('This was paid otherwise.')
    const others = await listSandboxRefundsOf(tx, charge.id)
    const same = await findSandboxRefund(tx, wanted.reference)
    if (same !== null) {
      const isSame = same.chargeId === charge.id && same.amountMinor === wanted.amountMinor
      if (!isSame) throw new ReferenceUsed()
      return { refund: same, charge }
    }
    const given = others
      .filter((other) => other.failedAt === null)
      .reduce((sum, other) => sum + other.amountMinor, 0)
    if (given + wanted.amountMinor > charge.amountMinor) {
      throw new NotRefundable('This is more than is left of what was paid.')
    }
    const hasFailedBefore = others.some(
      (other) => other.failedAt !== null && other.amountMinor === wanted.amountMinor,
    )
    const refund = await insertSandboxRefund(tx, {
      id: newId(),
      chargeId: charge.id,
      reference: wanted.reference,
      amountMinor: wanted.amountMinor,
      ...fateOf(wanted.reason, hasFailedBefore),
    })
    await tellMerchant(tx, [{ refund, charge }])
    return { refund, charge }
  })
}

/** Lets delayed refunds succeed; returns how many. */
export async function finishDelayedRefunds(tx: Tx): Promise<number> {
  const refunds = await settleDelayedRefunds(tx, 100)
  const charges = await listChargesByIds(
    tx,
    refunds.map((refund) => refund.chargeId),
  )
  const byId = new Map(charges.map((charge) => [charge.id, charge]))
  await tellMerchant(
    tx,
    refunds.map((refund) => ({ refund, charge: byId.get(refund.chargeId)! })),
  )
  return refunds.length
}

async function tellMerchant(
  tx: Tx,
  settled: readonly { refund: SandboxRefund; charge: Charge }[],
): Promise<void> {
  const done = settled.filter(({ refund }) => (refund.succeededAt ?? refund.failedAt) !== null)
  await insertNotifications(
    tx,
    done.map(({ refund, charge }) => {
      const body: Notification = {
        id: newId(),
        kind: refund.succeededAt !== null ? 'refund.succeeded' : 'refund.failed',
        merchant: charge.merchant,
        reference: refund.reference,
        sandboxId: refund.id,
        amountMinor: refund.amountMinor,
        currency: charge.currency,
        occurredAt: (refund.succeededAt ?? refund.failedAt)!.toISOString(),
        why: refund.failedWhy,
      }
      return { url: charge.notifyUrl, body }
    }),
  )
}
