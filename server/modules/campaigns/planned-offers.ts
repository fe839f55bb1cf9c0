import { addDays, zonedInstant } from '#platform/time'
import type { OfferTerms } from './offer.ts'
import type { PlannedOffer } from './plan.ts'

/** A plan's offers as a window that opens on a day sells them. */
export const plannedOffers = (
  offers: readonly PlannedOffer[],
  openingDay: string,
  zone: string,
): OfferTerms[] =>
  offers.map(({ cutoff, ...offer }) => ({
    ...offer,
    cutoffAt:
      cutoff === null ? null : zonedInstant(addDays(openingDay, cutoff.days), cutoff.time, zone),
  }))
