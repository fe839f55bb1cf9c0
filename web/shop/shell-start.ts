import { isLocale } from '../i18n/index.ts'
import { readCookie } from './cookies.ts'
import { ELDER_COOKIE, SCHEME_COOKIE, schemeOf } from './looks.ts'
import { PLACE_COOKIE, placeOf } from './place.ts'
import type { Reader } from './reader.tsx'

/** Marks the document that a phone without a network starts the shop with, at any address. */
export const SHELL_TRAIT = 'data-shell'

export const isShell = (): boolean => document.documentElement.hasAttribute(SHELL_TRAIT)

/** The shell was rendered for nobody: language and looks are read on the device. */
export function beginShell(): void {
  const page = document.documentElement
  const language = readCookie('linli.locale') ?? ''
  if (isLocale(language)) page.lang = language
  const scheme = schemeOf(readCookie(SCHEME_COOKIE))
  if (scheme !== 'auto') page.setAttribute('data-scheme', scheme)
  page.toggleAttribute('data-elder', readCookie(ELDER_COOKIE) === '1')
}

/** Who reads, by what the device remembers. */
export const readerHere = (nobody: Reader): Reader => ({
  ...nobody,
  place: placeOf(readCookie(PLACE_COOKIE)),
  isElder: readCookie(ELDER_COOKIE) === '1',
  scheme: schemeOf(readCookie(SCHEME_COOKIE)),
})
