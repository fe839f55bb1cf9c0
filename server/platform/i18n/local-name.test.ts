import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acceptedLocale, LOCALES, localeOf, localName } from './index.ts'

test('a name in the reader’s language comes before any other', () => {
  const names = { 'zh-CN': '番茄', en: 'Tomato', es: 'Tomate' }
  expect(localName(names, 'zh-CN')).toBe('番茄')
  expect(localName(names, 'en-GB')).toBe('Tomato')
  expect(localName(names, 'es-MX')).toBe('Tomate')
  expect(localName(names, 'fr')).toBe('番茄')
})

test('a missing or blank name falls back to the nearest language that has one', () => {
  expect(localName({ 'zh-CN': '番茄', es: 'Tomate' }, 'en')).toBe('Tomate')
  expect(localName({ 'zh-CN': '番茄', en: 'Tomato' }, 'es')).toBe('Tomato')
  expect(localName({ 'zh-CN': ' ', en: 'Tomato', es: 'Tomate' }, 'zh-CN')).toBe('Tomato')
  expect(localName({}, 'en')).toBe('')
})

test('where any language has a name, every reader gets one of them', () => {
  const names = fc.record(
    { 'zh-CN': fc.string(), en: fc.string(), es: fc.string() },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(names, fc.constantFrom('zh-CN', 'en', 'es', 'de', ''), (given, locale) => {
      const filled = LOCALES.map((language) => given[language]?.trim()).filter(Boolean)
      const name = localName(given, locale)
      expect(filled.length === 0 ? [''] : filled).toContain(name)
      const own = given[localeOf(locale)]?.trim()
      if (own) expect(name).toBe(own)
    }),
  )
})

test.each([
  ['es-MX,es;q=0.9', 'es'],
  ['en;q=0.3, zh-TW;q=0.7', 'zh-CN'],
  ['fr-FR, en;q=0.4', 'en'],
  ['es;q=0, en', 'en'],
  ['*', null],
  ['de', null],
  ['', null],
  [undefined, null],
])('of %s the most wanted language that is kept is accepted', (header, locale) => {
  expect(acceptedLocale(header)).toBe(locale)
})
