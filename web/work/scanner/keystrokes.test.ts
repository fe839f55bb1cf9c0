import fc from 'fast-check'
import { expect, test } from 'vitest'
import { characterOf, createStrokeReader } from './keystrokes.ts'

const type = (text: string, betweenMs: number, from = 0) =>
  [...text, 'Enter'].map((key, index) => ({ key, atMs: from + index * betweenMs }))

const readAll = (strokes: { key: string; atMs: number }[]) => {
  const reader = createStrokeReader()
  return strokes.map((stroke) => reader.take(stroke)).filter((text) => text !== null)
}

test('a scanner is heard whatever it reads, also behind what a person typed before', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 6, maxLength: 60, unit: 'grapheme-ascii' }),
      fc.integer({ min: 1, max: 40 }),
      fc.string({ maxLength: 5, unit: 'grapheme-ascii' }),
      (code, betweenMs, before) => {
        const typed = [...before].map((key, index) => ({ key, atMs: index * 200 }))
        const scanned = type(code, betweenMs, 200 * before.length + 100)
        expect(readAll([...typed, ...scanned])).toEqual([code])
      },
    ),
  )
})

test('what fingers type is never taken for a scan', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 30, unit: 'grapheme-ascii' }),
      fc.integer({ min: 60, max: 900 }),
      (text, betweenMs) => {
        expect(readAll(type(text, betweenMs))).toEqual([])
      },
    ),
  )
})

test('a few fast keys are no scan, and a scan without its end is none', () => {
  expect(readAll(type('12345', 5))).toEqual([])
  const cutOff = type('6901234567892', 5).slice(0, -1)
  expect(readAll([...cutOff, { key: 'Enter', atMs: 2000 }])).toEqual([])
})

test('keys that an input method has taken for itself are read by their place', () => {
  const key = { key: 'Process', shiftKey: false }
  expect(characterOf({ ...key, code: 'Digit7' })).toBe('7')
  expect(characterOf({ ...key, code: 'KeyK' })).toBe('k')
  expect(characterOf({ ...key, code: 'KeyK', shiftKey: true })).toBe('K')
  expect(characterOf({ ...key, code: 'Enter' })).toBe('Enter')
})
