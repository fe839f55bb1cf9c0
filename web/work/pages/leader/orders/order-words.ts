import type { Tone } from '../../../../desk/job-card.tsx'
import { inLanguage, type Locale, m, money, nameOf } from '../../../../i18n/index.ts'
import { amountOf } from '../../../goods/amount.ts'

export type OrderState =
  | 'awaiting_payment'
  | 'placed'
  | 'collected'
  | 'returned'
  | 'lacking'
  | 'cancelled'
  | 'expired'

/** Where an order stands, in a word. */
export const STATE_WORDS: Record<OrderState, () => string> = {
  awaiting_payment: m.leader_state_awaiting_payment,
  placed: m.leader_state_placed,
  collected: m.leader_state_collected,
  returned: m.leader_state_returned,
  lacking: m.leader_state_lacking,
  cancelled: m.leader_state_cancelled,
  expired: m.leader_state_expired,
}

export const STATE_TONES: Record<OrderState, Tone> = {
  awaiting_payment: 'wait',
  placed: 'go',
  collected: 'calm',
  returned: 'need',
  lacking: 'need',
  cancelled: 'calm',
  expired: 'calm',
}

interface GoodsLine {
  name: { 'zh-CN'?: string; en?: string; es?: string }
  measure: string
  quantity: number
}

/** A line of an order as a person reads it: tomatoes × 2. */
export const goodsLine = ({ name, measure, quantity }: GoodsLine): string =>
  m.leader_goods_line({ name: nameOf(name), amount: amountOf(quantity, measure === 'weighed') })

/** What somebody who has not paid is told, in the language of whom it is for. */
export const reminderOf = (order: Reminded, language: Locale): string =>
  inLanguage(language, () =>
    m.leader_reminder({
      name: order.residentName ?? '',
      goods: order.goods.map(goodsLine).join(m.leader_comma()),
      amount: money(order.openMinor, order.currency),
    }),
  )

/** What an order costs after all that was taken off it since. */
export const dueOf = (order: { totalMinor: number; reducedMinor: number }): number =>
  order.totalMinor - order.reducedMinor

interface Reminded {
  residentName: string | null
  goods: readonly GoodsLine[]
  openMinor: number
  currency: string
}
