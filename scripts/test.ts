import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeb } from './build-web.ts'
import { runChecks } from './check.ts'
import { ensureChromium } from './ensure-chromium.ts'
import { project, runProgram, timed } from './steps.ts'
import { countsOf, countsText, noCounts, sum, type TestReport } from './test-counts.ts'
import { isWebBuilt } from './web-stamp.ts'

/** Runs checks and tests; the last line it prints is the count. Answers the exit code. */
export async function runTests(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-results-'))
  try {
    const failedChecks = await runChecks()
    if (!isWebBuilt()) await timed('build of the faces', () => buildWeb())
    const weight = await timed('weight of the shop', () =>
      runProgram('node', ['scripts/shop-weight.ts']),
    )
    if (weight !== 0) failedChecks.push('weight of the shop')
    const missing = ensureChromium()
    if (missing !== null) console.error(missing)
    const runs = [
      await vitest('tests on PostgreSQL 18', '18', [], join(folder, '18.json')),
      await vitest('tests on PostgreSQL 15', '15', databaseTests(), join(folder, '15.json')),
    ]
    const counts = sum([
      { ...noCounts, failed: failedChecks.length },
      ...runs.map(({ report, code }) => countsOf(report, code)),
    ])
    if (failedChecks.length > 0) console.log(`\nfailed checks: ${failedChecks.join(', ')}`)
    // Once more at the end: the reader of a long log finds it there.
    for (const { name, report } of runs) {
      for (const failure of report?.failures ?? []) console.log(`\nfailed in ${name}: ${failure}`)
    }
    console.log(`\n${countsText(counts)}`)
    return counts.failed === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Run {
  name: string
  code: number
  report: TestReport | undefined
}

async function vitest(
  name: string,
  postgres: string,
  files: string[],
  report: string,
): Promise<Run> {
  const args = ['run', '--reporter=default', '--reporter=./scripts/report-tests.ts']
  const env = { LINLI_TEST_PG: postgres, TEST_REPORT_FILE: report }
  const code = await timed(name, () => runProgram('vitest', [...args, ...files], env))
  const written = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined
  return { name, code, report: written }
}

/** Test files that touch a database, but for the browser's, whose pages ask it the same things: those that take one from the test support or start one. */
function databaseTests(): string[] {
  const files = globSync('{server,tests,bench,demo,scripts}/**/*.test.ts', { cwd: project })
  const spoken = files.filter((file) => !file.startsWith('tests/browser/'))
  return spoken.filter((file) =>
    /#testing|\/support\/|#platform\/embedded|startEmbeddedPostgres/.test(
      readFileSync(join(project, file), 'utf8'),
    ),
  )
}
