import { expect, test } from 'vitest'
import { closingOf } from '../desk/closing-of.ts'
import { setLocaleSource } from '../i18n/index.ts'
import { instantAt } from './dates.ts'

setLocaleSource(() => 'en')

test.each([
  ['2026-11-22', '20:00', 'Asia/Shanghai', '2026-11-22T12:00:00.000Z'],
  ['2026-07-01', '20:00', 'Europe/Madrid', '2026-07-01T18:00:00.000Z'],
  ['2026-10-25', '20:00', 'Europe/Madrid', '2026-10-25T19:00:00.000Z'],
  ['2026-11-22', '20:00', 'America/Bogota', '2026-11-23T01:00:00.000Z'],
])('an evening of %s %s in %s is of that zone, wherever the phone is', (date, time, zone, at) => {
  expect(instantAt(date, time, zone)).toBe(at)
})

test('midnight closes the day before', () => {
  const zone = 'Asia/Shanghai'
  expect(closingOf('2026-11-22T16:00:00.000Z', zone)).toEqual({ date: '2026-11-22', time: '24:00' })
  expect(closingOf('2026-11-22T15:30:00.000Z', zone)).toEqual({ date: '2026-11-22', time: '23:30' })
})
