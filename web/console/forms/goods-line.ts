/** Goods with how much of them: pieces, or grams where weighed. */
export interface GoodsLine {
  skuId: string | null
  lotId?: string | null
  quantity: number | null
  costMinor?: number | null
}

export type WholeLine = GoodsLine & { skuId: string; quantity: number }

/** The lines that say something; null where one of them is only half said. */
export function wholeLines(value: unknown): WholeLine[] | null {
  const said = ((value as GoodsLine[] | undefined) ?? []).filter(
    ({ skuId, quantity }) => skuId !== null || quantity !== null,
  )
  const isWhole = said.every(
    ({ skuId, quantity, costMinor }) =>
      skuId !== null && Number.isFinite(quantity) && !Number.isNaN(costMinor ?? 0),
  )
  return isWhole && said.length > 0 ? (said as WholeLine[]) : null
}
