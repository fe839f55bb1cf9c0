import type { PurchaseOrder } from '../../../api/index.ts'
import { amountText, typedAmount } from '../../goods/amount.ts'

/** One lot of goods on the form, as it is typed. */
export interface ShipLine {
  key: string
  skuId: string
  typed: string
  lotCode: string
  expiresOn: string
}

type Asked = PurchaseOrder['lines'][number]

/** What of a line is still to be shipped. */
export const openOf = (line: Asked): number =>
  Math.max(0, (line.confirmedQuantity ?? line.expectedQuantity) - line.shippedQuantity)

export const lineOf = (line: Asked): ShipLine => ({
  key: crypto.randomUUID(),
  skuId: line.skuId,
  typed: amountText(openOf(line), line.isWeighed),
  lotCode: '',
  expiresOn: '',
})

/** Pieces or grams; null where nothing, or no number, was typed. */
export const quantityOf = ({ typed }: ShipLine, { isWeighed }: Asked): number | null =>
  typedAmount(typed, isWeighed)

export type ShipFault = 'typed' | 'lotCode'

/** The fields of a line that keep it from going on its way. */
export function faultsOf(line: ShipLine, asked: Asked): Partial<Record<ShipFault, true>> {
  const quantity = quantityOf(line, asked)
  if (quantity === null) return { typed: true }
  const lacksLot = asked.lotRule === 'required' && line.lotCode.trim() === ''
  return quantity > 0 && lacksLot ? { lotCode: true } : {}
}
