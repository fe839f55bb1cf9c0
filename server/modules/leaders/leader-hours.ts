import type { LeaderHours } from './leader.ts'

/** What is wrong with a week of hours, or null when nothing is. */
export function faultOfHours(hours: readonly LeaderHours[]): string | null {
  const inOrder = [...hours].sort(
    (a, b) => a.weekday - b.weekday || a.opensAt.localeCompare(b.opensAt),
  )
  for (const [place, span] of inOrder.entries()) {
    if (span.closesAt <= span.opensAt) return 'A time of closing must come after its opening.'
    const before = inOrder[place - 1]
    if (before?.weekday === span.weekday && before.closesAt > span.opensAt) {
      return 'Two hours of one day overlap.'
    }
  }
  return null
}
