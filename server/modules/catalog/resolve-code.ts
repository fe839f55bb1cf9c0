import type { Queryable } from '#platform/db'
import { localName } from '#platform/i18n'
import { priceOfGrams } from '#platform/money'
import { NotFound } from '#platform/refusals'
import { findByBarcode, type Scanned } from './find-by-barcode.ts'
import { listListings } from './queries/listings.ts'

/**
 * What a code scanned in a region stands for, at the region's price: the label's weight with what
 * it costs, or the label's amount with what it must weigh. Throws NotFound and EmptyLabel.
 */
export async function resolveCode(db: Queryable, regionId: string, code: string, locale: string) {
  const scanned = await findByBarcode(db, code)
  if (scanned === null || scanned.sku.archivedAt !== null) throw new NotFound('code')
  const { sku } = scanned
  const [listing] = await listListings(db, regionId, { skuIds: [sku.id] })
  const priceMinor = listing?.priceMinor ?? null
  return {
    skuId: sku.id,
    productId: sku.productId,
    name: localName(sku.names, locale),
    measure: sku.measure,
    listingId: listing?.id ?? null,
    priceMinor,
    ...labelParts(scanned, sku.measure === 'weighed' ? priceMinor : null),
  }
}

/** Weight and amount of a label; what it does not say follows from a price per kg, if any. */
export function labelParts(
  label: Pick<Scanned, 'weightGrams' | 'amountMinor'>,
  perKgMinor: number | null,
): { weightGrams: number | null; amountMinor: number | null } {
  const { weightGrams, amountMinor } = label
  if (perKgMinor === null || perKgMinor === 0) return { weightGrams, amountMinor }
  if (weightGrams !== null)
    return { weightGrams, amountMinor: priceOfGrams(perKgMinor, weightGrams) }
  if (amountMinor === null) return { weightGrams, amountMinor }
  return { weightGrams: Math.round((amountMinor * 1000) / perKgMinor), amountMinor }
}
