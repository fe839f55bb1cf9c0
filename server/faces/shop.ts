import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyRequest } from 'fastify'
import type { App } from '#platform/http'
import type { ShopPage, ShopVisit } from '../../web/shop/visit.ts'
import { findBuilt, WEB_FOLDER } from './built.ts'
import { guardPage } from './policy.ts'
import { readerLocale } from './reader.ts'
import { shellOf } from './shell.ts'

type Render = (visit: ShopVisit) => Promise<ShopPage>

let kept: Promise<Render> | null = null

function renderer(): Promise<Render> {
  kept ??= import(pathToFileURL(join(WEB_FOLDER, 'shop-server/server.js')).href).then(
    (bundle: { render: Render }) => bundle.render,
  )
  return kept
}

/** The shop: every address that nothing else answers, rendered here and taken over by React. */
export function addShop(app: App, site: { kind: string; publicUrl: () => string | null }): void {
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const built = findBuilt('shop')
    // A path with an extension is a file that is not there, not a page.
    if (built === null || /\/[^/]*\.[a-z0-9]+$/.test(request.url.split('?')[0]!)) {
      return reply.callNotFound()
    }
    const render = await renderer()
    const locale = readerLocale(request)
    const page = await render({
      url: request.url,
      origin: site.publicUrl() ?? `${request.protocol}://${request.host}`,
      locale,
      cookies: request.cookies as Record<string, string>,
      kind: site.kind,
      ask: (href, init) => askOurselves(app, request, href, init, locale),
    })
    for (const cookie of page.cookies ?? []) {
      reply.setCookie(cookie.name, cookie.value, { path: '/', maxAge: 31_536_000, sameSite: 'lax' })
    }
    if (page.redirect !== undefined) return reply.redirect(page.redirect, 302)
    const nonce = guardPage(reply, 'shop')
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
  })
}

const PASSED_ON = ['cookie', 'user-agent'] as const

/** A call of the page to the API, within this process and as its reader. */
async function askOurselves(
  app: App,
  request: FastifyRequest,
  href: string,
  init: RequestInit,
  locale: string,
): Promise<Response> {
  const headers: Record<string, string> = { 'accept-language': locale }
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
