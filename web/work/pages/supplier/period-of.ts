import { calendarDay, m } from '../../../i18n/index.ts'

/** The days of a statement: one day by itself is said once. */
export const periodOf = (statement: { periodFrom: string; periodUntil: string }): string => {
  const [from, until] = [calendarDay(statement.periodFrom), calendarDay(statement.periodUntil)]
  return from === until ? from : m.supplier_period({ from, until })
}
