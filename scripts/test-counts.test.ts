import { expect, test } from 'vitest'
import { countsOf, countsText, failuresOf, sum } from './test-counts.ts'

const passing = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [named('passed')] }],
}

function named(status: string, failureMessages: string[] = []) {
  return { fullName: 'a sentence', status, failureMessages }
}

test('the last line names passed and failed, and skipped only when there are some', () => {
  expect(countsText({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
  expect(countsText({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
})

test('a test file that cannot be loaded is a failed test', () => {
  const testResults = [{ name: 'b.test.ts', status: 'failed', assertionResults: [] }]
  expect(countsOf({ ...passing, testResults }, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 })
})

test('a run that fails without a failed test is a failed test', () => {
  expect(countsOf(passing, 1).failed).toBe(1)
  expect(countsOf(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('runs are added up', () => {
  const skipping = { ...passing, numPendingTests: 1, numTodoTests: 1 }
  const total = sum([countsOf(passing, 0), countsOf(skipping, 0)])
  expect(total).toEqual({ passed: 6, failed: 0, skipped: 2 })
})

test('what failed is named with the first line of what it said', () => {
  const testResults = [
    { name: 'a.test.ts', status: 'failed', assertionResults: [named('failed', ['No.\nat a:1'])] },
    { name: 'b.test.ts', status: 'failed', message: 'Not found.\nat b:1', assertionResults: [] },
    ...passing.testResults,
  ]
  expect(failuresOf({ ...passing, testResults })).toEqual([
    'a.test.ts > a sentence\n  No.',
    'b.test.ts\n  Not found.',
  ])
  expect(failuresOf(undefined)).toEqual([])
})
