import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ean13CheckDigit, isEan13, readLabelScaleCode } from './index.ts'

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''))

const checked = (first12: string) => first12 + ean13CheckDigit(first12)

describe('EAN-13', () => {
  test('known codes pass, others do not', () => {
    expect(isEan13('4006381333931')).toBe(true)
    expect(isEan13('6901234567892')).toBe(true)
    for (const bad of ['4006381333930', '400638133393', '40063813339311', '', '４006381333931']) {
      expect(isEan13(bad)).toBe(false)
    }
    expect(() => ean13CheckDigit('123')).toThrow(RangeError)
  })

  test('one wrong digit is always noticed', () => {
    fc.assert(
      fc.property(
        digits(12),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        (first12, place, change) => {
          const code = checked(first12)
          const wrong = (Number(code[place]) + change) % 10
          expect(isEan13(code)).toBe(true)
          expect(isEan13(code.slice(0, place) + wrong + code.slice(place + 1))).toBe(false)
        },
      ),
    )
  })
})

describe('label-scale codes', () => {
  const weights = { pattern: 'PPIIIIIWWWWWC' }
  const amounts = { pattern: 'PPIIIIIAAAAAC' }

  test('a weight or an amount is read with the item', () => {
    expect(readLabelScaleCode(checked('210012301250'), weights)).toEqual({
      itemCode: '00123',
      weightGrams: 1250,
    })
    expect(readLabelScaleCode(checked('220012301250'), amounts)).toEqual({
      itemCode: '00123',
      amountMinor: 1250,
    })
  })

  test('scale factors and ignored places are followed', () => {
    const tens = { pattern: 'PPIIIIXWWWWWC', gramsPerCount: 10 }
    expect(readLabelScaleCode(checked('211234900125'), tens)).toEqual({
      itemCode: '1234',
      weightGrams: 1250,
    })
    expect(readLabelScaleCode(checked('220012300125'), { ...amounts, minorPerCount: 10 })).toEqual({
      itemCode: '00123',
      amountMinor: 1250,
    })
  })

  test('a wrong check digit, an ordinary barcode and another prefix are not read', () => {
    const right = checked('210012301250')
    const wrong = right.slice(0, 12) + ((Number(right[12]) + 1) % 10)
    expect(readLabelScaleCode(wrong, weights)).toBeNull()
    expect(readLabelScaleCode('6901234567892', weights)).toBeNull()
    expect(readLabelScaleCode(right, { ...weights, prefixes: ['25'] })).toBeNull()
    expect(readLabelScaleCode(right, { ...weights, prefixes: ['21'] })).not.toBeNull()
  })

  test.each(['PPIIIIIWWWWW', 'PPIIIIIWWAAAC', 'PPWWWWWWWWWWC', 'IIPPIIIWWWWWC', 'PPIIWWIIWWWWC'])(
    'the layout %s is refused',
    (pattern) => {
      expect(() => readLabelScaleCode('2100123012505', { pattern })).toThrow(RangeError)
    },
  )

  test('what a scale prints is what is read', () => {
    const prefix = fc.integer({ min: 20, max: 29 }).map(String)
    fc.assert(
      fc.property(prefix, digits(5), digits(5), (start, itemCode, weight) => {
        const code = checked(start + itemCode + weight)
        expect(readLabelScaleCode(code, weights)).toEqual({
          itemCode,
          weightGrams: Number(weight),
        })
      }),
    )
  })
})
