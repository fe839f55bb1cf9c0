import type { FastifyRequest } from 'fastify'
import { LOCALES, type Locale, localeOf } from '#platform/i18n'

const isLocale = (tag: string): tag is Locale => (LOCALES as readonly string[]).includes(tag)

/** The language of who reads: what the address asks, what was chosen before, what the browser says. */
export function readerLocale(request: FastifyRequest): Locale {
  const asked = (request.query as Record<string, unknown>).lang
  if (typeof asked === 'string' && isLocale(asked)) return asked
  const chosen = request.cookies['linli.locale']
  if (chosen !== undefined && isLocale(chosen)) return chosen
  const accepted = request.headers['accept-language']
  return localeOf(accepted?.split(',')[0] ?? 'zh-CN')
}
