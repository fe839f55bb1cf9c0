import { dateIn, dayOf, m, timeOf } from '../../i18n/index.ts'

type Times = { opensAt: string; closesAt: string; pickupDate: string; slots: { from: string }[] }

const MINUTE_MS = 60_000

/** Until when one can order: people call 00:00 of the next day this day's midnight. */
export function cutoffText(closesAt: string, now: number, timeZone: string): string {
  const today = dateIn(now, timeZone)
  const time = timeOf(closesAt, timeZone)
  if (time !== '00:00') {
    return m.shop_cutoff({ day: dayOf(dateIn(closesAt, timeZone), today), time })
  }
  const before = Date.parse(closesAt) - MINUTE_MS
  return m.shop_cutoff_midnight({ day: dayOf(dateIn(before, timeZone), today) })
}

/** When and where it is collected. */
export function pickupText(window: Times, now: number, timeZone: string, point: string | null) {
  const day = dayOf(window.pickupDate, dateIn(now, timeZone))
  const time = window.slots[0]?.from
  if (time === undefined) return m.shop_pickup_day({ day })
  return point === null ? m.shop_pickup_time({ day, time }) : m.shop_pickup({ day, time, point })
}

export const opensText = (opensAt: string, now: number, timeZone: string): string =>
  m.shop_opens({
    day: dayOf(dateIn(opensAt, timeZone), dateIn(now, timeZone)),
    time: timeOf(opensAt, timeZone),
  })
