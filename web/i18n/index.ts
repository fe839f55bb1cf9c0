export { m } from './compiled/messages.js'
export * from './format.ts'
export {
  inLanguage,
  isLocale,
  LOCALES,
  type Locale,
  locale,
  setLocaleSource,
  switchLocale,
} from './locale.ts'
