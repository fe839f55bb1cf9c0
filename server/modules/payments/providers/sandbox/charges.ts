import { type Db, type Tx, transact } from '#platform/db'
import { newId } from '#platform/ids'
import { NotFound, Refusal } from '#platform/refusals'
import {
  type Charge,
  findCharge,
  findChargeById,
  insertCharge,
  settleCharge,
} from './queries/charges.ts'
import { insertNotifications } from './queries/deliveries.ts'
import type { ChargeRequest, Notification } from './wire.ts'

export class ReferenceUsed extends Refusal {
  constructor() {
    super('reference-used', 409, 'This number was used for something else before.')
  }
}

export type ChargeState = 'waiting' | 'paid' | 'closed'

export function chargeState(charge: Charge, now: Date): ChargeState {
  if (charge.paidAt !== null) return 'paid'
  return charge.refusedAt !== null || charge.expiresAt <= now ? 'closed' : 'waiting'
}

/** Makes a charge; asked again with the same number it gives the same one. */
export async function makeCharge(db: Db, wanted: ChargeRequest): Promise<Charge> {
  await insertCharge(db, { ...wanted, id: newId() })
  const charge = (await findCharge(db, wanted.merchant, wanted.reference))!
  if (charge.amountMinor !== wanted.amountMinor || charge.currency !== wanted.currency) {
    throw new ReferenceUsed()
  }
  return charge
}

/** A charge by the id in its pay page's address; throws NotFound. */
export async function getCharge(db: Db, id: string): Promise<Charge> {
  const charge = await findChargeById(db, id)
  if (charge === null) throw new NotFound('payment')
  return charge
}

/** The payer pays or refuses; whoever comes second changes nothing. Throws NotFound. */
export async function decideCharge(db: Db, id: string, isPaid: boolean): Promise<Charge> {
  await transact(db, async (tx) => {
    const charge = await settleCharge(tx, id, isPaid ? 'paid_at' : 'refused_at')
    if (charge !== null) await tellMerchant(tx, charge)
  })
  return getCharge(db, id)
}

async function tellMerchant(tx: Tx, charge: Charge): Promise<void> {
  const body: Notification = {
    id: newId(),
    kind: charge.paidAt !== null ? 'payment.paid' : 'payment.closed',
    merchant: charge.merchant,
    reference: charge.reference,
    sandboxId: charge.id,
    amountMinor: charge.amountMinor,
    currency: charge.currency,
    occurredAt: (charge.paidAt ?? charge.refusedAt)!.toISOString(),
    why: charge.paidAt !== null ? null : 'the payer refused',
  }
  await insertNotifications(tx, [{ url: charge.notifyUrl, body }])
}
