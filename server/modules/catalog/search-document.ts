import type { Names } from '#platform/i18n'
import { searchQuery, searchTokens } from '#platform/text'

/** What goods are found by. */
export interface Searched {
  name: Names
  brand: string
  origin: Names
  /** Codes, barcodes and the SKUs' own names. */
  words: readonly string[]
}

export interface SearchDocument {
  /** Text form of a tsvector: names weigh A, brand B, codes and SKU names C, origin D. */
  vector: string
  /** Small letters, with pinyin beside Chinese, for comparison by trigrams. */
  text: string
}

const WEIGHTS = ['A', 'B', 'C', 'D'] as const

/** What is stored of goods so that they are found by words, characters, pinyin and near misses. */
export function searchDocument(goods: Searched): SearchDocument {
  const names = allOf(goods.name)
  const parts = [names, goods.brand, goods.words.join(' '), allOf(goods.origin)]
  const lexemes = new Map<string, string>()
  parts.forEach((part, index) => {
    for (const token of searchTokens(part)) {
      if (!lexemes.has(token)) lexemes.set(token, `${quoted(token)}:1${WEIGHTS[index]}`)
    }
  })
  const spoken = searchTokens(`${names} ${goods.brand}`).filter((token) => SPOKEN.test(token))
  return { vector: [...lexemes.values()].join(' '), text: spoken.join(' ') }
}

const allOf = (names: Names): string => Object.values(names).join(' ')

const SPOKEN = /^[\p{Script=Latin}\p{N}]{3,}$/u

export interface SearchRequest {
  /** Text form of a tsquery whose words must all be there as they are, or null for no word. */
  exact: string | null
  /** The same, each word also as the beginning of another. */
  beginning: string | null
  /** Words in letters, Chinese ones in pinyin, to compare by trigrams. */
  near: string[]
}

const WORDS_ASKED = 12

/** What is asked of the database for what a person typed. */
export function searchRequest(text: string): SearchRequest {
  const asked = searchQuery(text).slice(0, WORDS_ASKED)
  if (asked.length === 0) return { exact: null, beginning: null, near: [] }
  return {
    exact: asked.map(quoted).join(' & '),
    beginning: asked.map((token) => `${quoted(token)}:*`).join(' & '),
    // A number one digit off is another number.
    near: asked
      .map(spelled)
      .filter((word): word is string => word !== undefined && !/^\p{N}+$/u.test(word)),
  }
}

/** A word in letters: itself, or the pinyin of a Chinese one. One of fewer than 3 says nothing. */
function spelled(word: string): string | undefined {
  return searchTokens(word)
    .filter((token) => SPOKEN.test(token))
    .sort((a, b) => b.length - a.length)[0]
}

// PostgreSQL reads both forms with the same two escapes.
const quoted = (token: string): string => `'${token.replace(/['\\]/g, '$&$&')}'`
