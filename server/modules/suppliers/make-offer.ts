import { getSku } from '#catalog'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { type Act, announceSupplier } from './announce-supplier.ts'
import type { Offer, OfferFields, SourceRank } from './offer.ts'
import { insertOffer, lockOffer } from './queries/offers.ts'
import { lockSupplier } from './queries/suppliers.ts'
import { SkuArchived, SupplierSuspended } from './refusals.ts'
import { claimSource } from './source.ts'

export interface NewOffer extends Act {
  fields: OfferFields
  sourceRank: SourceRank
  /** A buyer's own is accepted at once; a supplier's is a proposal. */
  isAccepted: boolean
}

/** Makes an offer of a supplier for a SKU. */
export async function makeOffer(tx: Tx, wished: NewOffer): Promise<Offer> {
  const { regionId, supplierId, fields, at, by } = wished
  if (fields.validUntil !== null && fields.validUntil < fields.validFrom) {
    throw new Invalid('validUntil', 'The last day comes before the first.')
  }
  const supplier = await lockSupplier(tx, regionId, supplierId)
  if (supplier.suspendedAt !== null) throw new SupplierSuspended(supplierId)
  const sku = await getSku(tx, fields.skuId)
  if (sku.archivedAt !== null) throw new SkuArchived(sku.id)
  if (wished.isAccepted) {
    await claimSource(tx, regionId, { ...fields, supplierId }, wished.sourceRank)
  }
  const id = newId()
  await insertOffer(tx, regionId, {
    ...fields,
    id,
    supplierId,
    sourceRank: wished.sourceRank,
    acceptedAt: wished.isAccepted ? at : null,
    declinedAt: null,
    declinedWhy: null,
    withdrawnAt: null,
    by,
    at,
  })
  const type = wished.isAccepted ? 'supplier.offer-accepted' : 'supplier.offer-proposed'
  await announceSupplier(tx, type, wished, { offerId: id, skuId: fields.skuId })
  return lockOffer(tx, { regionId, supplierId, offerId: id })
}
