import { m } from '../../../i18n/index.ts'

export type Reason =
  | 'damaged'
  | 'spoiled'
  | 'missing'
  | 'wrong'
  | 'quality'
  | 'short-weight'
  | 'other'

/** What can be wrong with goods, in the reader's words. */
export const REASON_WORDS: Record<Reason, () => string> = {
  spoiled: m.shop_order_reason_spoiled,
  damaged: m.shop_order_reason_damaged,
  missing: m.shop_order_reason_missing,
  'short-weight': m.shop_order_reason_short_weight,
  wrong: m.shop_order_reason_wrong,
  quality: m.shop_order_reason_quality,
  other: m.shop_order_reason_other,
}
