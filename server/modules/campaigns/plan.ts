import type { Names } from '#platform/i18n'
import type { OfferTerms } from './offer.ts'
import type { Slot } from './window.ts'
import type { PlanTimes } from './window-times.ts'

/** An offer as a plan carries it: its own cutoff by the clock, counted from the opening day. */
export type PlannedOffer = Omit<OfferTerms, 'cutoffAt'> & {
  cutoff: { days: number; time: string } | null
}

export interface PlanFields extends PlanTimes {
  name: Names
  slots: Slot[]
  communityIds: string[]
  /** Empty: the offers of the plan's last window are carried on. */
  offers: PlannedOffer[]
  /** Whether its windows are published in spite of warnings; errors always hold them back. */
  acceptsWarnings: boolean
}

export interface Plan extends PlanFields {
  regionId: string
  id: string
  /** Opening days up to this one were looked at; null before the first. */
  plannedThrough: string | null
  version: number
  stoppedAt: Date | null
}
