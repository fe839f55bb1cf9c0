import type { SettingValues } from '#platform/settings'

type Hours = Pick<
  SettingValues,
  'aftersales.claimHours' | 'aftersales.claimHoursChilled' | 'aftersales.claimHoursFrozen'
>

const HOUR_MS = 3_600_000

/** How long goods of a storage may be claimed, in hours: what keeps badly, briefly. Pure. */
export function claimHoursOf(settings: Hours, storage: string): number {
  if (storage === 'chilled') return settings['aftersales.claimHoursChilled']
  if (storage === 'frozen') return settings['aftersales.claimHoursFrozen']
  return settings['aftersales.claimHours']
}

/** The last instant at which goods that were handed over at another may be claimed. Pure. */
export const claimWindowEnd = (settings: Hours, storage: string, handedOverAt: Date): Date =>
  new Date(handedOverAt.getTime() + claimHoursOf(settings, storage) * HOUR_MS)
