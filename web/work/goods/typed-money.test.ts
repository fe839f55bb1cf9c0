import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moneyText, typedMoney } from './typed-money.ts'

const CURRENCIES = ['CNY', 'EUR', 'JPY', 'KWD']

test('money stands with the decimals of its currency, and is read by them', () => {
  expect(CURRENCIES.map((currency) => moneyText(890, currency))).toEqual([
    '8.90',
    '8.90',
    '890',
    '0.890',
  ])
  expect(CURRENCIES.map((currency) => typedMoney('8', currency))).toEqual([800, 800, 8, 8000])
  expect(typedMoney(' 8,9 ', 'EUR')).toBe(890)
})

test('what is no money of the currency is none', () => {
  for (const text of ['', '-1', '1e3', '8.905', '1.2.3', '8 9', '10000000.01']) {
    expect(typedMoney(text, 'CNY'), text).toBeNull()
  }
  expect(typedMoney('8.9', 'JPY')).toBeNull()
  expect(typedMoney('8.905', 'KWD')).toBe(8905)
})

test('what stands in a field is what it was made of', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.constantFrom(...CURRENCIES),
      (minor, currency) => {
        expect(typedMoney(moneyText(minor, currency), currency)).toBe(minor)
      },
    ),
  )
})
