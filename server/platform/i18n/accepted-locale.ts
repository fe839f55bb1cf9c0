import { LOCALES, type Locale } from './local-name.ts'

/**
 * The first of the languages kept here that an Accept-Language header asks for, the most wanted
 * before the others; null where it asks for none of them, as a program's header does not.
 */
export function acceptedLocale(header: string | undefined): Locale | null {
  const wanted = (header ?? '')
    .split(',', 20)
    .map((part) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';')
      const weight = options.find((option) => option.trim().startsWith('q='))
      const quality = weight === undefined ? 1 : Number(weight.trim().slice(2))
      return { language: tag.trim().split(/[-_]/)[0], quality }
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality)
  for (const { language } of wanted) {
    const locale = LOCALES.find((each) => each.split('-')[0] === language)
    if (locale !== undefined) return locale
  }
  return null
}
