import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { businessNow } from '#platform/clock'
import type { Db } from '#platform/db'
import { type App, INNER_CALL } from '#platform/http'
import type { ShopPage, ShopVisit } from '../../web/shop/visit.ts'
import { type Built, findBuilt, WEB_FOLDER } from './built.ts'
import { failurePage } from './failure-page.ts'
import { guardPage } from './policy.ts'
import { readerLocale } from './reader.ts'
import { addSharePictures } from './share-pictures.ts'
import { shellOf } from './shell.ts'
import { addSitemap } from './sitemap.ts'

type Render = (visit: ShopVisit) => Promise<ShopPage>

export interface ShopSite {
  db: Db
  /** What the database is: production, demo, replay, test. */
  kind: string
  publicUrl: () => string | null
}

const YEAR_SECONDS = 31_536_000
const SESSION_COOKIES = ['linli.session_token', '__Secure-linli.session_token']

let kept: Promise<Render> | null = null

function renderer(): Promise<Render> {
  kept ??= import(pathToFileURL(join(WEB_FOLDER, 'shop-server/server.js')).href).then(
    (bundle: { render: Render }) => bundle.render,
  )
  return kept
}

/** Where the shop is reached from outside, as the operator says or else as it was asked. */
const originOf = (site: Pick<ShopSite, 'publicUrl'>, request: FastifyRequest): string =>
  site.publicUrl() ?? `${request.protocol}://${request.host}`

/** The shop: every address that nothing else answers, rendered here and taken over by React. */
export function addShop(app: App, site: ShopSite): void {
  addSharePictures(app)
  addSitemap(app, (request) => originOf(site, request))
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const built = findBuilt('shop')
    // A path with an extension is a file that is not there, not a page.
    const isFile = /\/[^/]*\.[a-z0-9]+$/.test(request.url.split('?')[0]!)
    if (built === null || isFile || request.url.startsWith('/api/')) return reply.callNotFound()
    try {
      return await answerPage(app, site, built, request, reply)
    } catch (error) {
      request.log.error({ err: error }, 'a page of the shop could not be rendered')
      const lang = readerLocale(request)
      const nonce = guardPage(reply, 'shop')
      const page = failurePage({ lang, built, nonce, requestId: request.id })
      return reply.status(500).type('text/html; charset=utf-8').send(page)
    }
  })
}

async function answerPage(
  app: App,
  site: ShopSite,
  built: Built,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const [render, now] = await Promise.all([renderer(), businessNow(site.db)])
  const locale = readerLocale(request)
  const page = await render({
    url: request.url,
    origin: originOf(site, request),
    locale,
    cookies: request.cookies as Record<string, string>,
    isSignedIn: SESSION_COOKIES.some((name) => request.cookies[name] !== undefined),
    now: now.toISOString(),
    kind: site.kind,
    ask: (href, init) => askOurselves(app, request, href, init, locale),
  })
  for (const { name, value } of page.cookies) {
    const maxAge = value === '' ? 0 : YEAR_SECONDS
    reply.setCookie(name, value, { path: '/', maxAge, sameSite: 'lax' })
  }
  const nonce = guardPage(reply, 'shop')
  if (page.redirect !== undefined) return reply.redirect(page.redirect, 302)
  const also = page.chunk === undefined ? undefined : built.chunks.get(page.chunk)
  return reply
    .status(page.status)
    .type('text/html; charset=utf-8')
    .send(
      shellOf({
        lang: locale,
        head: page.head,
        body: page.body,
        state: page.state,
        traits: page.traits,
        built,
        ...(also === undefined ? {} : { also }),
        manifest: '/manifest.webmanifest',
        nonce,
      }),
    )
}

const PASSED_ON = ['cookie', 'user-agent'] as const

/** A call of the page to the API, within this process and as its reader; counted as one with it. */
async function askOurselves(
  app: App,
  request: FastifyRequest,
  href: string,
  init: RequestInit,
  locale: string,
): Promise<Response> {
  const headers: Record<string, string> = { 'accept-language': locale, ...INNER_CALL }
  for (const name of PASSED_ON) {
    const value = request.headers[name]
    if (value !== undefined) headers[name] = value
  }
  const answer = await app.inject({
    method: 'GET',
    url: href,
    headers: { ...headers, ...(init.headers as Record<string, string>) },
    remoteAddress: request.ip,
  })
  const kind = String(answer.headers['content-type'] ?? '')
  return new Response(answer.statusCode === 204 ? null : answer.body, {
    status: answer.statusCode,
    headers: { 'content-type': kind },
  })
}
