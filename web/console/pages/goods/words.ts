import { m } from '../../../i18n/index.ts'
import type { Tone } from '../../parts/panel.tsx'

/** Pictures of goods belong to no region but to the operator. */
export const GOODS_OWNER = 'operator'

export const STORAGES = {
  ambient: { name: m.console_goods_ambient, tone: 'calm' },
  chilled: { name: m.console_goods_chilled, tone: 'cold' },
  frozen: { name: m.console_goods_frozen, tone: 'cold' },
} as const satisfies Record<string, { name: () => string; tone: Tone }>

export const MEASURES = {
  piece: m.console_goods_piece,
  case: m.console_goods_case,
  about: m.console_goods_about,
  weighed: m.console_goods_weighed,
} as const

export const LABEL_FIELDS = {
  netContent: m.console_goods_net,
  ingredients: m.console_goods_ingredients,
  allergens: m.console_goods_allergens,
  producer: m.console_goods_producer,
  producerAddress: m.console_goods_producer_address,
  licence: m.console_goods_licence,
  standard: m.console_goods_standard,
  storageAdvice: m.console_goods_storage_advice,
  warnings: m.console_goods_warnings,
} as const

export const GAPS: Record<string, () => string> = {
  ...LABEL_FIELDS,
  picture: m.console_goods_gap_picture,
  tax: m.console_goods_gap_tax,
  origin: m.console_goods_origin,
  shelfLifeDays: m.console_goods_shelf,
}

export const REASONS: Record<string, () => string> = {
  received: m.console_goods_received,
  counted: m.console_goods_counted,
  adjusted: m.console_goods_adjusted,
  'written-off': m.console_goods_written_off,
  sold: m.console_goods_sold,
  returned: m.console_goods_returned,
  'moved-out': m.console_goods_moved_out,
  'moved-in': m.console_goods_moved_in,
  'returned-to-supplier': m.console_goods_to_supplier,
}
export const choicesOf = (words: Record<string, (() => string) | { name: () => string }>) =>
  Object.entries(words).map(([value, word]) => ({
    value,
    label: typeof word === 'function' ? word() : word.name(),
  }))
