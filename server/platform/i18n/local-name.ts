/** The languages that names and texts are kept in. */
export const LOCALES = ['zh-CN', 'en', 'es'] as const

export type Locale = (typeof LOCALES)[number]

/** A name or text in some of the languages. */
export type Names = { readonly [Language in Locale]?: string }

// A reader of one Latin-script language guesses more from the other than from Chinese.
const FALLBACKS: Record<Locale, readonly Locale[]> = {
  'zh-CN': ['zh-CN', 'en', 'es'],
  en: ['en', 'es', 'zh-CN'],
  es: ['es', 'en', 'zh-CN'],
}

/** The locale kept here that serves a reader of `tag` (es-MX → es); zh-CN where none does. */
export function localeOf(tag: string): Locale {
  const language = tag.toLowerCase().split(/[-_]/)[0]
  return LOCALES.find((locale) => locale.split('-')[0] === language) ?? 'zh-CN'
}

/**
 * A name in the reader's language, or in the next one that has it: en and es stand in for each
 * other before zh-CN does, and en before es for a reader of zh-CN. '' when there is no name at all.
 * @param names by language; missing and blank ones are passed over
 * @param locale the reader's, such as zh-CN, en or es-MX
 */
export function localName(names: Names, locale: string): string {
  for (const language of FALLBACKS[localeOf(locale)]) {
    const name = names[language]?.trim()
    if (name) return name
  }
  return ''
}
