import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, localDate, weekday } from '#platform/time'
import { delivers, type PlanTimes, plannedTimes, shiftDays } from './window-times.ts'

const daily: PlanTimes = {
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  opensTime: '08:00',
  cutoffTime: '23:00',
  cutoffDays: 0,
  pickupDays: 1,
}
const always = { weekdays: [1, 2, 3, 4, 5, 6, 7], closed: [], extra: [] }
const shanghai = 'Asia/Shanghai'

const days = (planned: { openingDay: string; pickupDate: string }[]) =>
  planned.map(({ openingDay, pickupDate }) => [openingDay, pickupDate])

test('a plan opens on its weekdays, at the region’s time of day', () => {
  const plan = { ...daily, weekdays: [2, 4] }
  const planned = plannedTimes(plan, always, shanghai, '2026-11-23', '2026-11-29')
  expect(days(planned)).toEqual([
    ['2026-11-24', '2026-11-25'],
    ['2026-11-26', '2026-11-27'],
  ])
  expect(planned[0]!.opensAt.toISOString()).toBe('2026-11-24T00:00:00.000Z')
  expect(planned[0]!.closesAt.toISOString()).toBe('2026-11-24T15:00:00.000Z')
})

test('before a holiday only the last opening serves the first day after it', () => {
  const closed = ['2026-11-25', '2026-11-26']
  const planned = plannedTimes(daily, { ...always, closed }, shanghai, '2026-11-23', '2026-11-27')
  expect(days(planned)).toEqual([
    ['2026-11-23', '2026-11-24'],
    ['2026-11-26', '2026-11-27'],
    ['2026-11-27', '2026-11-28'],
  ])
})

test('a weekly opening moves its pickup past a holiday instead of being left out', () => {
  const plan = { ...daily, weekdays: [1] }
  const calendar = { ...always, closed: ['2026-11-24'] }
  expect(days(plannedTimes(plan, calendar, shanghai, '2026-11-23', '2026-11-29'))).toEqual([
    ['2026-11-23', '2026-11-25'],
  ])
})

test('a region that delivers on no day has no windows', () => {
  const never = { weekdays: [], closed: [], extra: [] }
  expect(plannedTimes(daily, never, shanghai, '2026-11-23', '2026-11-29')).toEqual([])
})

test('a cutoff keeps its time of day over nights when clocks change', () => {
  const plan = { ...daily, cutoffTime: '01:30', cutoffDays: 1 }
  const zone = 'America/New_York'
  const autumn = plannedTimes(plan, always, zone, '2026-10-30', '2026-11-01')
  expect(autumn.map(({ closesAt }) => closesAt.toISOString())).toEqual([
    '2026-10-31T05:30:00.000Z',
    '2026-11-01T05:30:00.000Z',
    '2026-11-02T06:30:00.000Z',
  ])
  const cutoff = new Date('2026-10-31T03:00:00.000Z')
  expect(shiftDays(cutoff, 2, zone).toISOString()).toBe('2026-11-02T04:00:00.000Z')
})

test('a server in any zone plans the same instants on a night when clocks change', () => {
  const file = fileURLToPath(new URL('./window-times.ts', import.meta.url))
  const script = `
    const { plannedTimes, shiftDays } = await import(${JSON.stringify(file)})
    const plan = { weekdays: [1,2,3,4,5,6,7], opensTime: '02:30', cutoffTime: '01:30',
      cutoffDays: 1, pickupDays: 2 }
    const always = { weekdays: [1,2,3,4,5,6,7], closed: [], extra: [] }
    const found = ['2026-03-07', '2026-10-31'].flatMap((from) =>
      plannedTimes(plan, always, 'America/New_York', from, from.replace(/..$/, '31')))
    console.log(JSON.stringify([found, shiftDays(new Date(1772866800000), 3, 'America/New_York')]))`
  const run = (tz: string) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ: tz },
      encoding: 'utf8',
    })
  const seen = ['UTC', 'Asia/Shanghai', 'America/New_York'].map(run)
  expect(JSON.parse(seen[0]!)[0].length).toBeGreaterThan(20)
  expect(new Set(seen).size).toBe(1)
})

const anyDay = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2024-01-01', count))
const someWeekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })

test('no planned window has its pickup on a day without delivery, and no two share one', () => {
  fc.assert(
    fc.property(
      anyDay,
      someWeekdays,
      someWeekdays,
      fc.array(fc.integer({ min: 0, max: 20 })),
      fc.array(fc.integer({ min: 0, max: 20 })),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Madrid'),
      (from, weekdays, delivering, closed, extra, more, zone) => {
        const calendar = {
          weekdays: delivering,
          closed: closed.map((after) => addDays(from, after)),
          extra: extra.map((after) => addDays(from, after)),
        }
        const plan = { ...daily, weekdays, pickupDays: 1 + more }
        const planned = plannedTimes(plan, calendar, zone, from, addDays(from, 14))
        for (const { openingDay, opensAt, closesAt, pickupDate } of planned) {
          expect(delivers(calendar, pickupDate)).toBe(true)
          expect(weekdays).toContain(weekday(openingDay))
          expect(localDate(opensAt, zone)).toBe(openingDay)
          expect(closesAt.getTime()).toBeGreaterThan(opensAt.getTime())
          expect(pickupDate >= localDate(closesAt, zone)).toBe(true)
        }
        const pickups = planned.map(({ pickupDate }) => pickupDate)
        expect(new Set(pickups).size).toBe(pickups.length)
      },
    ),
  )
})

test('whichever span is planned at once, the windows are the same', () => {
  fc.assert(
    fc.property(
      anyDay,
      someWeekdays,
      fc.array(fc.integer({ min: 0, max: 12 })),
      fc.integer({ min: 0, max: 9 }),
      (from, weekdays, closed, split) => {
        const calendar = { ...always, closed: closed.map((after) => addDays(from, after)) }
        const plan = { ...daily, weekdays }
        const whole = plannedTimes(plan, calendar, shanghai, from, addDays(from, 10))
        const middle = addDays(from, split)
        const parts = [
          ...plannedTimes(plan, calendar, shanghai, from, middle),
          ...plannedTimes(plan, calendar, shanghai, addDays(middle, 1), addDays(from, 10)),
        ]
        expect(parts).toEqual(whole)
      },
    ),
  )
})
