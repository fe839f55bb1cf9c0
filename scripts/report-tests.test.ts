import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { TestReport } from './test-counts.ts'

const project = join(import.meta.dirname, '..')

/** What Vitest says of test files, by name and text, when it is run on them. */
async function reportOf(files: Record<string, string>): Promise<TestReport> {
  const folder = mkdtempSync(join(tmpdir(), 'linli-report-'))
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    const report = join(folder, 'report.json')
    const vitest = join(project, 'node_modules/vitest/vitest.mjs')
    const reporter = `--reporter=${join(project, 'scripts/report-tests.ts')}`
    const run = promisify(execFile)(process.execPath, [vitest, 'run', '--globals', reporter], {
      cwd: folder,
      env: { ...process.env, TEST_REPORT_FILE: report },
    })
    // Its exit code is not what is asked here.
    await run.catch(() => {})
    return JSON.parse(readFileSync(report, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('names tests, hooks, files and errors outside of any that failed', async () => {
  const report = await reportOf({
    'a.test.js': `
      test('stands', () => {})
      test.skip('is left out', () => {})
      describe('a part', () => {
        test('falls', () => { throw new Error('No.\\nNot at all.') })
      })`,
    'b.test.js': `
      beforeAll(() => { throw new Error('Not begun.') })
      test('is never asked', () => {})`,
    'c.test.js': `
      describe('a part', () => {
        afterAll(() => { throw new Error('Not ended.') })
        test('stands', () => {})
      })`,
    'd.test.js': `import './nowhere.js'`,
    'e.test.js': `
      test('leaves something behind', async () => {
        Promise.reject(new Error('Nobody waits for this.'))
        await new Promise((done) => setTimeout(done, 20))
      })`,
  })
  const { passed, skipped, failures } = report
  expect({ passed, skipped }).toEqual({ passed: 3, skipped: 2 })
  expect(failures.toSorted()).toEqual([
    'a.test.js > a part > falls\n  No.',
    'b.test.js\n  Not begun.',
    'c.test.js > a part\n  Not ended.',
    expect.stringMatching(/^d\.test\.js\n {2}.*nowhere/),
    'outside of any test\n  Nobody waits for this.',
  ])
})
