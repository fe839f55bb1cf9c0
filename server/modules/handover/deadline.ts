import { addDays, localDate, zonedInstant } from '#platform/time'

/** The settings that say how long goods wait. */
export interface WaitingRules {
  'handover.collectDays': number
  'handover.freshCollectDays': number
  'handover.collectTime': string
  'handover.extensionDays': number
}

/** Goods that a fridge keeps spoil: they wait shorter and are not sold again. */
export const isFresh = (storage: string): boolean => storage !== 'ambient'

/** Until when an order waits: as long as what keeps least of it. Pure. */
export function deadlineOf(
  pickup: { pickupDate: string; storages: readonly string[]; readyAt: Date },
  rules: WaitingRules,
  zone: string,
): Date {
  const days = pickup.storages.some(isFresh)
    ? rules['handover.freshCollectDays']
    : rules['handover.collectDays']
  // What came late waits as long as what came in time.
  const readyOn = localDate(pickup.readyAt, zone)
  const from = [readyOn, pickup.pickupDate].sort()[1]!
  return zonedInstant(addDays(from, days), rules['handover.collectTime'], zone)
}

/** The deadline put off by an extension: that many days after the one there is. Pure. */
export const extended = (deadlineAt: Date, rules: WaitingRules, zone: string): Date =>
  zonedInstant(
    addDays(localDate(deadlineAt, zone), rules['handover.extensionDays']),
    rules['handover.collectTime'],
    zone,
  )
