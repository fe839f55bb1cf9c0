import { overwriteGetLocale } from './compiled/runtime.js'

/** The languages of every face, each by its own name. */
export const LOCALES = { 'zh-CN': '中文', en: 'English', es: 'Español' } as const

export type Locale = keyof typeof LOCALES

export const isLocale = (tag: string): tag is Locale => Object.hasOwn(LOCALES, tag)

const LOCALE_COOKIE = 'linli.locale'
const YEAR_SECONDS = 31_536_000

let current = (): Locale => {
  const { lang } = document.documentElement
  return isLocale(lang) ? lang : 'zh-CN'
}
overwriteGetLocale(() => current())

/** The language of the page that is being shown or rendered. */
export const locale = (): Locale => current()

/** Says something in another language than the page's: a text that somebody else will read. */
export function inLanguage<T>(tag: Locale, say: () => T): T {
  const own = current
  current = () => tag
  try {
    return say()
  } finally {
    current = own
  }
}

/** The server renders each page in its reader's language. */
export function setLocaleSource(get: () => Locale): void {
  current = get
}

/** Remembers the language and shows the page anew in it. */
export function switchLocale(to: Locale): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads it, and a cookie store is not everywhere
  document.cookie = `${LOCALE_COOKIE}=${to}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`
  const url = new URL(location.href)
  url.searchParams.delete('lang')
  location.replace(url)
}
