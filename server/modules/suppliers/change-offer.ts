import type { Tx } from '#platform/db'
import type { Act } from './announce-supplier.ts'
import { makeOffer } from './make-offer.ts'
import { type Offer, type OfferFields, stateOf } from './offer.ts'
import { findWaitingOffer, lockOffer } from './queries/offers.ts'
import { lockSupplier } from './queries/suppliers.ts'
import { OfferSettled, OfferWaiting } from './refusals.ts'
import { withdrawOffer } from './settle-offer.ts'

export interface OfferChange extends Act {
  offerId: string
  fields: Omit<OfferFields, 'skuId'>
}

/**
 * Proposes other figures for what a supplier offers. What was written stays: a proposal is
 * withdrawn for the new one, what was agreed holds until a buyer accepts the change, and before
 * its first day.
 */
export async function changeOffer(tx: Tx, change: OfferChange): Promise<Offer> {
  const { regionId, supplierId } = change
  // The supplier first, as making one does: of two changes at once the second finds the first.
  await lockSupplier(tx, regionId, supplierId)
  const offer = await lockOffer(tx, change)
  const state = stateOf(offer)
  if (state === 'declined' || state === 'withdrawn') throw new OfferSettled(offer.id, state)
  if (state === 'proposed') {
    await withdrawOffer(tx, { ...change, isBuyer: false })
  } else {
    const waiting = await findWaitingOffer(tx, { regionId, supplierId, skuId: offer.skuId })
    if (waiting !== null) throw new OfferWaiting(waiting.id)
  }
  const { sourceRank, skuId } = offer
  const fields = { ...change.fields, skuId }
  return makeOffer(tx, { ...change, fields, sourceRank, isAccepted: false })
}
