import type { listLeaderPayouts } from '../../../../api/index.ts'
import type { Tone } from '../../../../desk/job-card.tsx'
import { calendarDay, dateIn, m } from '../../../../i18n/index.ts'

export type ListedPayout = Awaited<ReturnType<typeof listLeaderPayouts>>['items'][number]
export type PayoutState = ListedPayout['state']

/** Where a payout stands, in a word. */
export const PAYOUT_WORDS: Record<PayoutState, () => string> = {
  requested: m.leader_payout_requested,
  approved: m.leader_payout_approved,
  batched: m.leader_payout_batched,
  failed: m.leader_payout_failed,
  paid: m.leader_payout_paid,
  cancelled: m.leader_payout_cancelled,
}

export const PAYOUT_TONES: Record<PayoutState, Tone> = {
  requested: 'wait',
  approved: 'wait',
  batched: 'wait',
  failed: 'need',
  paid: 'go',
  cancelled: 'calm',
}

interface Span {
  earnedFrom: string | null
  earnedUntil: string | null
}

/** When what is paid out was earned. */
export function periodOf({ earnedFrom, earnedUntil }: Span, timeZone: string): string {
  if (earnedFrom === null || earnedUntil === null) return m.leader_payout_of_before()
  const from = calendarDay(dateIn(earnedFrom, timeZone))
  const until = calendarDay(dateIn(earnedUntil, timeZone))
  return from === until
    ? m.leader_payout_of_day({ day: from })
    : m.leader_payout_period({ from, until })
}
