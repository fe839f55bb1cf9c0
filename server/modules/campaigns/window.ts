import type { Names } from '#platform/i18n'

/** A time of day in the region's zone, HH:MM. */
export interface Slot {
  from: string
  to: string
}

export interface WindowTimes {
  opensAt: Date
  /** The cutoff: the first instant at which nothing can be ordered any more. */
  closesAt: Date
  /** YYYY-MM-DD in the region. */
  pickupDate: string
}

/** What happens to what was ordered when selling is stopped. */
export type OrdersFate = 'cancel' | 'keep'

export interface Window extends WindowTimes {
  regionId: string
  id: string
  planId: string | null
  name: Names
  slots: Slot[]
  version: number
  publishedAt: Date | null
  acceptedWarnings: string[]
  openedAt: Date | null
  closedAt: Date | null
  withdrawnAt: Date | null
  withdrawnWhy: string | null
  withdrawnOrders: OrdersFate | null
}

export const WINDOW_STATES = ['draft', 'scheduled', 'open', 'closed', 'withdrawn'] as const
export type WindowState = (typeof WINDOW_STATES)[number]

/** What a window is at an instant of business time: its times decide, no sweep has to have run. */
export function windowState(
  window: Pick<Window, 'opensAt' | 'closesAt' | 'publishedAt' | 'withdrawnAt' | 'closedAt'>,
  at: Date,
): WindowState {
  if (window.withdrawnAt !== null) return 'withdrawn'
  if (window.publishedAt === null) return 'draft'
  if (window.closedAt !== null || at >= window.closesAt) return 'closed'
  return at >= window.opensAt ? 'open' : 'scheduled'
}
