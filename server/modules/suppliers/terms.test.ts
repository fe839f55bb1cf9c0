import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#platform/time'
import { statementPeriodOf, type Terms } from './terms.ts'

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2020-01-01', n))
const days = fc.integer({ min: 0, max: 180 })

test('T+n: each day is a statement of its own, due n days after', () => {
  fc.assert(
    fc.property(day, days, (date, termsDays) => {
      const period = statementPeriodOf({ termsKind: 't_plus', termsDays }, date)
      expect(period).toEqual({ from: date, until: date, dueOn: addDays(date, termsDays) })
    }),
  )
})

test('half-month: the halves follow each other without a gap, and all days of one agree', () => {
  fc.assert(
    fc.property(day, days, (date, termsDays) => {
      const terms: Terms = { termsKind: 'half_month', termsDays }
      const period = statementPeriodOf(terms, date)
      expect(period.from <= date && date <= period.until).toBe(true)
      expect(['01', '16']).toContain(period.from.slice(8))
      expect(statementPeriodOf(terms, period.from)).toEqual(period)
      expect(statementPeriodOf(terms, period.until)).toEqual(period)
      expect(statementPeriodOf(terms, addDays(period.until, 1)).from).toBe(addDays(period.until, 1))
      expect(period.dueOn).toBe(addDays(period.until, termsDays))
    }),
  )
})

test('a February ends as it does', () => {
  const terms: Terms = { termsKind: 'half_month', termsDays: 5 }
  expect(statementPeriodOf(terms, '2028-02-29')).toEqual({
    from: '2028-02-16',
    until: '2028-02-29',
    dueOn: '2028-03-05',
  })
  expect(statementPeriodOf(terms, '2026-11-15')).toMatchObject({
    from: '2026-11-01',
    until: '2026-11-15',
  })
})
