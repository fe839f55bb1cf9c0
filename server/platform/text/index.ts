export { hasControlCharacters } from './control-characters.ts'
export { nameSounds, soundsLike, typedSound } from './name-sound.ts'
export { maskPhone, normalizePhone } from './phone.ts'
export { searchQuery, searchTokens } from './search-tokens.ts'
