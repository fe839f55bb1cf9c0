import { expect, test } from 'vitest'
import { countsOf, countsText, sum } from './test-counts.ts'

const passing = { passed: 3, skipped: 0, failures: [] }

test('the last line names passed and failed, and skipped only when there are some', () => {
  expect(countsText({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
  expect(countsText({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
})

test('every failure counts, once', () => {
  const failing = { ...passing, failures: ['a.test.ts > a sentence', 'b.test.ts'] }
  expect(countsOf(failing, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 })
})

test('a run that fails without a failure, or says nothing, is a failed test', () => {
  expect(countsOf(passing, 1).failed).toBe(1)
  expect(countsOf(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(countsOf(undefined, 0).failed).toBe(1)
})

test('runs are added up', () => {
  const total = sum([countsOf(passing, 0), countsOf({ ...passing, skipped: 2 }, 0)])
  expect(total).toEqual({ passed: 6, failed: 0, skipped: 2 })
})
