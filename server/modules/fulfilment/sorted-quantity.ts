import type { LabelScaleReading } from '#platform/barcodes'

/** What a sorter typed or scanned of a line; nothing of it means as allocated. */
export interface SortedEntry {
  /** Pieces, or grams net. */
  quantity?: number | undefined
  grossGrams?: number | undefined
  tareGrams?: number | undefined
}

export interface SortedLine {
  allocated: number
  isWeighed: boolean
  toleranceGrams: number
}

export type SortedOutcome = { quantity: number } | { problem: string }

/**
 * What goes into the bag of a line as far as money goes: what weighs more than it got is free, what
 * weighs less counts as weighed, unless it is within the tolerance. Pieces are never more than
 * allocated. Pure.
 */
export function sortedQuantity(
  line: SortedLine,
  entry: SortedEntry,
  label: LabelScaleReading | null,
): SortedOutcome {
  const { allocated, isWeighed, toleranceGrams } = line
  const ways = [entry.quantity, entry.grossGrams, label ?? undefined].filter(
    (way) => way !== undefined,
  )
  if (ways.length > 1) return { problem: 'Say one of quantity, weight or label.' }
  if (entry.tareGrams !== undefined && entry.grossGrams === undefined) {
    return { problem: 'A tare is taken off a gross weight: say both.' }
  }
  if (ways.length === 0) return { quantity: allocated }
  if (entry.quantity !== undefined && !isWeighed) {
    return entry.quantity > allocated
      ? { problem: `This line gets ${allocated}: put the rest back.` }
      : { quantity: entry.quantity }
  }
  if (!isWeighed) return { problem: 'These goods are counted, not weighed.' }
  const grams = gramsOf(entry, label)
  if (typeof grams === 'object') return grams
  return { quantity: allocated - grams <= toleranceGrams ? allocated : grams }
}

function gramsOf(
  entry: SortedEntry,
  label: LabelScaleReading | null,
): number | { problem: string } {
  if (label !== null) {
    return 'weightGrams' in label
      ? label.weightGrams
      : { problem: 'This label says a price and no weight. Type the grams.' }
  }
  if (entry.quantity !== undefined) return entry.quantity
  const net = entry.grossGrams! - (entry.tareGrams ?? 0)
  return net < 0 ? { problem: 'The tare weighs more than the whole.' } : net
}
