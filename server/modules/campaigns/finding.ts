/** What was found, by code: errors keep a window from being published, warnings have to be accepted. */
export const FINDINGS = {
  'no-offers': 'error',
  'no-communities': 'error',
  'window-over': 'error',
  'pickup-before-cutoff': 'error',
  'pickup-not-delivered': 'error',
  'community-not-delivered': 'error',
  'receiving-closed': 'error',
  'no-pickup-point': 'warning',
  'cutoff-order': 'error',
  'goods-archived': 'error',
  'not-listed': 'warning',
  'tax-missing': 'error',
  'label-missing': 'error',
  'picture-missing': 'warning',
  'storage-missing': 'error',
  'supplier-suspended': 'error',
  'licence-expired': 'error',
  'lead-time': 'warning',
  'cost-unknown': 'warning',
  'below-cost': 'warning',
  'low-margin': 'warning',
  'weighed-step': 'warning',
  'nothing-to-sell': 'warning',
} as const satisfies Record<string, 'error' | 'warning'>

export type FindingCode = keyof typeof FINDINGS

export interface Finding {
  code: FindingCode
  severity: 'error' | 'warning'
  /** Null for what concerns the whole window. */
  offerId: string | null
  /** Figures and ids that say where and how much. */
  details: Record<string, unknown>
}

export const finding = (
  code: FindingCode,
  offerId: string | null,
  details: Record<string, unknown> = {},
): Finding => ({ code, severity: FINDINGS[code], offerId, details })
