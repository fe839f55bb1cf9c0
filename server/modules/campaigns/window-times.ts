import {
  addDays,
  type DeliveryCalendar,
  localDate,
  nextDeliveryDay,
  weekday,
  zonedInstant,
} from '#platform/time'
import type { WindowTimes } from './window.ts'

/** When a plan's windows open, end and are fetched; times of day in the region's zone. */
export interface PlanTimes {
  /** Days of the week on which a window opens, 1 = Monday to 7 = Sunday. */
  weekdays: readonly number[]
  opensTime: string
  cutoffTime: string
  /** Days from the opening to the cutoff, and to the pickup. */
  cutoffDays: number
  pickupDays: number
}

export interface PlannedTimes extends WindowTimes {
  /** The day on which it opens. */
  openingDay: string
}

/**
 * The windows of a plan that open on the days from `from` to `through`. A pickup that would fall on
 * a day without delivery moves to the next one with; of several openings whose goods would then come
 * on the same day only the last opens, so that nothing waits through a holiday.
 */
export function plannedTimes(
  plan: PlanTimes,
  calendar: DeliveryCalendar,
  zone: string,
  from: string,
  through: string,
): PlannedTimes[] {
  const planned: PlannedTimes[] = []
  for (let day = from; day <= through; day = addDays(day, 1)) {
    if (!plan.weekdays.includes(weekday(day))) continue
    const pickupDate = pickupOf(plan, calendar, day)
    if (pickupDate === null || isOvertaken(plan, calendar, day, pickupDate)) continue
    const opensAt = zonedInstant(day, plan.opensTime, zone)
    const closesAt = zonedInstant(addDays(day, plan.cutoffDays), plan.cutoffTime, zone)
    // Both times may lie in the hour that summer time skips.
    if (closesAt > opensAt) planned.push({ openingDay: day, opensAt, closesAt, pickupDate })
  }
  return planned
}

function pickupOf(plan: PlanTimes, calendar: DeliveryCalendar, day: string): string | null {
  try {
    return nextDeliveryDay(calendar, addDays(day, plan.pickupDays))
  } catch (error) {
    // A calendar without delivery days: nothing is planned until it has some.
    if (error instanceof RangeError) return null
    throw error
  }
}

function isOvertaken(
  plan: PlanTimes,
  calendar: DeliveryCalendar,
  day: string,
  pickupDate: string,
): boolean {
  for (let later = addDays(day, 1); later <= pickupDate; later = addDays(later, 1)) {
    if (!plan.weekdays.includes(weekday(later))) continue
    if (addDays(later, plan.pickupDays) > pickupDate) return false
    if (pickupOf(plan, calendar, later) === pickupDate) return true
  }
  return false
}

/** An instant moved by whole days, showing the same time of day on clocks in the zone. */
export function shiftDays(instant: Date, days: number, zone: string): Date {
  const shifted = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .add({ days })
  return new Date(shifted.epochMilliseconds)
}

/** Days from one day to another, YYYY-MM-DD. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days

/** Whether a day is one with deliveries. */
export const delivers = (calendar: DeliveryCalendar, date: string): boolean =>
  !calendar.closed.includes(date) &&
  (calendar.weekdays.includes(weekday(date)) || calendar.extra.includes(date))

/** What does not fit together in the times of a window, or null. */
export function timesFault(
  times: WindowTimes,
  zone: string,
): { field: 'closesAt' | 'pickupDate'; reason: string } | null {
  if (times.closesAt <= times.opensAt) {
    return { field: 'closesAt', reason: 'The cutoff has to come after the opening.' }
  }
  if (times.pickupDate < localDate(times.closesAt, zone)) {
    return { field: 'pickupDate', reason: 'Goods cannot be fetched before the cutoff.' }
  }
  return null
}
