import { addDays } from '#platform/time'

/** When a supplier is paid: so many days after each delivery, or after each half of a month. */
export interface Terms {
  termsKind: 't_plus' | 'half_month'
  termsDays: number
}

/** The days that a statement holds, both included, and the day it is due; YYYY-MM-DD. */
export interface StatementPeriod {
  from: string
  until: string
  dueOn: string
}

/**
 * The statement on which a delivery of a day stands. T+n: a day's own, due n days after. Half-month:
 * from the 1st to the 15th or from the 16th to the month's end, due n days after that.
 */
export function statementPeriodOf(terms: Terms, day: string): StatementPeriod {
  const { from, until } = terms.termsKind === 't_plus' ? { from: day, until: day } : halfOf(day)
  return { from, until, dueOn: addDays(until, terms.termsDays) }
}

function halfOf(day: string): { from: string; until: string } {
  const date = Temporal.PlainDate.from(day)
  const first = (date.day <= 15 ? date.with({ day: 1 }) : date.with({ day: 16 })).toString()
  const last = date.day <= 15 ? date.with({ day: 15 }) : date.with({ day: date.daysInMonth })
  return { from: first, until: last.toString() }
}
