import fc from 'fast-check'
import { expect, test } from 'vitest'
import { setLocaleSource } from '../../i18n/index.ts'
import { amountText, typedAmount } from './amount.ts'

test.each([
  ['en', '1.234'],
  ['zh-CN', '1.234'],
  ['es', '1,234'],
] as const)('1234 g are typed in %s as %s', (language, text) => {
  setLocaleSource(() => language)
  expect(amountText(1234, true)).toBe(text)
  expect(amountText(1234, false)).toBe('1234')
})

test.each(['en', 'es', 'zh-CN'] as const)('what is shown is read as it was, in %s', (language) => {
  setLocaleSource(() => language)
  fc.assert(
    fc.property(fc.nat(1_000_000_000), fc.boolean(), (quantity, isWeighed) => {
      expect(typedAmount(amountText(quantity, isWeighed), isWeighed)).toBe(quantity)
    }),
  )
})

test.each(['', '-1', 'two', '1.2.3', '1.5'])('%j is no number of pieces', (text) => {
  expect(typedAmount(text, false)).toBeNull()
})
