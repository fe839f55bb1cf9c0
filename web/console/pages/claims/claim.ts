import type { getClaimDetails } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import type { Tone } from '../../parts/panel.tsx'

export type ClaimDetails = Awaited<ReturnType<typeof getClaimDetails>>
export type Claim = ClaimDetails['claim']

const STATES: Record<Claim['state'], { tone: Tone; name: () => string }> = {
  waiting: { tone: 'wait', name: m.console_day_claim_waiting },
  decided: { tone: 'good', name: m.console_day_claim_decided },
  objected: { tone: 'bad', name: m.console_day_claim_objected },
  final: { tone: 'calm', name: m.console_day_claim_final },
}
export const claimTone = (state: Claim['state']): Tone => STATES[state].tone
export const claimStateName = (state: Claim['state']): string => STATES[state].name()

const REASONS: Record<Claim['reason'], () => string> = {
  damaged: m.console_day_reason_damaged,
  spoiled: m.console_day_reason_spoiled,
  missing: m.console_day_reason_missing,
  wrong: m.console_day_reason_wrong,
  quality: m.console_day_reason_quality,
  'short-weight': m.console_day_reason_short_weight,
  other: m.console_day_reason_other,
}
export const reasonChoices = () =>
  Object.entries(REASONS).map(([value, name]) => ({ value, label: name() }))
export const reasonName = (reason: Claim['reason']): string => REASONS[reason]()

const DECISIONS = {
  refund: m.console_day_decision_refund,
  again: m.console_day_decision_again,
  reject: m.console_day_decision_reject,
}
export const decisionName = (decision: keyof typeof DECISIONS): string => DECISIONS[decision]()

const KINDS: Record<ClaimDetails['decisions'][number]['kind'], () => string> = {
  rule: m.console_day_decided_rule,
  person: m.console_day_decided_person,
  arbitration: m.console_day_decided_arbitration,
  'no-stock': m.console_day_decided_no_stock,
  incident: m.console_day_decided_incident,
}
/** Why it was decided so: in the words of who decided, else by what decided it. */
export const decisionWhy = ({ kind, why }: ClaimDetails['decisions'][number]): string =>
  why === null || why === '' ? KINDS[kind]() : why

const BEARERS = {
  supplier: m.console_day_bearer_supplier,
  operator: m.console_day_bearer_operator,
  station: m.console_day_bearer_station,
  courier: m.console_day_bearer_courier,
  leader: m.console_day_bearer_leader,
}
export type Bearer = keyof typeof BEARERS
/** Who bears a loss; its own word where it has no name. */
export const bearerName = (bearer: string): string => BEARERS[bearer as Bearer]?.() ?? bearer
const WAITS: Record<string, () => string> = {
  late: m.console_day_wait_late,
  pictures: m.console_day_wait_pictures,
  'nobody-known': m.console_day_wait_nobody,
  'claimed-before': m.console_day_wait_before,
  reason: m.console_day_wait_reason,
  amount: m.console_day_wait_amount,
  count: m.console_day_wait_count,
  sum: m.console_day_wait_sum,
}
/** Why no rule decided a claim. */
export const waitName = (why: string | null): string =>
  why === null ? '' : (WAITS[why]?.() ?? why)

export const bearerChoices = () =>
  (Object.keys(BEARERS) as Bearer[]).map((value) => ({ value, label: bearerName(value) }))

const STAGES: Record<string, () => string> = {
  supplier: m.console_errors_supplier,
  receipt: m.console_errors_receipt,
  stock: m.console_errors_stock,
  sorting: m.console_errors_sorting,
  transport: m.console_errors_transport,
  leader: m.console_errors_leader,
  handover: m.console_errors_handover,
  unknown: m.console_errors_unknown,
}
/** Where goods were lost. */
export const stageName = (stage: string): string => STAGES[stage]?.() ?? stage
