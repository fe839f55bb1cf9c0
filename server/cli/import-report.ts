interface Report {
  rows: number
  created: number
  changed: number
  skipped: number
  problems: readonly { line: number; column: string; reason: string }[]
  notes: readonly string[]
}

const PROBLEMS_SHOWN = 100

/** What an import tells the person at the terminal: what is wrong, what to know, what was done. */
export function reportLines(
  report: Report,
  asked: { dryRun: boolean; skipBadRows: boolean },
): string[] {
  const { problems, notes, rows, created, changed, skipped } = report
  const shown = problems.slice(0, PROBLEMS_SHOWN).map(({ line, column, reason }) => {
    return `line ${line}${column === '' ? '' : `, ${column}`}: ${reason}`
  })
  const more = problems.length - shown.length
  if (more > 0) shown.push(`… and ${more} more problems.`)
  const counts = `${created} new, ${changed} changed, ${skipped} with problems, of ${rows} rows.`
  return [...shown, ...notes.map((note) => `note: ${note}`), `${outcome()} ${counts}`]

  function outcome(): string {
    if (asked.dryRun) return 'Only tried:'
    if (problems.length > 0 && !asked.skipBadRows) {
      return 'Nothing was imported; mend the rows or add --skip-bad-rows:'
    }
    return 'Imported:'
  }
}
