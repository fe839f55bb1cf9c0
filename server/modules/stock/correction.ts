/** Why goods are written off. */
export const WRITE_OFF_REASONS = [
  'expired',
  'spoiled',
  'damaged',
  'lost',
  'stolen',
  'recalled',
  'sample',
  'own-use',
  'other',
] as const

/** Why what the books say is put right without counting the station. */
const ADJUSTMENT_REASONS = [
  'miscounted',
  'mislabelled',
  'wrong-unit',
  'found',
  'booked-twice',
  'other',
] as const

export const CORRECTION_KINDS = ['adjusted', 'written-off'] as const
export type CorrectionKind = (typeof CORRECTION_KINDS)[number]

export const CORRECTION_REASONS = [
  ...new Set([...WRITE_OFF_REASONS, ...ADJUSTMENT_REASONS]),
] as const

export const reasonsOf = (kind: CorrectionKind): readonly string[] =>
  kind === 'written-off' ? WRITE_OFF_REASONS : ADJUSTMENT_REASONS

/** Why goods go back to whom they came from. */
export const RETURN_REASONS = [
  'poor-quality',
  'damaged',
  'wrong-goods',
  'near-expiry',
  'recalled',
  'surplus',
  'other',
] as const

/**
 * Whether somebody else has to approve: from the limit on, or where nobody knows what the goods are
 * worth. What the same person corrected alone in the last day counts too, so that a large loss is
 * not written off in small parts.
 */
export const needsApproval = (
  valueMinor: number | null,
  recentMinor: number,
  limitMinor: number,
): boolean => valueMinor === null || valueMinor + recentMinor >= limitMinor
