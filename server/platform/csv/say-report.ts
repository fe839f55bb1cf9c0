import { localeOf } from '#platform/i18n'
import { sayIn } from '#platform/refusals'
import type { Problem } from './read-table.ts'

/** What an import tells, in the reader's language: sheets and rules say it in English. */
export function sayReport<
  Report extends { problems: readonly Problem[]; notes: readonly string[] },
>(locale: string, report: Report): Report & { problems: Problem[]; notes: string[] } {
  const reader = localeOf(locale)
  // A rule that a form is held to as well says the same there.
  const say = (english: string): string => {
    const said = sayIn(reader, 'import-row', english)
    return said === english ? sayIn(reader, 'invalid', english) : said
  }
  return {
    ...report,
    problems: report.problems.map((one) => ({ ...one, reason: say(one.reason) })),
    notes: report.notes.map(say),
  }
}
