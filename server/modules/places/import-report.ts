import type { Problem } from '#platform/csv'

/** How an import is wanted. */
export interface ImportWish {
  regionId: string
  /** Text of the CSV. */
  table: string
  /** Check and count only. */
  dryRun: boolean
  /** Take the good rows though others are bad. */
  skipBadRows: boolean
  /** Null: from the command line. */
  by: string | null
  at: Date
}

export interface ImportReport {
  rows: number
  created: number
  changed: number
  skipped: number
  problems: Problem[]
  notes: string[]
}

/** Bad rows by their lines, in the file's order, and how many rows they spoil. */
export function reportOf(
  goodRows: number,
  problems: readonly Problem[],
  notes: readonly string[],
): ImportReport {
  // A problem of the first line is one of the headers, not of a row.
  const skipped = new Set(problems.filter(({ line }) => line > 1).map(({ line }) => line)).size
  return {
    rows: goodRows + skipped,
    created: 0,
    changed: 0,
    skipped,
    problems: [...problems].sort((a, b) => a.line - b.line),
    notes: [...notes],
  }
}

/** Whether rows may be written: none that was only asked about, none beside bad rows unless told. */
export const mayWrite = (wish: ImportWish, report: ImportReport): boolean =>
  !wish.dryRun && (report.problems.length === 0 || wish.skipBadRows)
