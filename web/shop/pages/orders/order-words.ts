import { dayOf, m } from '../../../i18n/index.ts'
import type { IconName } from '../../../ui/icon.tsx'
import type { Order, Pickup } from './use-order.ts'

/** Where an order stands for the one who ordered, one more than the API tells apart: it is ready. */
export type Standing =
  | 'to-pay'
  | 'coming'
  | 'ready'
  | Exclude<Order['state'], 'awaiting_payment' | 'placed'>

export function standingOf(
  order: Pick<Order, 'state'>,
  pickup?: Pick<Pickup, 'readyAt'>,
): Standing {
  if (order.state === 'awaiting_payment') return 'to-pay'
  if (order.state === 'placed') return pickup?.readyAt ? 'ready' : 'coming'
  return order.state
}

export const STANDING_WORDS: Record<Standing, () => string> = {
  'to-pay': m.shop_order_state_to_pay,
  coming: m.shop_order_state_coming,
  ready: m.shop_order_state_ready,
  collected: m.shop_order_state_collected,
  returned: m.shop_order_state_returned,
  lacking: m.shop_order_state_lacking,
  cancelled: m.shop_order_state_cancelled,
  expired: m.shop_order_state_expired,
}

export const STANDING_ICONS: Record<Standing, IconName> = {
  'to-pay': 'clock',
  coming: 'truck',
  ready: 'bag',
  collected: 'check-circle',
  returned: 'undo',
  lacking: 'warning',
  cancelled: 'close',
  expired: 'close',
}

export const isOver = (standing: Standing): boolean =>
  standing !== 'to-pay' && standing !== 'coming' && standing !== 'ready'

/** When and where from it can be fetched: tomorrow 16:00–20:00. */
export const pickupTimeText = (date: string, slot: string | null, today: string): string => {
  const day = dayOf(date, today)
  const [from, to] = slot?.split('-') ?? []
  return from && to ? m.shop_order_day_slot({ day, from, to }) : day
}

/** Digits in two groups: 4071 8265. */
export const spacedDigits = (digits: string): string => `${digits.slice(0, 4)} ${digits.slice(4)}`
