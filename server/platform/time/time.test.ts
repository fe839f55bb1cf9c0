import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  isDate,
  isTime,
  localDate,
  nextDeliveryDay,
  weekday,
  zonedInstant,
} from './index.ts'

const anyDate = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))

describe('local time', () => {
  test('a cutoff is an instant of the region, not of the server', () => {
    expect(zonedInstant('2026-06-01', '23:00', 'Asia/Shanghai').toISOString()).toBe(
      '2026-06-01T15:00:00.000Z',
    )
    expect(localDate(new Date('2026-06-01T16:30:00Z'), 'Asia/Shanghai')).toBe('2026-06-02')
    expect(localDate(new Date('2026-06-01T16:30:00Z'), 'America/New_York')).toBe('2026-06-01')
  })

  test('a time that summer time skips moves on by the gap', () => {
    expect(zonedInstant('2026-03-08', '02:30', 'America/New_York').toISOString()).toBe(
      '2026-03-08T07:30:00.000Z',
    )
  })

  test('of an hour that comes twice it is the first', () => {
    expect(zonedInstant('2026-11-01', '01:30', 'America/New_York').toISOString()).toBe(
      '2026-11-01T05:30:00.000Z',
    )
  })

  test.each(['UTC', 'Asia/Shanghai', 'America/New_York'])(
    'a server in %s computes the same instants on nights when clocks change',
    (zone) => {
      const face = fileURLToPath(new URL('./index.ts', import.meta.url))
      const script = `
        const { localDate, nextDeliveryDay, zonedInstant } = await import(${JSON.stringify(face)})
        const found = []
        for (const date of ['2026-03-08', '2026-11-01', '2026-06-01']) {
          for (const time of ['00:30', '01:30', '02:30', '23:30']) {
            for (const zone of ['America/New_York', 'Asia/Shanghai']) {
              const instant = zonedInstant(date, time, zone)
              found.push(instant.getTime(), localDate(instant, zone))
            }
          }
        }
        found.push(nextDeliveryDay({ weekdays: [1], closed: [], extra: [] }, '2026-03-08'))
        console.log(JSON.stringify(found))`
      const run = (tz: string) =>
        execFileSync(process.execPath, ['--input-type=module', '-e', script], {
          env: { ...process.env, TZ: tz },
          encoding: 'utf8',
        })
      const seen = run(zone)
      expect(JSON.parse(seen)).toHaveLength(49)
      expect(seen).toBe(run('Australia/Lord_Howe'))
    },
  )

  test('an instant lies on the day it was made for', () => {
    const zones = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Europe/Madrid')
    fc.assert(
      fc.property(anyDate, zones, (date, zone) => {
        expect(localDate(zonedInstant(date, '12:00', zone), zone)).toBe(date)
      }),
    )
  })

  test('what is no date, time or zone is refused', () => {
    expect(() => zonedInstant('2026-02-30', '10:00', 'UTC')).toThrow(RangeError)
    expect(() => zonedInstant('2026-02-03', '24:00', 'UTC')).toThrow(RangeError)
    expect(() => zonedInstant('2026-02-03', '10:00', 'Mars/Olympus')).toThrow(RangeError)
    expect(() => weekday('20260203')).toThrow(RangeError)
    expect(() => localDate(new Date(Number.NaN), 'UTC')).toThrow(RangeError)
  })

  test('dates and times are told from look-alikes', () => {
    expect(isDate('2028-02-29')).toBe(true)
    for (const bad of [
      '2026-02-29',
      '2026-2-3',
      '2026-13-01',
      '0000-01-01',
      '2026-01-01T00:00',
      '',
    ]) {
      expect(isDate(bad)).toBe(false)
    }
    expect(isTime('00:00') && isTime('23:59')).toBe(true)
    for (const bad of ['24:00', '9:00', '09:60', '09:00:00', '']) expect(isTime(bad)).toBe(false)
  })

  test('weekdays count from Monday and days are added across months', () => {
    expect(weekday('2026-06-01')).toBe(1)
    expect(weekday('2026-06-07')).toBe(7)
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  })
})

describe('delivery days', () => {
  test('the day itself counts; closed days are passed over; extra days are taken', () => {
    const calendar = { weekdays: [1, 2, 3, 4, 5], closed: ['2026-10-01'], extra: ['2026-10-04'] }
    expect(nextDeliveryDay(calendar, '2026-09-30')).toBe('2026-09-30')
    expect(nextDeliveryDay(calendar, '2026-10-01')).toBe('2026-10-02')
    expect(nextDeliveryDay(calendar, '2026-10-03')).toBe('2026-10-04')
  })

  test('a day both closed and extra is closed', () => {
    const calendar = { weekdays: [3], closed: ['2026-10-04'], extra: ['2026-10-04'] }
    expect(nextDeliveryDay(calendar, '2026-10-03')).toBe('2026-10-07')
  })

  test('a calendar without days is an error, not an endless search', () => {
    expect(() => nextDeliveryDay({ weekdays: [], closed: [], extra: [] }, '2026-01-01')).toThrow(
      RangeError,
    )
  })

  test('the day found is open and no open day comes before it', () => {
    const days = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
    fc.assert(
      fc.property(anyDate, days, fc.array(anyDate), (from, weekdays, closed) => {
        const found = nextDeliveryDay({ weekdays, closed, extra: [] }, from)
        expect(weekdays).toContain(weekday(found))
        expect(closed).not.toContain(found)
        for (let date = from; date < found; date = addDays(date, 1)) {
          expect(weekdays.includes(weekday(date)) && !closed.includes(date)).toBe(false)
        }
      }),
      { numRuns: 50 },
    )
  })
})
