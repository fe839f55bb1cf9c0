import { isEan13 } from './ean13.ts'

/**
 * How a shop's label scale writes its codes.
 *
 * The pattern names the 13 places: P prefix, I item, W weight or A amount (one of the two),
 * X ignored (such as a price check digit), C the EAN-13 check digit at the end.
 */
export interface LabelScaleLayout {
  /** Such as 'PPIIIIIWWWWWC' or 'PPIIIIIAAAAAC'. */
  pattern: string
  /** Prefixes that use this layout, such as ['21']; all of 20–29 when left out. */
  prefixes?: readonly string[]
  /** Grams that one count of W stands for: 1 by default, 10 where the scale weighs in 10 g. */
  gramsPerCount?: number
  /** Minor units that one count of A stands for: 1 by default, 10 where labels show jiao. */
  minorPerCount?: number
}

export type LabelScaleReading =
  | { itemCode: string; weightGrams: number }
  | { itemCode: string; amountMinor: number }

const PATTERN = /^PP(?=X*I)(?!.*I.*[^I].*I)(?!.*[WA][^WA]+[WA])[IX]*(?:W+|A+)[IX]*C$/

/**
 * What a label from a shop's own scale says, or null when `code` is not such a code: wrong check
 * digit, or a prefix outside 20–29 or outside the layout's.
 *
 * GS1 leaves the prefixes 20–29 to circulation within a region or a company ("Restricted
 * Circulation Numbers" in the GS1 General Specifications, section 1.4); what lies between prefix
 * and check digit is agreed locally, hence the layout. The item code keeps its leading zeros.
 * @throws RangeError when the layout itself makes no sense
 */
export function readLabelScaleCode(
  code: string,
  layout: LabelScaleLayout,
): LabelScaleReading | null {
  assertLayout(layout)
  if (!isEan13(code) || !code.startsWith('2')) return null
  if (layout.prefixes && !layout.prefixes.includes(code.slice(0, 2))) return null

  const itemCode = placesOf(code, layout.pattern, 'I')
  const weight = placesOf(code, layout.pattern, 'W')
  if (weight) return { itemCode, weightGrams: Number(weight) * (layout.gramsPerCount ?? 1) }
  const amount = placesOf(code, layout.pattern, 'A')
  return { itemCode, amountMinor: Number(amount) * (layout.minorPerCount ?? 1) }
}

function placesOf(code: string, pattern: string, letter: string): string {
  return [...code].filter((_, index) => pattern[index] === letter).join('')
}

function assertLayout(layout: LabelScaleLayout): void {
  if (layout.pattern.length !== 13 || !PATTERN.test(layout.pattern)) {
    throw new RangeError(`not a label-scale pattern: ${layout.pattern}`)
  }
  for (const factor of [layout.gramsPerCount ?? 1, layout.minorPerCount ?? 1]) {
    if (!Number.isSafeInteger(factor) || factor < 1 || factor > 10_000) {
      throw new RangeError(`not a label-scale factor: ${factor}`)
    }
  }
}
