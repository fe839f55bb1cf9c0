import type { LandingWindow } from './landing-queries.ts'

/** Chinese first, English beside it. */
export type Words = readonly [zh: string, en: string]

const EVENING = 18

/** Until when it can be ordered, as people say it: midnight belongs to the day that ends. */
export function cutoffWords({ closesAt, timeZone, at }: LandingWindow): Words {
  const closing = local(closesAt, timeZone)
  const isMidnight = closing.hour === 0 && closing.minute === 0
  const day = isMidnight ? closing.toPlainDate().subtract({ days: 1 }) : closing.toPlainDate()
  const time = isMidnight ? '24:00' : clock(closing)
  const today = local(at, timeZone).toPlainDate()
  const isEvening = isMidnight || closing.hour >= EVENING
  const isTonight = isEvening && day.equals(today)
  const [zh, en] = isTonight ? (['今晚', 'tonight'] as const) : dayWords(day, today)
  return [`${zh} ${time} 截单`, `order until ${time} ${en}`]
}

export function openingWords({ opensAt, timeZone, at }: LandingWindow): Words {
  const opening = local(opensAt, timeZone)
  const [zh, en] = dayWords(opening.toPlainDate(), local(at, timeZone).toPlainDate())
  return [`${zh} ${clock(opening)} 开团`, `opens ${en} at ${clock(opening)}`]
}

export function pickupWords({ pickupDate, pickupFrom, timeZone, at }: LandingWindow): Words {
  const today = local(at, timeZone).toPlainDate()
  const [zh, en] = dayWords(Temporal.PlainDate.from(pickupDate), today)
  if (pickupFrom === null) return [`${zh}自提`, `fetch it ${en}`]
  return [`${zh} ${pickupFrom} 起自提`, `fetch it ${en} from ${pickupFrom}`]
}

/** How long it is still open. */
export function timeLeftWords({ closesAt, at }: LandingWindow): Words {
  const minutes = Math.max(0, Math.ceil((closesAt.getTime() - at.getTime()) / 60_000))
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours >= 48) {
    const days = Math.floor(hours / 24)
    return [`还剩 ${days} 天`, `${days} days left`]
  }
  if (hours === 0) return [`还剩 ${rest} 分钟`, `${rest} min left`]
  return [`还剩 ${hours} 小时 ${rest} 分`, `${hours} h ${rest} min left`]
}

const local = (instant: Date, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone)

const clock = ({ hour, minute }: Temporal.ZonedDateTime): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`

function dayWords(day: Temporal.PlainDate, today: Temporal.PlainDate): Words {
  const days = today.until(day).days
  if (days === 0) return ['今天', 'today']
  if (days === 1) return ['明天', 'tomorrow']
  const english = day.toLocaleString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
  return [`${day.month} 月 ${day.day} 日`, `on ${english}`]
}
