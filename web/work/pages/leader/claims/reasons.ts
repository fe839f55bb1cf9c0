import type { listClaimsOfOrder } from '../../../../api/index.ts'
import { m } from '../../../../i18n/index.ts'

export type Claim = Awaited<ReturnType<typeof listClaimsOfOrder>>[number]
export type Reason = Claim['reason']

/** What can be wrong with goods, in the reader's words; what is claimed most stands first. */
export const REASONS: Record<Reason, () => string> = {
  spoiled: m.leader_reason_spoiled,
  damaged: m.leader_reason_damaged,
  missing: m.leader_reason_missing,
  'short-weight': m.leader_reason_short_weight,
  wrong: m.leader_reason_wrong,
  quality: m.leader_reason_quality,
  other: m.leader_reason_other,
}
