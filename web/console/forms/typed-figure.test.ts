import fc from 'fast-check'
import { expect, test } from 'vitest'
import { setLocaleSource } from '../../i18n/index.ts'
import { moneyForm } from './minor-unit.ts'
import { figureText, readFigure } from './typed-figure.ts'

const money = { digits: 2, scale: 100 }

test.each([
  ['190,00', 19_000],
  ['190.00', 19_000],
  ['190', 19_000],
  ['0,5', 50],
  ['1,234.50', 123_450],
  [' ¥4.80 ', 480],
  ['', null],
])('%j is read as %j minor units', (text, minor) => {
  expect(readFigure(text, money)).toBe(minor)
})

test.each(['1.234', '12,345.678', 'about four', '4.8.1', '--3'])('%j is no sum', (text) => {
  expect(readFigure(text, money)).toBeNaN()
})

test.each([
  ['CNY', 'en', 890, '8.90'],
  ['CNY', 'es', 890, '8,90'],
  ['CNY', 'en', 1_200, '12.00'],
  ['JPY', 'en', 9, '9'],
  ['KWD', 'en', 8_900, '8.900'],
] as const)(
  'an amount of %s stands with all its decimals, in %s',
  (currency, language, minor, text) => {
    setLocaleSource(() => language)
    expect(figureText(minor, moneyForm(currency))).toBe(text)
  },
)

test('a rate stands as short as it is', () => {
  setLocaleSource(() => 'en')
  expect(figureText(950, { digits: 2, scale: 100 })).toBe('9.5')
})

test.each([
  [2, '0,002'],
  [1_250, '1,25'],
  [1_234, '1,2340'],
  [-1_234, '-1,2340'],
  [12_000, '12'],
])('%i g are %s kg in Spanish, never a thousand', (grams, text) => {
  setLocaleSource(() => 'es')
  expect(figureText(grams, { digits: 3, scale: 1000 })).toBe(text)
})

test.each(['en', 'es', 'zh-CN'] as const)('what is shown is read as it was, in %s', (language) => {
  setLocaleSource(() => language)
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.constantFrom(
        money,
        ...['CNY', 'JPY', 'KWD'].map(moneyForm),
        { digits: 0, scale: 1 },
        { digits: 3, scale: 1000 },
      ),
      (value, form) => {
        expect(readFigure(figureText(value, form), form)).toBe(value)
      },
    ),
  )
})
