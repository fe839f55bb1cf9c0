import { m } from '../../../i18n/index.ts'

const REASONS: Record<string, () => string> = {
  damaged: m.supplier_claim_damaged,
  spoiled: m.supplier_claim_spoiled,
  missing: m.supplier_claim_missing,
  wrong: m.supplier_claim_wrong,
  quality: m.supplier_claim_quality,
  'short-weight': m.supplier_claim_short,
  'poor-quality': m.supplier_claim_quality,
  'wrong-goods': m.supplier_claim_wrong,
  'near-expiry': m.supplier_return_expiry,
  recalled: m.supplier_return_recalled,
  surplus: m.supplier_return_surplus,
  other: m.supplier_claim_other,
}

/** A reason of a claim or a return in words; what somebody wrote stays as it was written. */
export const reasonOf = (reason: string): string => REASONS[reason]?.() ?? reason
