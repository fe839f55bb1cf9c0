import { searchTokens } from './search-tokens.ts'

const MOST_KEPT = 5000
const LATIN = /^[a-zü' ]*[a-zü][a-zü' ]*$/
const SPELLED = /^[a-z]+$/

const kept = new Map<string, readonly string[]>()

/** What was typed as the sound of a name, in letters a to z without spaces; null where it is none. */
export function typedSound(text: string): string | null {
  const typed = text.normalize('NFKC').trim().toLowerCase()
  return LATIN.test(typed) ? typed.replaceAll(/[' ]/g, '').replaceAll('ü', 'v') : null
}

/** Every way in which a name, or its part, is spelled in letters a to z: what `typedSound` begins. */
export const nameSounds = (name: string): readonly string[] => tokensOf(name)

/** Whether a name, or its part, is spelled so in pinyin, in full (chenjun) or by initials (cj). */
export function soundsLike(name: string, sound: string): boolean {
  return tokensOf(name).some((token) => token.startsWith(sound))
}

// Spelling is slow, and the same neighbours are sought again with each letter that is typed.
function tokensOf(name: string): readonly string[] {
  const known = kept.get(name)
  if (known !== undefined) return known
  if (kept.size >= MOST_KEPT) kept.clear()
  const tokens = searchTokens(name).filter((token) => SPELLED.test(token))
  kept.set(name, tokens)
  return tokens
}
