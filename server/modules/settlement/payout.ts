import type { PayeeKind } from './payee.ts'

export interface Payout {
  id: string
  payeeKind: PayeeKind
  payeeId: string
  currency: string
  grossMinor: number
  taxMinor: number
  /** What could be paid out when it was asked for, and what of it had been left over before. */
  availableMinor: number
  openingMinor: number
  /** Due day of the statements it was made for by itself. */
  period: string | null
  taxMonth: string
  requestedBy: string | null
  requestedAt: Date
  approvedBy: string | null
  approvedAt: Date | null
  batchId: string | null
  attempts: number
  paidAt: Date | null
  reference: string | null
  failedAt: Date | null
  failedWhy: string | null
  cancelledAt: Date | null
  cancelledWhy: string | null
}

export const PAYOUT_STATES = [
  'requested',
  'approved',
  'batched',
  'failed',
  'paid',
  'cancelled',
] as const
export type PayoutState = (typeof PAYOUT_STATES)[number]

/** failed: the bank sent it back; it can stand in another batch, or be cancelled. */
export function stateOf(
  payout: Pick<Payout, 'cancelledAt' | 'paidAt' | 'batchId' | 'failedAt' | 'approvedAt'>,
): PayoutState {
  if (payout.cancelledAt !== null) return 'cancelled'
  if (payout.paidAt !== null) return 'paid'
  if (payout.batchId !== null) return 'batched'
  if (payout.failedAt !== null) return 'failed'
  return payout.approvedAt === null ? 'requested' : 'approved'
}

/** What the payee gets in the hand. */
export const netOf = ({ grossMinor, taxMinor }: Pick<Payout, 'grossMinor' | 'taxMinor'>): number =>
  grossMinor - taxMinor
