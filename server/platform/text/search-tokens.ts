import { pinyin } from 'pinyin-pro'

// Names and short descriptions of goods; a longer text would only make every search find it.
const CHARACTERS_READ = 2000
const TOKEN_LENGTH = 60
// Pinyin of a run of characters as a whole is for names typed without a pause, not for sentences.
const RUN_SPELLED_WHOLE = 8

const words = new Intl.Segmenter('zh', { granularity: 'word' })
const HAN = /^\p{Script=Han}+$/u
const HAN_RUNS = /\p{Script=Han}+/gu

/**
 * Every token by which goods with this text shall be found, each once: words (Chinese and Latin)
 * in small letters without accents, each Han character and each pair of neighbours, and their
 * pinyin in full (fanqie) and by initials (fq), by words, pairs and short runs. ü is spelled both
 * u and v, as people type it. At most the first 2,000 characters are read.
 */
export function searchTokens(text: string): string[] {
  const tokens = new Set<string>()
  const folded = fold(text)
  for (const word of wordsOf(folded)) tokens.add(word)
  for (const [run] of folded.matchAll(HAN_RUNS)) {
    for (const token of hanTokens(run)) tokens.add(token)
  }
  return bounded(tokens)
}

/**
 * The tokens that goods must all have to be an answer to what a person typed. Each is among
 * `searchTokens` of the same text. A Chinese word asks for its pairs of characters, so that how
 * the goods' own text was split into words does not matter.
 */
export function searchQuery(text: string): string[] {
  const tokens = new Set<string>()
  for (const word of wordsOf(fold(text))) {
    const characters = [...word]
    if (!HAN.test(word) || characters.length < 2) tokens.add(word)
    else for (const pair of groupsOf(characters, 2)) tokens.add(pair.join(''))
  }
  return bounded(tokens)
}

function fold(text: string): string {
  return text
    .slice(0, CHARACTERS_READ)
    .toWellFormed()
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '')
    .normalize('NFC')
}

function wordsOf(folded: string): string[] {
  const found: string[] = []
  for (const { segment, isWordLike } of words.segment(folded)) if (isWordLike) found.push(segment)
  return found
}

function* hanTokens(run: string): Generator<string> {
  const characters = [...run]
  // The whole run is spelled at once: a character's sound depends on its neighbours (重庆).
  const sounds = pinyin(run, { toneType: 'none', type: 'array' })
  for (const character of characters) yield character
  for (const pair of groupsOf(characters, 2)) yield pair.join('')

  for (const sound of sounds) yield* spellings([sound])
  for (const pair of groupsOf(sounds, 2)) yield* spellings(pair)
  if (sounds.length <= RUN_SPELLED_WHOLE) yield* spellings(sounds)
  let start = 0
  for (const word of wordsOf(run)) {
    const length = [...word].length
    yield* spellings(sounds.slice(start, start + length))
    start += length
  }
}

function* spellings(sounds: string[]): Generator<string> {
  const full = sounds.join('')
  yield full.replaceAll('ü', 'v')
  yield full.replaceAll('ü', 'u')
  if (sounds.length > 1) yield sounds.map((sound) => sound[0] ?? '').join('')
}

function groupsOf<Item>(items: Item[], size: number): Item[][] {
  const groups: Item[][] = []
  for (let start = 0; start + size <= items.length; start += 1) {
    groups.push(items.slice(start, start + size))
  }
  return groups
}

function bounded(tokens: Set<string>): string[] {
  const short = [...tokens].map((token) => token.slice(0, TOKEN_LENGTH).toWellFormed())
  return [...new Set(short)].filter((token) => token !== '')
}
