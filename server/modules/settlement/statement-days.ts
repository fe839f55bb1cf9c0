import { addDays } from '#platform/time'
import { type StatementPeriod, statementPeriodOf, type Terms } from '#suppliers'

/**
 * The days of the next statement of a supplier whose oldest open entry is of a day. What comes late
 * for a period that was closed goes to the one after it, and no day stands on two statements, also
 * where the terms were changed in between. Pure.
 * @param lastUntil the last day of the newest statement; null before the first
 */
export function nextStatement(
  terms: Terms,
  day: string,
  lastUntil: string | null,
): StatementPeriod {
  const first = lastUntil === null ? null : addDays(lastUntil, 1)
  const effective = first !== null && day < first ? first : day
  const period = statementPeriodOf(terms, effective)
  return { ...period, from: first !== null && period.from < first ? first : period.from }
}
