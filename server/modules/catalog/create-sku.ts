import { isUniqueViolation, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { AlreadyExists, Invalid } from '#platform/refusals'
import { isScaleLabel, normalBarcode } from './barcode.ts'
import { announceProduct, type By } from './create-product.ts'
import { indexProducts, lockProduct } from './queries/products.ts'
import { findSkus, insertSku } from './queries/skus.ts'
import { refuseBeyondReach } from './reach.ts'
import { Archived } from './refusals.ts'
import { refuseUnfitMeasure, type Sku, type SkuFields } from './sku.ts'

export interface NewSku extends By {
  productId: string
  fields: SkuFields
  reach: readonly string[] | null
}

/** Adds a way in which a product is packed and counted. */
export async function createSku(tx: Tx, wish: NewSku): Promise<Sku> {
  const product = await lockProduct(tx, wish.productId)
  if (product.archivedAt !== null) throw new Archived('product')
  await refuseBeyondReach(tx, wish.reach, [product.id])
  refuseUnfitMeasure(wish.fields)
  const barcodes = readBarcodes(wish.fields.barcodes)
  const id = newId()
  try {
    await insertSku(tx, { ...wish.fields, barcodes, id, productId: product.id })
  } catch (error) {
    throw takenCode(error)
  }
  await indexProducts(tx, [product.id])
  await announceProduct(tx, 'product.changed', product.id, wish)
  return (await findSkus(tx, [id]))[0]!
}

/** Barcodes as they are kept; throws Invalid for one whose check digit is wrong. */
export function readBarcodes(codes: readonly string[]): string[] {
  const barcodes = codes.map((code) => {
    const barcode = normalBarcode(code)
    if (barcode === null) {
      throw new Invalid('barcodes', `The barcode ${code} is not right: its check digit is wrong.`)
    }
    if (isScaleLabel(barcode)) {
      throw new Invalid('barcodes', `${code} is a label of a scale; give its item as scaleCode.`)
    }
    return barcode
  })
  return [...new Set(barcodes)]
}

/** What a taken code, barcode or scale code is told as; any other error as it is. */
export function takenCode(error: unknown): unknown {
  if (isUniqueViolation(error, 'sku_barcodes_pkey')) {
    return new AlreadyExists('barcode', { field: 'barcodes' })
  }
  if (isUniqueViolation(error, 'skus_scale_code_key')) {
    return new AlreadyExists('scale code', { field: 'scaleCode' })
  }
  if (isUniqueViolation(error)) return new AlreadyExists('SKU', { field: 'code' })
  return error
}
