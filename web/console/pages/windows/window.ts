import type { getWindow, listFindings, listOffers } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import type { Tone } from '../../parts/panel.tsx'

export type Window = Awaited<ReturnType<typeof getWindow>>
export type Offer = Awaited<ReturnType<typeof listOffers>>['items'][number]
export type Finding = Awaited<ReturnType<typeof listFindings>>['findings'][number]
export type WindowState = Window['state']

const STATES: Record<WindowState, { tone: Tone; name: () => string }> = {
  draft: { tone: 'wait', name: m.console_day_window_state_draft },
  scheduled: { tone: 'cold', name: m.console_day_window_state_scheduled },
  open: { tone: 'good', name: m.console_day_window_state_open },
  closed: { tone: 'calm', name: m.console_day_window_state_closed },
  withdrawn: { tone: 'bad', name: m.console_day_window_state_withdrawn },
}

export const windowTone = (state: WindowState): Tone => STATES[state].tone
export const windowStateName = (state: WindowState): string => STATES[state].name()

const FINDINGS: Record<Finding['code'], () => string> = {
  'no-offers': m.console_day_finding_no_offers,
  'no-communities': m.console_day_finding_no_communities,
  'window-over': m.console_day_finding_window_over,
  'pickup-before-cutoff': m.console_day_finding_pickup_before_cutoff,
  'pickup-not-delivered': m.console_day_finding_pickup_not_delivered,
  'community-not-delivered': m.console_day_finding_community_not_delivered,
  'receiving-closed': m.console_day_finding_receiving_closed,
  'no-pickup-point': m.console_day_finding_no_pickup_point,
  'cutoff-order': m.console_day_finding_cutoff_order,
  'goods-archived': m.console_day_finding_goods_archived,
  'not-listed': m.console_day_finding_not_listed,
  'tax-missing': m.console_day_finding_tax_missing,
  'label-missing': m.console_day_finding_label_missing,
  'picture-missing': m.console_day_finding_picture_missing,
  'storage-missing': m.console_day_finding_storage_missing,
  'supplier-suspended': m.console_day_finding_supplier_suspended,
  'licence-expired': m.console_day_finding_licence_expired,
  'lead-time': m.console_day_finding_lead_time,
  'cost-unknown': m.console_day_finding_cost_unknown,
  'below-cost': m.console_day_finding_below_cost,
  'low-margin': m.console_day_finding_low_margin,
  'weighed-step': m.console_day_finding_weighed_step,
  'nothing-to-sell': m.console_day_finding_nothing_to_sell,
}

export const findingName = (code: Finding['code']): string => FINDINGS[code]()

/** The cell in which a finding is put right. */
export function columnOfFinding(code: Finding['code']): string {
  if (code === 'cost-unknown') return 'cost'
  if (code === 'below-cost' || code === 'low-margin') return 'price'
  if (code === 'cutoff-order' || code === 'lead-time') return 'cutoff'
  if (code === 'nothing-to-sell' || code === 'weighed-step') return 'cap'
  return 'name'
}
