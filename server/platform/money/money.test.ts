import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assertMinor,
  BeyondCounting,
  formatMoney,
  marginBasisPoints,
  parseMoney,
  priceOfGrams,
  shareMinor,
  sumMinor,
  taxOf,
  timesQuantity,
} from './index.ts'

const anyMinor = fc.maxSafeInteger()
const price = fc.integer({ min: 0, max: 1_000_000_000 })

describe('minor units', () => {
  test('what is not a safe integer is refused', () => {
    for (const bad of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => assertMinor(bad)).toThrow(RangeError)
    }
    expect(() => assertMinor(-(2 ** 53 - 1))).not.toThrow()
  })

  test('a sum is exact or refused, whatever its intermediate steps', () => {
    expect(sumMinor([])).toBe(0)
    expect(sumMinor([Number.MAX_SAFE_INTEGER, 10, -11])).toBe(Number.MAX_SAFE_INTEGER - 1)
    expect(() => sumMinor([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError)
  })

  test('a product past the safe range is refused rather than rounded', () => {
    expect(timesQuantity(1250, 3)).toBe(3750)
    expect(timesQuantity(0, 7)).toBe(0)
    expect(() => timesQuantity(Number.MAX_SAFE_INTEGER, 2)).toThrow(BeyondCounting)
    expect(() => timesQuantity(100, -1)).toThrow(RangeError)
    expect(() => timesQuantity(100, 1.5)).toThrow(RangeError)
  })

  test('grams are priced half up', () => {
    expect(priceOfGrams(100, 930)).toBe(93)
    expect(priceOfGrams(1990, 250)).toBe(498)
    expect(priceOfGrams(1, 499)).toBe(0)
    expect(priceOfGrams(1, 500)).toBe(1)
    expect(priceOfGrams(9_007_199_254_740_991, 1000)).toBe(9_007_199_254_740_991)
    expect(() => priceOfGrams(100, 0.5)).toThrow(RangeError)
  })

  test('the price of grams is within half a minor unit of the exact one', () => {
    fc.assert(
      fc.property(price, fc.integer({ min: 0, max: 1_000_000 }), (perKg, grams) => {
        const error = BigInt(priceOfGrams(perKg, grams)) * 1000n - BigInt(perKg) * BigInt(grams)
        expect(error > -500n && error <= 500n).toBe(true)
      }),
    )
  })
})

describe('shares', () => {
  test('the largest remainder gets what is left, the earlier one of equals', () => {
    expect(shareMinor(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(shareMinor(10, [1, 5, 0, 4])).toEqual([1, 5, 0, 4])
    expect(shareMinor(7, [3, 3, 1])).toEqual([3, 3, 1])
    expect(shareMinor(-100, [1, 1, 1])).toEqual([-34, -33, -33])
  })

  test('weights that are all zero split equally', () => {
    expect(shareMinor(5, [0, 0])).toEqual([3, 2])
  })

  test('nobody cannot bear an amount', () => {
    expect(shareMinor(0, [])).toEqual([])
    expect(() => shareMinor(1, [])).toThrow(RangeError)
    expect(() => shareMinor(1, [-1, 2])).toThrow(RangeError)
  })

  test('parts sum to the total, keep quota, and give zero weights nothing', () => {
    const weights = fc.array(fc.oneof(fc.constant(0), fc.maxSafeNat()), { minLength: 1 })
    fc.assert(
      fc.property(anyMinor, weights, (total, given) => {
        const parts = shareMinor(total, given)
        expect(sumMinor(parts)).toBe(total)
        const whole = given.reduce((sum, weight) => sum + BigInt(weight), 0n)
        if (whole === 0n) return
        given.forEach((weight, index) => {
          if (weight === 0) expect(parts[index]).toBe(0)
          const away = BigInt(parts[index]!) * whole - BigInt(total) * BigInt(weight)
          expect(away > -whole && away < whole).toBe(true)
        })
      }),
    )
  })
})

describe('tax and margin', () => {
  test('tax is found in the price or comes on top of it', () => {
    expect(taxOf(11_300, 1300, 'included')).toEqual({
      netMinor: 10_000,
      taxMinor: 1300,
      grossMinor: 11_300,
    })
    expect(taxOf(10_000, 825, 'added')).toEqual({
      netMinor: 10_000,
      taxMinor: 825,
      grossMinor: 10_825,
    })
    expect(taxOf(999, 0, 'included').taxMinor).toBe(0)
    expect(() => taxOf(100, -1, 'added')).toThrow(RangeError)
  })

  test('net and tax make gross, and a refund mirrors its sale', () => {
    const rate = fc.integer({ min: 0, max: 10_000 })
    const mode = fc.constantFrom('included' as const, 'added' as const)
    fc.assert(
      fc.property(price, rate, mode, (amount, basisPoints, how) => {
        const sale = taxOf(amount, basisPoints, how)
        const refund = taxOf(-amount, basisPoints, how)
        expect(sale.netMinor + sale.taxMinor).toBe(sale.grossMinor)
        expect(refund.taxMinor + sale.taxMinor).toBe(0)
      }),
    )
  })

  test('a margin is rounded down and needs a price', () => {
    expect(marginBasisPoints(1000, 700)).toBe(3000)
    expect(marginBasisPoints(3, 2)).toBe(3333)
    expect(marginBasisPoints(3, 4)).toBe(-3334)
    expect(marginBasisPoints(0, 4)).toBeNull()
  })
})

describe('money as text', () => {
  test('the digits are those of the currency', () => {
    expect(formatMoney(1250, 'CNY', 'zh-CN')).toBe('¥12.50')
    expect(formatMoney(1250, 'JPY', 'en')).toBe('¥1,250')
    expect(formatMoney(-5, 'USD', 'en')).toBe('-$0.05')
    expect(formatMoney(Number.MAX_SAFE_INTEGER, 'USD', 'en')).toBe('$90,071,992,547,409.91')
  })

  test.each([
    ['12.50', 1250],
    ['12.5', 1250],
    ['12', 1200],
    ['¥12.50', 1250],
    ['￥ 12', 1200],
    ['1,234.5', 123_450],
    [' 0.01 ', 1],
  ])('%s is read', (text, minor) => {
    expect(parseMoney(text, 'CNY')).toBe(minor)
  })

  test.each([
    '',
    '12.345',
    '1,23',
    '-1',
    '+1',
    '.5',
    '12.',
    '1e3',
    '$5',
    '12 元',
    '99999999999999999',
  ])('%j is not read as money', (text) => {
    expect(parseMoney(text, 'CNY')).toBeNull()
  })

  test('a currency without decimals takes none', () => {
    expect(parseMoney('120', 'JPY')).toBe(120)
    expect(parseMoney('120.0', 'JPY')).toBeNull()
  })

  test('what is shown can be typed back', () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.constantFrom('CNY', 'USD', 'JPY', 'KWD'),
        (minor, currency) => {
          const shown = formatMoney(minor, currency, 'en')
          expect(parseMoney(shown, currency)).toBe(minor)
        },
      ),
    )
  })
})
