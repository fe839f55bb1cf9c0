import type { listPayouts } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import type { Tone } from '../../parts/panel.tsx'

export type Payout = Awaited<ReturnType<typeof listPayouts>>['items'][number]

const STATES: Record<Payout['state'], { tone: Tone; name: () => string }> = {
  requested: { tone: 'wait', name: m.console_money_state_requested },
  approved: { tone: 'good', name: m.console_money_state_approved },
  batched: { tone: 'cold', name: m.console_money_state_batched },
  failed: { tone: 'bad', name: m.console_money_state_failed },
  paid: { tone: 'calm', name: m.console_money_state_paid },
  cancelled: { tone: 'calm', name: m.console_money_state_cancelled },
}
export const payoutTone = (state: Payout['state']): Tone => STATES[state].tone
export const payoutStateName = (state: Payout['state']): string => STATES[state].name()

const PAYEES = {
  leader: m.console_money_payee_leader,
  supplier: m.console_money_payee_supplier,
  courier: m.console_money_payee_courier,
}
export const payeeName = (kind: Payout['payeeKind']): string => PAYEES[kind]()

/** Why somebody may not approve a payout; undefined when they may. */
export function whyNotApprove(payout: Payout, personId: string): string | undefined {
  if (payout.state !== 'requested') return m.console_money_approve_done()
  return payout.requestedBy === personId ? m.console_money_approve_own() : undefined
}
