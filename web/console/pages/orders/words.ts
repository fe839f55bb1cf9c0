import { m } from '../../../i18n/index.ts'
import type { Tone } from '../../parts/panel.tsx'

export const STATES = {
  awaiting_payment: { name: m.console_order_awaiting, tone: 'wait' },
  placed: { name: m.console_order_placed, tone: 'good' },
  collected: { name: m.console_order_collected, tone: 'calm' },
  returned: { name: m.console_order_returned, tone: 'bad' },
  lacking: { name: m.console_order_lacking, tone: 'bad' },
  cancelled: { name: m.console_order_cancelled, tone: 'calm' },
  expired: { name: m.console_order_expired, tone: 'calm' },
} as const satisfies Record<string, { name: () => string; tone: Tone }>

export type OrderState = keyof typeof STATES

export const CHANNELS = {
  shop: m.console_order_by_shop,
  leader: m.console_order_by_leader,
  counter: m.console_order_by_counter,
  phone: m.console_order_by_phone,
} as const

export const channelName = (channel: string): string =>
  CHANNELS[channel as keyof typeof CHANNELS]?.() ?? channel

export const REDUCTIONS = {
  'price-cut': m.console_order_cut,
  withdrawn: m.console_order_withdrawn,
  short: m.console_order_short,
  weighed: m.console_order_weighed,
  claim: m.console_order_claimed,
  returned: m.console_order_brought_back,
} as const

const EVENTS: Record<string, () => string> = {
  'order.placed': m.console_event_placed,
  'order.paid': m.console_event_paid,
  'order.paid-late': m.console_event_paid_late,
  'order.cancelled': m.console_event_cancelled,
  'order.expired': m.console_event_expired,
  'order.reduced': m.console_event_reduced,
  'order.closed': m.console_event_closed,
  'order.reopened': m.console_event_reopened,
  'order.ready': m.console_event_ready,
  'order.reminded': m.console_event_reminded,
  'order.not-collected': m.console_event_not_collected,
}

/** What happened to an order, in words; what is new is shown by its own name. */
export const eventName = (type: string): string => EVENTS[type]?.() ?? type

const CLOSED: Record<string, () => string> = {
  collected: m.console_closed_collected,
  delivered: m.console_closed_delivered,
  returned: m.console_closed_returned,
}

/** Why it happened; what a person wrote stands as written. */
export const eventWhy = (type: string, why: string): string =>
  type === 'order.closed' ? (CLOSED[why]?.() ?? why) : refundReason(why)

const PROVIDERS: Record<string, () => string> = {
  wallet: m.console_payment_wallet,
  cash: m.console_payment_cash,
  sandbox: m.console_payment_sandbox,
}

/** Who took the money; a provider that is new is shown by its own name. */
export const providerName = (provider: string): string => PROVIDERS[provider]?.() ?? provider

const REASONS: Record<string, () => string> = {
  ...REDUCTIONS,
  'order-cancelled': m.console_event_cancelled,
  'order-expired': m.console_event_expired,
  'paid-twice': m.console_refund_paid_twice,
  'paid-after-end': m.console_refund_paid_after_end,
  'not-collected': m.console_event_not_collected,
}

/** Why money went back; what a person wrote stands as written. */
export const refundReason = (reason: string): string => REASONS[reason]?.() ?? reason
