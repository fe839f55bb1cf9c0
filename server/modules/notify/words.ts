import type { Locale } from '#identity'
import { formatMoney } from '#platform/money'

/** A name in up to three languages, as goods and places carry it. */
export type Names = Partial<Record<Locale, string>>

/** How a language says money, days and names. */
export interface Words {
  /** ¥12.50 */
  money(minor: number, currency: string): string
  /** A day YYYY-MM-DD as people say it: 11月22日星期日; Sunday, November 22 */
  day(date: string): string
  /** An instant, RFC 3339, as clocks in the zone show it. */
  moment(instant: string, zone: string): string
  name(names: Names): string
}

const FALLBACK: readonly Locale[] = ['zh-CN', 'en', 'es']

export function wordsOf(locale: Locale): Words {
  return {
    money: (minor, currency) => formatMoney(minor, currency, locale),
    day: (date) =>
      new Intl.DateTimeFormat(locale, {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
      }).format(new Date(`${date}T00:00:00Z`)),
    moment: (instant, zone) =>
      new Intl.DateTimeFormat(locale, {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone: zone,
      }).format(new Date(instant)),
    name: (names) =>
      [locale, ...FALLBACK].map((language) => names[language]).find((text) => text) ?? '',
  }
}
