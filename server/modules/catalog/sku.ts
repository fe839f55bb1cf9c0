import { localeOf, type Names } from '#platform/i18n'
import { Invalid } from '#platform/refusals'

/**
 * How a SKU is counted: piece and case by pieces; about by pieces of about so many grams, each at
 * a fixed price; weighed by grams, priced per kg.
 */
export const MEASURES = ['piece', 'case', 'about', 'weighed'] as const
export type Measure = (typeof MEASURES)[number]

export interface SkuMeasure {
  measure: Measure
  piecesPerCase: number | null
  aboutGrams: number | null
  /** Grams by which an amount of weighed goods grows; null: any gram. */
  stepGrams: number | null
  minimumGrams: number | null
}

export interface SkuFields extends SkuMeasure {
  code: string
  /** What tells it from the product's other SKUs, such as 500g; may be empty. */
  name: Names
  /** What one is called, such as 袋; in no language where it has no word. */
  unit: Names
  netGrams: number | null
  scaleCode: string | null
  barcodes: string[]
}

export interface Sku extends SkuFields {
  id: string
  productId: string
  version: number
  archivedAt: Date | null
  archivedWhy: string | null
}

/** What one is called in the reader's own language; '' where that has no word, however others say it. */
export const unitFor = (unit: Names, locale: string): string => unit[localeOf(locale)]?.trim() ?? ''

interface MeasureFault {
  field: keyof SkuMeasure
  reason: string
}

/** What does not fit together in how a SKU is counted, or null. */
export function measureFault(sku: SkuMeasure): MeasureFault | null {
  const { measure, piecesPerCase, aboutGrams, stepGrams, minimumGrams } = sku
  if (measure === 'case' && (piecesPerCase ?? 0) < 2) {
    return { field: 'piecesPerCase', reason: 'Say how many pieces a case holds, at least 2.' }
  }
  if (measure !== 'case' && piecesPerCase !== null) {
    return { field: 'piecesPerCase', reason: 'Only a case holds pieces.' }
  }
  if (measure === 'about' && aboutGrams === null) {
    return { field: 'aboutGrams', reason: 'Say about how many grams one piece weighs.' }
  }
  if (measure !== 'about' && aboutGrams !== null) {
    return { field: 'aboutGrams', reason: 'Only goods sold as “about so much” have about grams.' }
  }
  if (measure !== 'weighed' && stepGrams !== null) {
    return { field: 'stepGrams', reason: 'Only weighed goods are ordered in steps of grams.' }
  }
  if (measure !== 'weighed' && minimumGrams !== null) {
    return { field: 'minimumGrams', reason: 'Only weighed goods have a least amount of grams.' }
  }
  return null
}

/** Throws Invalid where measureFault finds something. */
export function refuseUnfitMeasure(sku: SkuMeasure): void {
  const fault = measureFault(sku)
  if (fault !== null) throw new Invalid(fault.field, fault.reason)
}
