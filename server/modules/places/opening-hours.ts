/** When a station is open on a day of the week, 1 is Monday; times are HH:MM. */
export interface OpeningHours {
  weekday: number
  opensAt: string
  closesAt: string
}

/** What is wrong with a week of opening hours, or null when nothing is. */
export function faultOfHours(hours: readonly OpeningHours[]): string | null {
  const inOrder = [...hours].sort(
    (a, b) => a.weekday - b.weekday || a.opensAt.localeCompare(b.opensAt),
  )
  for (const [place, span] of inOrder.entries()) {
    if (span.closesAt <= span.opensAt) return 'A time of closing must come after its opening.'
    const before = inOrder[place - 1]
    if (before?.weekday === span.weekday && before.closesAt > span.opensAt) {
      return 'Two opening hours of one day overlap.'
    }
  }
  return null
}
