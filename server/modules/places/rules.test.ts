import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weekday } from '#platform/time'
import { calendarOfCommunity } from './delivery-days.ts'
import { faultOfHours } from './opening-hours.ts'
import { isWithin, middleOf } from './outline.ts'
import { hoursCell, hoursText, percentCell, weekdaysCell } from './sheet-cells.ts'
import { storagesAllHold } from './way.ts'

const degrees = fc.double({ min: -80, max: 80, noNaN: true })
const size = fc.double({ min: 0.001, max: 5, noNaN: true })
const part = fc.double({ min: 0.01, max: 0.99, noNaN: true })

test('a point inside a box is within it, one beside is not, wherever the corners start', () => {
  fc.assert(
    fc.property(
      degrees,
      degrees,
      size,
      part,
      part,
      fc.nat(3),
      (south, west, side, up, right, turn) => {
        const box = [
          [west, south],
          [west + side, south],
          [west + side, south + side],
          [west, south + side],
        ] as [number, number][]
        const outline = [...box.slice(turn), ...box.slice(0, turn)]
        expect(isWithin(outline, south + side * up, west + side * right)).toBe(true)
        expect(isWithin(outline, south + side * up, west + side + side * right)).toBe(false)
        expect(isWithin(outline, south - side * up, west + side * right)).toBe(false)
        const { latitude, longitude } = middleOf(outline)
        expect(isWithin(outline, latitude, longitude)).toBe(true)
      },
    ),
  )
})

test('the notch of an L is not within it', () => {
  const outline = [
    [0, 0],
    [2, 0],
    [2, 1],
    [1, 1],
    [1, 2],
    [0, 2],
  ] as [number, number][]
  expect(isWithin(outline, 0.5, 1.5)).toBe(true)
  expect(isWithin(outline, 1.5, 0.5)).toBe(true)
  expect(isWithin(outline, 1.5, 1.5)).toBe(false)
})

const storages = fc.subarray(['ambient', 'chilled', 'frozen'] as const, { minLength: 1 })
const station = fc.record({
  kind: fc.constantFrom('warehouse' as const, 'grid' as const, 'store' as const, 'pickup' as const),
  storages,
  isPickupPoint: fc.boolean(),
})

test('what travels the whole way fits each station on it, and one more never adds a storage', () => {
  fc.assert(
    fc.property(fc.array(station, { maxLength: 6 }), station, (stations, another) => {
      const held = storagesAllHold(stations)
      const pickup = stations.filter(({ isPickupPoint }) => isPickupPoint)
      if (pickup.length === 0) expect(held).toEqual([])
      for (const { storages: own } of pickup) expect(own).toEqual(expect.arrayContaining(held))
      if (pickup.length > 0)
        expect(held).toEqual(expect.arrayContaining(storagesAllHold([...stations, another])))
    }),
  )
})

test('a community’s calendar never has a day that is not its own weekday', () => {
  const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7])
  const dates = fc.subarray(['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'])
  fc.assert(
    fc.property(weekdays, weekdays, dates, dates, (region, own, extra, closed) => {
      const calendar = calendarOfCommunity({ weekdays: region, extra, closed }, own)
      const days = [...calendar.weekdays, ...calendar.extra.map(weekday)]
      expect(days.every((day) => own.includes(day))).toBe(true)
      expect(calendar.closed).toEqual(closed)
      expect(extra.filter((date) => own.includes(weekday(date)))).toEqual(calendar.extra)
    }),
  )
})

const times = fc
  .uniqueArray(fc.integer({ min: 0, max: 95 }), { minLength: 2, maxLength: 6 })
  .map((quarters) =>
    quarters
      .sort((a, b) => a - b)
      .map(
        (n) =>
          `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`,
      ),
  )

test('hours written to a cell are read back the same', () => {
  fc.assert(
    fc.property(fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }), times, (days, marks) => {
      const hours = days.flatMap((day) =>
        Array.from({ length: Math.floor(marks.length / 2) }, (_, n) => ({
          weekday: day,
          opensAt: marks[2 * n]!,
          closesAt: marks[2 * n + 1]!,
        })),
      )
      expect(faultOfHours(hours)).toBeNull()
      const read = hoursCell(hoursText(hours))
      const order = (spans: typeof hours) => spans.map((span) => JSON.stringify(span)).sort()
      expect(order((read as { value: typeof hours }).value)).toEqual(order(hours))
    }),
  )
})

test('hours of a day that touch are fine, that overlap or end before they start are not', () => {
  const span = (opensAt: string, closesAt: string) => ({ weekday: 1, opensAt, closesAt })
  expect(faultOfHours([span('12:00', '14:00'), span('08:00', '12:00')])).toBeNull()
  expect(faultOfHours([span('12:00', '14:00'), span('08:00', '12:01')])).toMatch('overlap')
  expect(faultOfHours([span('12:00', '12:00')])).toMatch('after its opening')
})

test('weekdays and percentages are read as people write them', () => {
  expect(weekdaysCell('周一、周三')).toEqual({ value: [1, 3] })
  expect(weekdaysCell('mon-fri')).toEqual({ value: [1, 2, 3, 4, 5] })
  expect(weekdaysCell('每天')).toEqual({ value: [1, 2, 3, 4, 5, 6, 7] })
  expect(weekdaysCell('1;8')).toHaveProperty('reason')
  expect(weekdaysCell('fri-mon')).toHaveProperty('reason')
  expect(weekdaysCell(';')).toHaveProperty('reason')
  expect(percentCell('32')).toEqual({ value: 3200 })
  expect(percentCell('32.5%')).toEqual({ value: 3250 })
  expect(percentCell('100％')).toEqual({ value: 10_000 })
  expect(percentCell('100.01')).toHaveProperty('reason')
  expect(percentCell('-1')).toHaveProperty('reason')
})
