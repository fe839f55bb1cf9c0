import { m, number, weight } from '../../i18n/index.ts'

/** How much of a line, as people say it: ×2, or 1.5 kg. */
export const quantityText = (measure: string, quantity: number): string =>
  measure === 'weighed' ? weight(quantity) : m.shop_order_times({ count: number(quantity) })
