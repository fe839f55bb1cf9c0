import { courierPayoutPath } from '../../courier/paths.ts'
import { orderPath, payoutPath } from '../paths.ts'

/** Where whoever earns finds what an amount belongs to. */
export interface EarnerPages {
  payout: (id: string) => string
  /** Null for who has no page of an order. */
  order: ((id: string) => string) | null
}

export const LEADER_PAGES: EarnerPages = { payout: payoutPath, order: orderPath }
export const COURIER_PAGES: EarnerPages = { payout: courierPayoutPath, order: null }
