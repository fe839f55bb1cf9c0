import { m } from '../../../i18n/index.ts'

const SAYS: Record<string, () => string> = {
  'order.holdMinutes': m.console_setting_order_hold_minutes,
  'order.deliveryFeeMinor': m.console_setting_order_delivery_fee_minor,
  'order.freeDeliveryFromMinor': m.console_setting_order_free_delivery_from_minor,
  'cash.ceilingMinor': m.console_setting_cash_ceiling_minor,
  'leader.defaultCommissionBasisPoints': m.console_setting_leader_default_commission_basis_points,
  'notice.unpaidReminderMinutes': m.console_setting_notice_unpaid_reminder_minutes,
  'pricing.minimumMarginBasisPoints': m.console_setting_pricing_minimum_margin_basis_points,
  'campaign.planAheadDays': m.console_setting_campaign_plan_ahead_days,
  'stock.correctionApprovalFromMinor': m.console_setting_stock_correction_approval_from_minor,
  'stock.countApprovalFromMinor': m.console_setting_stock_count_approval_from_minor,
  'procurement.holdMinutes': m.console_setting_procurement_hold_minutes,
  'procurement.answerMinutes': m.console_setting_procurement_answer_minutes,
  'procurement.asksSecondSource': m.console_setting_procurement_asks_second_source,
  'procurement.surplusDestination': m.console_setting_procurement_surplus_destination,
  'receipt.overDeliveryBasisPoints': m.console_setting_receipt_over_delivery_basis_points,
  'receipt.nearExpiryDays': m.console_setting_receipt_near_expiry_days,
  'receipt.chilledFromTenths': m.console_setting_receipt_chilled_from_tenths,
  'receipt.chilledToTenths': m.console_setting_receipt_chilled_to_tenths,
  'receipt.frozenToTenths': m.console_setting_receipt_frozen_to_tenths,
  'sorting.wallSlots': m.console_setting_sorting_wall_slots,
  'sorting.bagLines': m.console_setting_sorting_bag_lines,
  'sorting.toleranceGrams': m.console_setting_sorting_tolerance_grams,
  'sorting.replacementMinutes': m.console_setting_sorting_replacement_minutes,
  'delivery.confirmMinutes': m.console_setting_delivery_confirm_minutes,
  'delivery.readyOnArrival': m.console_setting_delivery_ready_on_arrival,
  'delivery.refundTime': m.console_setting_delivery_refund_time,
  'delivery.transportBearer': m.console_setting_delivery_transport_bearer,
  'delivery.bagsPerCrate': m.console_setting_delivery_bags_per_crate,
  'delivery.bagsPerIceBox': m.console_setting_delivery_bags_per_ice_box,
  'handover.collectDays': m.console_setting_handover_collect_days,
  'handover.freshCollectDays': m.console_setting_handover_fresh_collect_days,
  'handover.collectTime': m.console_setting_handover_collect_time,
  'handover.extensionDays': m.console_setting_handover_extension_days,
  'handover.mostExtensions': m.console_setting_handover_most_extensions,
  'handover.reminderHours': m.console_setting_handover_reminder_hours,
  'handover.lastReminderHours': m.console_setting_handover_last_reminder_hours,
  'handover.undoMinutes': m.console_setting_handover_undo_minutes,
  'handover.wrongGuesses': m.console_setting_handover_wrong_guesses,
  'handover.lockMinutes': m.console_setting_handover_lock_minutes,
  'handover.refundFresh': m.console_setting_handover_refund_fresh,
  'handover.uncollectedFeeBasisPoints': m.console_setting_handover_uncollected_fee_basis_points,
  'handover.noShowLimit': m.console_setting_handover_no_show_limit,
  'handover.noShowDays': m.console_setting_handover_no_show_days,
  'handover.doorFeeMinor': m.console_setting_handover_door_fee_minor,
  'settlement.commissionPendingHours': m.console_setting_settlement_commission_pending_hours,
  'settlement.disputeDays': m.console_setting_settlement_dispute_days,
  'settlement.payoutApprovalAboveMinor': m.console_setting_settlement_payout_approval_above_minor,
  'settlement.withholding': m.console_setting_settlement_withholding,
  'aftersales.claimHours': m.console_setting_aftersales_claim_hours,
  'aftersales.claimHoursChilled': m.console_setting_aftersales_claim_hours_chilled,
  'aftersales.claimHoursFrozen': m.console_setting_aftersales_claim_hours_frozen,
  'aftersales.pictureFromMinor': m.console_setting_aftersales_picture_from_minor,
  'aftersales.pictureReasons': m.console_setting_aftersales_picture_reasons,
  'aftersales.autoApproveMinor': m.console_setting_aftersales_auto_approve_minor,
  'aftersales.autoApproveCount': m.console_setting_aftersales_auto_approve_count,
  'aftersales.autoApproveSumMinor': m.console_setting_aftersales_auto_approve_sum_minor,
  'aftersales.autoApproveReasons': m.console_setting_aftersales_auto_approve_reasons,
  'aftersales.objectionHours': m.console_setting_aftersales_objection_hours,
  'aftersales.replacementDays': m.console_setting_aftersales_replacement_days,
}

/** What a setting does, in the reader's language; the server's English where it is new. */
export const settingSays = ({ name, description }: { name: string; description: string }): string =>
  SAYS[name]?.() ?? description

/** For whom a setting was set. */
export const SCOPES = {
  operator: m.console_settings_operator,
  region: m.console_settings_region,
  community: m.console_orders_community,
  station: m.console_goods_station,
  default: m.console_settings_default,
} as const

/** A value as it can be typed again. */
export const shown = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value)
