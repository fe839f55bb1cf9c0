import { globSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const WEB = join(ROOT, 'web')
const MESSAGES = join(WEB, 'i18n/messages')
const LOCALES = ['zh-CN', 'en', 'es']
const read = (file: string): string => readFileSync(file, 'utf8')
const found = (pattern: string): string[] =>
  globSync(pattern, { cwd: WEB }).map((f) => join(WEB, f))
const sources = found('**/*.{ts,tsx}').filter(
  (file) => !/\/compiled|\.gen\.ts$|\.test\.tsx?$/.test(file),
)

type Messages = Record<string, string | object>

const areas = globSync('*', { cwd: MESSAGES })
const messagesOf = (area: string, locale: string): Messages =>
  JSON.parse(read(join(MESSAGES, area, `${locale}.json`))) as Messages

/** The names in braces of a message, whatever its variants. */
const inputsOf = (message: string | object): string[] =>
  [...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort()

test.each(areas)(
  'the messages of %s are there in three languages, with the same figures',
  (area) => {
    const [first, ...others] = LOCALES.map((locale) => messagesOf(area, locale))
    for (const other of others)
      expect(Object.keys(other).sort()).toEqual(Object.keys(first!).sort())
    for (const [key, message] of Object.entries(first!)) {
      for (const other of others) {
        // A language may say "one apple" without the figure; it may not ask for one that nobody gives.
        const extra = inputsOf(other[key]!).filter((name) => !inputsOf(message).includes(name))
        expect(extra, key).toEqual([])
      }
    }
    const blank = LOCALES.flatMap((locale) =>
      Object.entries(messagesOf(area, locale)).filter(([, message]) => message === ''),
    )
    expect(blank).toEqual([])
  },
)

// One word an idea: what a window is called, and how Chinese weighs.
test.each([
  ['leader', 'es', /\b(?:la|toda la|próxima) venta\b/iu],
  ...areas.map((area) => [area, 'zh-CN', /千克|(?<!\{)\bkg\b/u] as const),
] as const)('the messages of %s in %s keep to the words of the glossary', (area, locale, other) => {
  const said = Object.entries(messagesOf(area, locale))
  expect(said.filter(([, message]) => other.test(JSON.stringify(message)))).toEqual([])
})

test('every area of messages is one that is compiled, and no key stands in two', () => {
  const settings = JSON.parse(read(join(WEB, 'i18n/project.inlang/settings.json'))) as {
    'plugin.inlang.messageFormat': { pathPattern: string[] }
  }
  const declared = settings['plugin.inlang.messageFormat'].pathPattern.map(
    (pattern) => /messages\/([^/]+)\//.exec(pattern)![1],
  )
  expect([...areas].sort()).toEqual([...declared].sort())
  const keys = areas.flatMap((area) => Object.keys(messagesOf(area, 'zh-CN')))
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

test('every message that a face asks for is there, and every one that is there is asked for', () => {
  const known = new Set(areas.flatMap((area) => Object.keys(messagesOf(area, 'zh-CN'))))
  const texts = sources.map(read)
  const asked = new Set(
    texts.flatMap((text) => [...text.matchAll(/\bm\.(\w+)/g)].map(([, k]) => k!)),
  )
  expect([...asked].filter((key) => !known.has(key))).toEqual([])
  // A key may also stand in a table: m[KEYS[state]] with the key as a string.
  const spoken = texts.join('\n')
  const unused = [...known].filter((key) => !asked.has(key) && !spoken.includes(`'${key}'`))
  expect(unused).toEqual([])
})

const SPOKEN_ATTRIBUTES = new Set([
  'title',
  'alt',
  'label',
  'placeholder',
  'aria-label',
  'description',
])
const hasWords = (text: string): boolean => /\p{L}{2,}/u.test(text)

test('no text stands in a component itself', () => {
  const literal: string[] = []
  for (const file of sources.filter((one) => one.endsWith('.tsx'))) {
    const note = (text: string) => {
      if (hasWords(text)) literal.push(`${relative(ROOT, file)}: ${text.trim().slice(0, 60)}`)
    }
    new Visitor({
      // biome-ignore lint/correctness/noComponentHookFactories: a visitor of syntax, not a component
      JSXText: (node) => note(node.value),
      // biome-ignore lint/correctness/noComponentHookFactories: a visitor of syntax, not a component
      JSXAttribute: (node) => {
        const name = node.name.type === 'JSXIdentifier' ? node.name.name : ''
        if (SPOKEN_ATTRIBUTES.has(name) && node.value?.type === 'Literal') {
          note(String(node.value.value))
        }
      },
    }).visit(parseSync(file, read(file)).program)
  }
  expect(literal).toEqual([])
})

test('no page rendered by the server bears a style of its own: the policy would drop it', () => {
  const styled = sources.filter(
    (file) => /web\/(shop|ui)\//.test(file) && / style=\{/.test(read(file)),
  )
  expect(styled.map((file) => relative(ROOT, file))).toEqual([])
})

test('a column holds the figure or the time itself, so that a sheet can reckon with it', () => {
  const isOnlyShown =
    /\bvalue: \([^)]*\) =>\s*(\([\w.]+ === null \? '' : )?(money|unitPrice|instantOf|calendarDay)\(/
  const wrong = sources.filter(
    (file) => /web\/console\//.test(file) && isOnlyShown.test(read(file)),
  )
  expect(wrong.map((file) => relative(ROOT, file))).toEqual([])
})

test('a face imports no other face, and what is shared imports no face', () => {
  const faceOf = (file: string) => /^(shop|work|console)\//.exec(relative(WEB, file))?.[1]
  const wrong = sources.flatMap((file) =>
    [...read(file).matchAll(/from '(\.[^']+)'/g)].flatMap(([, what]) => {
      const target = faceOf(resolve(file, '..', what!))
      return target === undefined || target === faceOf(file)
        ? []
        : [`${relative(ROOT, file)} → ${what}`]
    }),
  )
  expect(wrong).toEqual([])
})

test('no file of a face is a drawer, and none is longer than a reader follows', () => {
  expect(sources.filter((file) => /\/(utils?|helpers?|misc|common)\.tsx?$/.test(file))).toEqual([])
  const long = sources.filter((file) => read(file).split('\n').length > 300)
  expect(long.map((file) => relative(ROOT, file))).toEqual([])
})

test('colours stand in the tokens only', () => {
  const styles = found('**/*.css').filter((file) => !file.endsWith('tokens.css'))
  const raw = styles.filter((file) => /#[0-9a-f]{3,8}\b|\brgb\(/i.test(read(file)))
  expect(raw.map((file) => relative(ROOT, file))).toEqual([])
})
