import type { Locale } from '#platform/i18n'

interface Words {
  today: string
  perKg: string
  /** From the day and the time: until when it can be ordered. */
  until: (day: string, time: string) => string
  tagline: string
}

const WORDS: Record<Locale, Words> = {
  'zh-CN': {
    today: '今日好货',
    perKg: '/公斤',
    until: (day, time) => `${day} ${time} 截单`,
    tagline: '今天下单，明天楼下取',
  },
  en: {
    today: 'Fresh today',
    perKg: '/kg',
    until: (day, time) => `Order until ${day}, ${time}`,
    tagline: 'Order today, collect tomorrow',
  },
  es: {
    today: 'Lo fresco de hoy',
    perKg: '/kg',
    until: (day, time) => `Pide hasta el ${day}, ${time}`,
    tagline: 'Pide hoy y recoge mañana',
  },
}

export const shareWords = (locale: Locale): Words => WORDS[locale]

/** Until when, in the region's zone: the day is named, since a shared picture is kept for long. */
export function untilText(closesAt: string, timeZone: string, locale: Locale): string {
  const at = new Date(closesAt)
  const format = (options: Intl.DateTimeFormatOptions, instant: Date) =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(instant)
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, at)
  // 00:00 of a day is what people call midnight of the day before.
  const isMidnight = time === '00:00'
  const day = format(
    { month: 'long', day: 'numeric' },
    isMidnight ? new Date(at.getTime() - 60_000) : at,
  )
  return shareWords(locale).until(day, isMidnight ? '24:00' : time)
}

export function priceText(minor: number, currency: string, locale: Locale): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
