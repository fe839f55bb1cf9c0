export { acceptedLocale } from './accepted-locale.ts'
export { LOCALES, type Locale, localeOf, localName, type Names } from './local-name.ts'
