import type { SettingValues } from '#platform/settings'
import type { Reason, Wish } from './claim.ts'

type Limits = Pick<
  SettingValues,
  | 'aftersales.autoApproveMinor'
  | 'aftersales.autoApproveCount'
  | 'aftersales.autoApproveSumMinor'
  | 'aftersales.autoApproveReasons'
>

export interface JudgedClaim {
  residentId: string | null
  reason: Reason
  wish: Wish
  amountMinor: number
  /** Whether the line was claimed before, whatever became of it. */
  isRepeated: boolean
}

/** What rules approved for a resident in the last 30 days. */
export interface Approved {
  count: number
  sumMinor: number
}

/** Why a claim waits for a person. */
const WAITING_REASONS = [
  'nobody-known',
  'claimed-before',
  'reason',
  'amount',
  'count',
  'sum',
] as const
export type WaitingReason = (typeof WAITING_REASONS)[number]

/**
 * Whether a claim is granted as it is wished for, at once and without a person.
 * @returns why it waits for a person; null when it is granted. Pure.
 */
export function whyItWaits(
  claim: JudgedClaim,
  approved: Approved,
  limits: Limits,
): WaitingReason | null {
  if (claim.residentId === null) return 'nobody-known'
  if (claim.isRepeated) return 'claimed-before'
  if (!limits['aftersales.autoApproveReasons'].includes(claim.reason)) return 'reason'
  if (claim.amountMinor > limits['aftersales.autoApproveMinor']) return 'amount'
  if (approved.count >= limits['aftersales.autoApproveCount']) return 'count'
  const sumMinor = approved.sumMinor + claim.amountMinor
  return sumMinor > limits['aftersales.autoApproveSumMinor'] ? 'sum' : null
}
