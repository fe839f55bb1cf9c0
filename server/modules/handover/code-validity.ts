import type { PickupCode } from './queries/codes.ts'
import { isGoodAt, type PickupClaim } from './token.ts'

/**
 * Why a code is not good at an instant; null when it is. Digits that were typed claim nothing: they
 * are checked against those in force. Pure.
 */
export function whyVoid(
  code: Pick<PickupCode, 'version' | 'renewedAt' | 'revokedAt'>,
  claim: Pick<PickupClaim, 'n' | 'f' | 'u'> | null,
  at: Date,
): 'early' | 'late' | 'renewed' | 'revoked' | null {
  if (code.revokedAt !== null && code.revokedAt <= at) return 'revoked'
  if (claim === null) return null
  if (claim.n < code.version && code.renewedAt !== null && code.renewedAt <= at) return 'renewed'
  if (isGoodAt(claim, at)) return null
  return at.getTime() / 1000 < claim.f ? 'early' : 'late'
}
