import { readFileSync } from 'node:fs'
import type { Locale } from '#platform/i18n'

type Translated = Exclude<Locale, 'en'>
type Texts = Record<string, string>

interface Book {
  /** What a sentence is about, as the sentence needs it: `order` is `este pedido`. */
  nouns: Texts
  /** Words that stand by themselves: a kind, a state, a reason. */
  words: Texts
  /** By code, then by the English sentence, in which {1} is the first value put in. */
  sentences: Record<string, Texts>
}

const read = (locale: Translated): Book =>
  JSON.parse(readFileSync(new URL(`./sentences/${locale}.json`, import.meta.url), 'utf8')) as Book

const BOOKS: Record<Translated, Book> = { 'zh-CN': read('zh-CN'), es: read('es') }

interface Pattern {
  matches: RegExp
  said: string
}

const PATTERNS = new Map<Texts, Pattern[]>()

/**
 * A refusal's sentence in a reader's language. The English one is what the refusal itself says;
 * where it has no translation, it is said in English rather than not at all.
 * @param locale the reader's
 * @param code the refusal's
 * @param english what it says, with its figures and names in it
 */
export function sayIn(locale: Locale, code: string, english: string): string {
  if (locale === 'en') return english
  const book = BOOKS[locale]
  const sentences = book.sentences[code]
  if (sentences === undefined) return english
  const whole = sentences[english]
  if (whole !== undefined) return whole
  for (const { matches, said } of patternsOf(sentences)) {
    const values = matches.exec(english)
    if (values === null) continue
    return said.replace(/\{(\d)\}/g, (_, at: string) => wordFor(book, code, values[Number(at)]!))
  }
  return english
}

// What an import quotes are the person's own cells, and a misfit what a provider said.
const QUOTING = new Set(['import-row', 'payment-misfit'])

// Only `invalid` names a kind or a field; other codes name the thing that the sentence is about.
function wordFor({ nouns, words }: Book, code: string, value: string): string {
  if (QUOTING.has(code)) return value
  const texts = code === 'invalid' ? { ...nouns, ...words } : { ...words, ...nouns }
  const said = (text: string): string => (Object.hasOwn(texts, text) ? texts[text]! : text)
  if (Object.hasOwn(texts, value)) return said(value)
  return value
    .split(/(, | and )/)
    .map(said)
    .join('')
}

function patternsOf(sentences: Texts): Pattern[] {
  let patterns = PATTERNS.get(sentences)
  if (patterns === undefined) {
    patterns = Object.entries(sentences)
      .filter(([english]) => english.includes('{1}'))
      .map(([english, said]) => ({ matches: patternOf(english), said }))
    PATTERNS.set(sentences, patterns)
  }
  return patterns
}

const patternOf = (english: string): RegExp =>
  new RegExp(
    `^${english
      .split(/\{\d\}/)
      .map(RegExp.escape)
      .join('([^]*)')}$`,
  )
