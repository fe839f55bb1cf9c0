import type { HandoverMethod } from './queries/handovers.ts'
import type { PickupClaim } from './token.ts'

/** How whoever comes shows whose goods they fetch. Just one of them. */
export type Proof =
  | { digits: string }
  | { token: string }
  | { slip: string }
  | { phoneLastFour: string; name: string; pickupDate?: string | undefined }

/** Whose goods a proof speaks of, before it is known whether they may be had. */
export interface Showing {
  method: HandoverMethod
  /** The code that was shown, where one was. */
  codeId: string | null
  /** What a token claimed. */
  claim: PickupClaim | null
  pickupDate: string
  residentId: string | null
  /** Only these orders; null for all of the resident's on that day. */
  orderIds: readonly string[] | null
}

/** A name as it is compared: spaces and letter case say nothing. */
export const plainName = (name: string): string =>
  name.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
