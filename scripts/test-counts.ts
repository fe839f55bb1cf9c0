export type Counts = { passed: number; failed: number; skipped: number }

/** What a run of tests came to; each failure by where it was, with the first line of what it said. */
export type TestReport = { passed: number; skipped: number; failures: string[] }

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 }

/** Counts of one run. One that failed without saying what did, or said nothing, is a failed test. */
export function countsOf(report: TestReport | undefined, exitCode: number): Counts {
  if (report === undefined) return { ...noCounts, failed: 1 }
  const { passed, skipped, failures } = report
  return { passed, skipped, failed: failures.length || (exitCode === 0 ? 0 : 1) }
}

export function sum(parts: Counts[]): Counts {
  return parts.reduce((total, part) => ({
    passed: total.passed + part.passed,
    failed: total.failed + part.failed,
    skipped: total.skipped + part.skipped,
  }))
}

/** The line that other programs read: `12 passed, 0 failed`, with the skipped ones if any. */
export function countsText({ passed, failed, skipped }: Counts): string {
  const line = `${passed} passed, ${failed} failed`
  return skipped > 0 ? `${line}, ${skipped} skipped` : line
}
