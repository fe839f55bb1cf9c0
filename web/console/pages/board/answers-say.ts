import { m } from '../../../i18n/index.ts'
import type { DayBoard } from './day.ts'

type Answers = Pick<DayBoard['purchaseOrders'], 'orders' | 'confirmed' | 'declined' | 'silent'>

/** How many suppliers answered, in words; goods that came without an answer are no answer. */
export function answersSay({ orders, confirmed, declined, silent }: Answers): string {
  if (silent > 0) return m.console_day_suppliers_silent({ count: silent })
  if (orders === 0) return m.console_day_none_yet()
  const unanswered = orders - confirmed - declined
  return unanswered > 0
    ? m.console_day_unanswered({ count: unanswered })
    : m.console_day_all_answered()
}
