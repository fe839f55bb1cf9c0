import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  hasControlCharacters,
  maskPhone,
  normalizePhone,
  searchQuery,
  searchTokens,
} from './index.ts'

const finds = (query: string, goods: string) => {
  const tokens = new Set(searchTokens(goods))
  const asked = searchQuery(query)
  return asked.length > 0 && asked.every((token) => tokens.has(token))
}

describe('search', () => {
  test.each([
    '番茄',
    'fanqie',
    'fq',
    'tomato',
    'Tomate',
    'FĀNQIÉ',
    'fan qie',
    'ｔｏｍａｔｏ',
    '番',
    '新鲜番茄',
  ])('tomatoes are found by %s', (query) => {
    expect(finds(query, '新鲜番茄 500g Tomato tomate')).toBe(true)
  })

  test.each(['土豆', 'potato', 'tudou', ''])('tomatoes are not found by %j', (query) => {
    expect(finds(query, '新鲜番茄 500g Tomato tomate')).toBe(false)
  })

  test('a sound depends on its neighbours, and ü is typed u or v', () => {
    expect(searchTokens('重庆小面')).toContain('chongqing')
    expect(finds('lvdou', '绿豆 400克')).toBe(true)
    expect(finds('ludou', '绿豆 400克')).toBe(true)
    expect(finds('lüdou', '绿豆 400克')).toBe(true)
  })

  test('accents do not matter in either direction', () => {
    expect(finds('jalapeno', 'Jalapeño')).toBe(true)
    expect(finds('jalapeño', 'JALAPENO')).toBe(true)
  })

  test('any text finds itself, each token once', () => {
    const han = fc.constantFrom(...'番茄酱绿豆重庆女儿红银行长大')
    const piece = fc.oneof(han, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        const tokens = searchTokens(text)
        expect(tokens).toEqual(expect.arrayContaining(searchQuery(text)))
        expect(new Set(tokens).size).toBe(tokens.length)
        expect(tokens.some((token) => token.includes('\u0000'))).toBe(false)
      }),
    )
  })

  test('a long text is bounded', () => {
    expect(searchTokens('番茄'.repeat(100_000)).length).toBeLessThan(100)
    expect(searchTokens('a'.repeat(100_000))[0]?.length).toBeLessThanOrEqual(60)
  })
})

describe('control characters', () => {
  test('controls and direction marks are seen, other writing is not', () => {
    for (const bad of ['a\u0000', 'a\nb', '\t', '\u007F', '\u0085', 'a\u202Eb', '\u2066']) {
      expect(hasControlCharacters(bad)).toBe(true)
    }
    for (const good of ['', '番茄 500 g', 'Jalapeño', '👩‍🌾', '　']) {
      expect(hasControlCharacters(good)).toBe(false)
    }
  })
})

describe('phones', () => {
  test.each([
    ['13812345678', '+8613812345678'],
    ['138 1234 5678', '+8613812345678'],
    ['138-1234-5678', '+8613812345678'],
    ['+86 138 1234 5678', '+8613812345678'],
    ['008613812345678', '+8613812345678'],
    ['8613812345678', '+8613812345678'],
    ['１３８１２３４５６７８', '+8613812345678'],
    ['+1 (415) 555-0123', '+14155550123'],
  ])('%s is %s', (text, phone) => {
    expect(normalizePhone(text)).toBe(phone)
  })

  test.each([
    '12812345678',
    '1381234567',
    '138123456789',
    '+8612812345678',
    '+0123456789',
    '+1234567',
  ])('%s is no phone', (text) => {
    expect(normalizePhone(text)).toBeNull()
  })

  test.each(['4155550123', '', '+', 'abc', '13812345678x', '+1234567890123456'])(
    '%j is no phone',
    (text) => {
      expect(normalizePhone(text)).toBeNull()
    },
  )

  test('a national number needs a known country', () => {
    expect(normalizePhone('13812345678', 'US')).toBeNull()
  })

  test('a masked phone shows its ends only', () => {
    expect(maskPhone('+8613812345678')).toBe('+86138****5678')
    expect(maskPhone('13812345678')).toBe('****')
    expect(maskPhone('')).toBe('****')
  })

  test('at least four digits are hidden, and nothing else changes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10_000_000n, max: 999_999_999_999_999n }), (digits) => {
        const phone = `+${digits}`
        const masked = maskPhone(phone)
        expect(masked).toHaveLength(phone.length)
        expect(masked.split('*').length - 1).toBeGreaterThanOrEqual(4)
        const differs = [...masked].some((sign, at) => sign !== '*' && sign !== phone[at])
        expect(differs).toBe(false)
        expect(normalizePhone(phone) ?? phone).toBe(phone)
      }),
    )
  })
})
