/**
 * What to order of a SKU that so much is lacking of: whole cases, and no less than the supplier's
 * least; nothing when nothing lacks. Pieces, or grams where weighed.
 */
export function orderQuantity(
  lacking: number,
  { caseSize, minimumQuantity }: { caseSize: number; minimumQuantity: number },
): number {
  if (lacking <= 0) return 0
  return Math.ceil(Math.max(lacking, minimumQuantity) / caseSize) * caseSize
}
