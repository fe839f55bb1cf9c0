import { m } from '../../../../i18n/index.ts'

/** Why goods are written off, and why the books are put right. */
export const REASONS_OF = {
  'written-off': [
    'spoiled',
    'expired',
    'damaged',
    'lost',
    'stolen',
    'recalled',
    'sample',
    'own-use',
    'other',
  ],
  adjusted: ['miscounted', 'mislabelled', 'wrong-unit', 'found', 'booked-twice', 'other'],
} as const

export type CorrectionReason = (typeof REASONS_OF)['written-off' | 'adjusted'][number]

export const REASON_NAMES: Record<CorrectionReason, () => string> = {
  spoiled: m.station_reason_spoiled,
  expired: m.station_reason_expired,
  damaged: m.station_reason_damaged,
  lost: m.station_reason_lost,
  stolen: m.station_reason_stolen,
  recalled: m.station_reason_recalled,
  sample: m.station_reason_sample,
  'own-use': m.station_reason_own_use,
  other: m.station_reason_other,
  miscounted: m.station_reason_miscounted,
  mislabelled: m.station_reason_mislabelled,
  'wrong-unit': m.station_reason_wrong_unit,
  found: m.station_reason_found,
  'booked-twice': m.station_reason_booked_twice,
}

/** Why goods go back to whom they came from. */
export const RETURN_REASONS = {
  'poor-quality': m.station_return_quality,
  damaged: m.station_reason_damaged,
  'wrong-goods': m.station_return_wrong,
  'near-expiry': m.station_return_expiry,
  recalled: m.station_reason_recalled,
  surplus: m.station_return_surplus,
  other: m.station_reason_other,
} as const

export type ReturnReason = keyof typeof RETURN_REASONS
