import { type Account, commissionOfLeader, supplierAccount } from '#ledger'
import type { EarnerKind } from './commission.ts'

export const PAYEE_KINDS = ['leader', 'supplier', 'courier'] as const
export type PayeeKind = EarnerKind | 'supplier'

export interface Payee {
  regionId: string
  kind: PayeeKind
  /** The leadership, the supplier, or the courier's person. */
  id: string
}

// What is owed back is carried forward however much it is.
const NO_FLOOR = -1_000_000_000_000

/** A courier's fees lie on an account of the same kind as a leader's. */
export const accountOf = ({ kind, id }: Pick<Payee, 'kind' | 'id'>): string =>
  kind === 'supplier' ? supplierAccount(id) : commissionOfLeader(id)

/** The payee's account as it is opened. */
export const payeeAccount = (payee: Payee, currency: string): Account => {
  const id = accountOf(payee)
  return {
    regionId: payee.regionId,
    id,
    kind: id.split(':')[0]!,
    ownerId: payee.id,
    currency,
    isKept: true,
    floorMinor: NO_FLOOR,
  }
}
