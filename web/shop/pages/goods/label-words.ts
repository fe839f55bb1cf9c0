import { m, type Names, nameOf } from '../../../i18n/index.ts'

const NAMES: Record<string, () => string> = {
  netContent: m.shop_label_net_content,
  ingredients: m.shop_label_ingredients,
  allergens: m.shop_label_allergens,
  producer: m.shop_label_producer,
  producerAddress: m.shop_label_producer_address,
  licence: m.shop_label_licence,
  standard: m.shop_label_standard,
  storageAdvice: m.shop_label_storage_advice,
  warnings: m.shop_label_warnings,
}

/** What a field of a label is called; null where it is not shown. */
export const labelName = (field: string): string | null => NAMES[field]?.() ?? null

/** What stands in it: a text, texts in several languages, or several texts. */
export function labelText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(labelText).filter(Boolean).join('、')
  return typeof value === 'object' && value !== null ? nameOf(value as Names) : ''
}
