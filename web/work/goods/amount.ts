import { locale, m, number, weight } from '../../i18n/index.ts'
import type { SkuCard } from './use-sku-cards.ts'

const MOST = 1_000_000_000

/** So much of something, as people say it: pieces, or kilograms where it is weighed. */
export function amountOf(quantity: number, isWeighed: boolean): string {
  if (isWeighed) return weight(quantity)
  return m.station_goods_pieces({ count: quantity, shown: number(quantity) })
}

/** The same of a SKU, whose unit is known. */
export function amountOfCard(quantity: number, card: Pick<SkuCard, 'measure' | 'unit'>): string {
  if (card.measure === 'weighed') return weight(quantity)
  return card.unit === ''
    ? m.station_goods_pieces({ count: quantity, shown: number(quantity) })
    : m.station_goods_units({ shown: number(quantity), unit: card.unit })
}

/** What was typed as pieces, or as kilograms where it is weighed; null for what is no amount. */
export function typedAmount(text: string, isWeighed: boolean): number | null {
  const value = Number(text.trim().replace(',', '.'))
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) return null
  const amount = isWeighed ? Math.round(value * 1000) : value
  return Number.isSafeInteger(amount) && amount <= MOST ? amount : null
}

/** An amount as it is typed, in the reader's decimals: 1.25 for 1250 g, 3 for three pieces. */
export function amountText(quantity: number, isWeighed: boolean): string {
  const text = String(isWeighed ? quantity / 1000 : quantity)
  return locale() === 'es' ? text.replace('.', ',') : text
}
