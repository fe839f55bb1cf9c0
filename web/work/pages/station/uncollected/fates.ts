import { m } from '../../../../i18n/index.ts'

export const FATES = ['restocked', 'marked-down', 'written-off'] as const

/** What becomes of goods that nobody fetched. */
export type Fate = (typeof FATES)[number]

export const FATE_NAMES: Record<Fate, () => string> = {
  restocked: m.station_fate_restocked,
  'marked-down': m.station_fate_marked_down,
  'written-off': m.station_fate_written_off,
}

export const WHY_NAMES = {
  overdue: m.station_back_overdue,
  'given-up': m.station_back_given_up,
  'cannot-wait': m.station_back_cannot_wait,
} as const
