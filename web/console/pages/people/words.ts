import { m } from '../../../i18n/index.ts'

export const LEADER_STATES = {
  applied: { name: m.console_people_state_applied, tone: 'wait' },
  approved: { name: m.console_people_state_approved, tone: 'good' },
  rejected: { name: m.console_people_state_rejected, tone: 'calm' },
  exited: { name: m.console_people_state_exited, tone: 'calm' },
} as const

export const LEVELS = {
  standard: m.console_people_level_standard,
  silver: m.console_people_level_silver,
  gold: m.console_people_level_gold,
  partner: m.console_people_level_partner,
} as const

export const SUPPLIER_KINDS = {
  trader: m.console_people_trader,
  farm: m.console_people_farm,
  maker: m.console_people_maker,
} as const

export const OFFER_STATES = {
  proposed: { name: m.console_people_offer_proposed, tone: 'wait' },
  accepted: { name: m.console_people_offer_accepted, tone: 'good' },
  declined: { name: m.console_people_offer_declined, tone: 'calm' },
  withdrawn: { name: m.console_people_offer_withdrawn, tone: 'calm' },
} as const

export const choicesOf = (words: Record<string, () => string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label: label() }))
