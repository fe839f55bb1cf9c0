import { expect, test } from 'vitest'
import { calendarDay, setLocaleSource } from '../../../i18n/index.ts'
import { openSpan } from './open-span.ts'

setLocaleSource(() => 'en')
const zone = 'Asia/Shanghai'
const day = (date: string) => calendarDay(date)

test('a window that closes at midnight closes at the end of its day', () => {
  const window = { opensAt: '2026-11-22T16:00:00.000Z', closesAt: '2026-11-23T16:00:00.000Z' }
  expect(openSpan(window, zone)).toBe(`${day('2026-11-23')} 00:00 – 24:00`)
})

test('a window that closes on another day names that day', () => {
  const window = { opensAt: '2026-11-24T01:00:00.000Z', closesAt: '2026-11-28T04:00:00.000Z' }
  expect(openSpan(window, zone)).toBe(`${day('2026-11-24')} 09:00 – ${day('2026-11-28')} 12:00`)
})
