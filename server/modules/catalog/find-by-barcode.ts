import type { Queryable } from '#platform/db'
import { isScaleLabel, normalBarcode, readLabel } from './barcode.ts'
import { findSkusByCode, ownersOfBarcodes, ownersOfScaleCodes } from './queries/skus.ts'
import { EmptyLabel } from './refusals.ts'
import { getSku, type SkuFacts } from './sku-facts.ts'

/** What a scanned or typed code says: the SKU, and the weight or amount of a scale's label. */
export interface Scanned {
  sku: SkuFacts
  weightGrams: number | null
  amountMinor: number | null
}

/**
 * The SKU of a printed barcode, of a label from a scale (with its weight in grams or amount in
 * minor units), or of the SKU's own code; null when none has it. Throws EmptyLabel.
 */
export async function findByBarcode(db: Queryable, code: string): Promise<Scanned | null> {
  const barcode = normalBarcode(code)
  if (barcode !== null && !isScaleLabel(barcode)) {
    const id = (await ownersOfBarcodes(db, [barcode])).get(barcode)
    if (id !== undefined) return scanned(db, id)
  }
  const label = readLabel(code)
  if (label !== null) {
    const id = (await ownersOfScaleCodes(db, [label.itemCode])).get(label.itemCode)
    if (id === undefined) return null
    const weightGrams = 'weightGrams' in label ? label.weightGrams : null
    const amountMinor = 'amountMinor' in label ? label.amountMinor : null
    if (weightGrams === 0 || amountMinor === 0) throw new EmptyLabel()
    return { ...(await scanned(db, id)), weightGrams, amountMinor }
  }
  const [byCode] = await findSkusByCode(db, [code])
  return byCode === undefined ? null : scanned(db, byCode.id)
}

async function scanned(db: Queryable, id: string): Promise<Scanned> {
  return { sku: await getSku(db, id), weightGrams: null, amountMinor: null }
}
