import {
  isEan13,
  type LabelScaleLayout,
  type LabelScaleReading,
  readLabelScaleCode,
} from '#platform/barcodes'

/**
 * How the operator's label scales write: 20–24 with a weight in grams, 25–29 with an amount in
 * minor units, five digits of item before it.
 */
const LABEL_LAYOUTS: readonly LabelScaleLayout[] = [
  { pattern: 'PPIIIIIWWWWWC', prefixes: ['20', '21', '22', '23', '24'] },
  { pattern: 'PPIIIIIAAAAAC', prefixes: ['25', '26', '27', '28', '29'] },
]

/**
 * A printed barcode as it is kept, or null when its check digit is wrong or it is none: EAN-13,
 * EAN-8, and UPC-A written as the EAN-13 it is. EAN-8 and UPC-A reckon their check digit as EAN-13
 * does with zeros before (GS1 General Specifications, section 7.9).
 */
export function normalBarcode(code: string): string | null {
  if (!/^([0-9]{8}|[0-9]{12,13})$/.test(code)) return null
  const long = code.padStart(13, '0')
  if (!isEan13(long)) return null
  return code.length === 8 ? code : long
}

/** Whether a barcode is of the numbers that a shop's own scales use (20 to 29). */
export const isScaleLabel = (barcode: string): boolean => /^2[0-9]{12}$/.test(barcode)

/** What a label of one of the operator's scales says, or null when it is none of theirs. */
export function readLabel(
  code: string,
  layouts: readonly LabelScaleLayout[] = LABEL_LAYOUTS,
): LabelScaleReading | null {
  for (const layout of layouts) {
    const reading = readLabelScaleCode(code, layout)
    if (reading !== null) return reading
  }
  return null
}
