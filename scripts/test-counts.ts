export type Counts = { passed: number; failed: number; skipped: number }

/** What is read of the report that vitest's JSON reporter writes. */
export type TestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { fullName: string; status: string; failureMessages?: string[] | null }[]
  }[]
}

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 }

/**
 * Counts of one run. A file that could not be loaded counts as one failed test, and so does a
 * run that failed without saying which test did (an error outside of any, or no report at all).
 */
export function countsOf(report: TestReport | undefined, exitCode: number): Counts {
  if (report === undefined) return { ...noCounts, failed: 1 }
  const unloadable = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + unloadable
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Each failed test by file and name, with the first line of what it said. */
export function failuresOf(report: TestReport | undefined): string[] {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) return [said(name, message)]
    return assertionResults
      .filter((one) => one.status === 'failed')
      .map((one) => said(`${name} > ${one.fullName}`, one.failureMessages?.[0]))
  })
}

const said = (where: string, message = ''): string => `${where}\n  ${message.split('\n', 1)[0]}`

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
