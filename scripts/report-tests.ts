import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'
import type { TestReport } from './test-counts.ts'

/**
 * Writes what a run came to into the file that TEST_REPORT_FILE names. Vitest's own report in
 * JSON knows of tests alone: a hook that failed before them, or an error outside of any, fails a
 * run there without a name.
 */
export default class TestReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], outside: readonly SerializedError[]): void {
    const report: TestReport = { passed: 0, skipped: 0, failures: [] }
    for (const module of modules) addModule(report, module)
    for (const error of outside) report.failures.push(said('outside of any test', [error]))
    writeFileSync(process.env.TEST_REPORT_FILE!, JSON.stringify(report))
  }
}

function addModule(report: TestReport, module: TestModule): void {
  const file = module.relativeModuleId
  if (module.errors().length > 0) report.failures.push(said(file, module.errors()))
  for (const suite of module.children.allSuites()) {
    if (suite.errors().length > 0) {
      report.failures.push(said(`${file} > ${suite.fullName}`, suite.errors()))
    }
  }
  for (const test of module.children.allTests()) {
    const { state, errors } = test.result()
    if (state === 'failed') report.failures.push(said(`${file} > ${test.fullName}`, errors))
    else if (state === 'passed') report.passed += 1
    else report.skipped += 1
  }
}

/** Where it failed, with the first line of what was said. */
const said = (where: string, errors: readonly SerializedError[]): string =>
  `${where}\n  ${(errors[0]?.message ?? '').split('\n', 1)[0]}`
