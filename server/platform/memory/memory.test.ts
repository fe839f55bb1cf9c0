import { expect, test, vi } from 'vitest'
import { Kept } from '#platform/memory'

test('what is kept is found until its time is over', () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const kept = new Kept<number>(10, 1000)
  kept.keep('one', 1)
  vi.advanceTimersByTime(999)
  expect(kept.find('one')).toBe(1)
  vi.advanceTimersByTime(1)
  expect(kept.find('one')).toBeUndefined()
  vi.useRealTimers()
})

test('no more are kept than may be, and the oldest goes first; kept again it is the newest', () => {
  const kept = new Kept<number>(2, 60_000)
  kept.keep('one', 1)
  kept.keep('two', 2)
  kept.keep('one', 3)
  kept.keep('three', 4)
  expect([kept.find('one'), kept.find('two'), kept.find('three')]).toEqual([3, undefined, 4])
})

test('what is forgotten is not found', () => {
  const kept = new Kept<number>(2, 60_000)
  kept.keep('one', 1)
  kept.forget('one')
  expect(kept.find('one')).toBeUndefined()
})
