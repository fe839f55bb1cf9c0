import { dateIn, dayOf, m, timeOf } from '../../../i18n/index.ts'
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

/** Nobody gets anything of it: neither a place to fetch it nor an invoice says anything then. */
export const isNothingGiven = (standing: Standing): boolean =>
  standing === 'cancelled' || standing === 'expired' || standing === 'lacking'

/** When and where from it can be fetched: tomorrow 16:00–20:00. */
export const pickupTimeText = (date: string, slot: string | null, today: string): string => {
  const day = dayOf(date, today)
  const [from, to] = slot?.split('-') ?? []
  return from && to ? m.shop_order_day_slot({ day, from, to }) : day
}

const MINUTE_MS = 60_000

/** Until when it can be cancelled: people call 00:00 of the next day this day's midnight. */
export function cancelUntilText(until: string, today: string, timeZone: string): string {
  const time = timeOf(until, timeZone)
  if (time !== '00:00') {
    return m.shop_order_cancel_until({ day: dayOf(dateIn(until, timeZone), today), time })
  }
  const before = Date.parse(until) - MINUTE_MS
  return m.shop_order_cancel_until_midnight({ day: dayOf(dateIn(before, timeZone), today) })
}

/** Digits in two groups: 4071 8265. */
export const spacedDigits = (digits: string): string => `${digits.slice(0, 4)} ${digits.slice(4)}`
