import type { Tx } from '#platform/db'
import { Invalid } from '#platform/refusals'
import { type Act, announceSupplier } from './announce-supplier.ts'
import { type Offer, type SourceRank, stateOf } from './offer.ts'
import { lockOffer, type OfferStep, updateOffer } from './queries/offers.ts'
import { getSupplier } from './queries/suppliers.ts'
import { OfferAgreed, OfferNotAccepted, OfferSettled, SupplierSuspended } from './refusals.ts'
import { claimSource } from './source.ts'

type OfferAct = Act & { offerId: string }

/** Accepts a proposal as first or second source: from then on it is in force on its days. */
export async function acceptOffer(
  tx: Tx,
  acceptance: OfferAct & { sourceRank: SourceRank },
): Promise<Offer> {
  const { regionId, supplierId, sourceRank } = acceptance
  const offer = await lockProposed(tx, acceptance)
  const supplier = await getSupplier(tx, regionId, supplierId)
  if (supplier.suspendedAt !== null) throw new SupplierSuspended(supplierId)
  await claimSource(tx, regionId, offer, sourceRank)
  return settle(tx, acceptance, { to: 'accepted', sourceRank })
}

/** Declines a proposal, with the reason that its supplier reads. */
export async function declineOffer(tx: Tx, refusal: OfferAct & { why: string }): Promise<Offer> {
  await lockProposed(tx, refusal)
  return settle(tx, refusal, { to: 'declined', why: refusal.why })
}

/** Withdraws an offer at once: its supplier only before it was accepted, a buyer also after. */
export async function withdrawOffer(
  tx: Tx,
  withdrawal: OfferAct & { isBuyer: boolean },
): Promise<Offer> {
  const offer = await lockOffer(tx, withdrawal)
  const state = stateOf(offer)
  if (state === 'withdrawn' || state === 'declined') throw new OfferSettled(offer.id, state)
  if (state === 'accepted' && !withdrawal.isBuyer) throw new OfferAgreed(offer.id)
  return settle(tx, withdrawal, { to: 'withdrawn' })
}

/** Ends an accepted offer with a day; it is never made longer so. */
export async function endOffer(tx: Tx, ending: OfferAct & { lastDay: string }): Promise<Offer> {
  const offer = await lockOffer(tx, ending)
  if (stateOf(offer) !== 'accepted') throw new OfferNotAccepted(offer.id)
  const { lastDay } = ending
  if (lastDay < offer.validFrom || (offer.validUntil !== null && lastDay > offer.validUntil)) {
    throw new Invalid('lastDay', 'The last day must be one of the days of this offer.')
  }
  return settle(tx, ending, { to: 'ended', lastDay })
}

async function lockProposed(tx: Tx, of: OfferAct): Promise<Offer> {
  const offer = await lockOffer(tx, of)
  const state = stateOf(offer)
  if (state !== 'proposed') throw new OfferSettled(offer.id, state)
  return offer
}

async function settle(tx: Tx, act: OfferAct, step: OfferStep): Promise<Offer> {
  await updateOffer(tx, act.regionId, act.offerId, { ...step, by: act.by, at: act.at })
  const offer = await lockOffer(tx, act)
  const { id: offerId, skuId } = offer
  await announceSupplier(tx, `supplier.offer-${step.to}`, act, { offerId, skuId })
  return offer
}
