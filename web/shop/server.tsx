import { AsyncLocalStorage } from 'node:async_hooks'
import { dehydrate } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { Router } from 'wouter'
import { createQueryClient, setTransport, type Transport } from '../api/index.ts'
import { type Locale, setLocaleSource } from '../i18n/index.ts'
import { headMarkup } from './head.ts'
import { findRoute, loadFile } from './page-of.ts'
import { PLACE_COOKIE, placeOf } from './place.ts'
import type { PageVisit } from './routes.tsx'
import { Shop } from './shop.tsx'
import type { ShopPage, ShopVisit } from './visit.ts'

const reading = new AsyncLocalStorage<{ locale: Locale; transport: Transport }>()
setLocaleSource(() => reading.getStore()!.locale)
setTransport(() => reading.getStore()!.transport)

/** Renders the page of an address with what its reader may see. */
export const render = (visit: ShopVisit): Promise<ShopPage> =>
  reading.run({ locale: visit.locale, transport: visit.ask }, () => renderPage(visit))

async function renderPage(visit: ShopVisit): Promise<ShopPage> {
  const url = new URL(visit.url, visit.origin)
  const client = createQueryClient()
  client.setDefaultOptions({ queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } })
  const found = findRoute(url.pathname)
  const place = placeOf(visit.cookies[PLACE_COOKIE])
  const pageVisit: PageVisit = {
    client,
    params: found?.params ?? {},
    query: url.searchParams,
    place,
    origin: visit.origin,
  }
  const file = found === null ? undefined : await loadFile(found.route)
  const redirect = file?.redirect?.(pageVisit)
  await file?.load?.(pageVisit).catch(() => undefined)
  const body = renderToString(
    <Router ssrPath={url.pathname} ssrSearch={url.search}>
      <Shop client={client} />
    </Router>,
  )
  return {
    status: found === null ? 404 : 200,
    head: headMarkup(file?.head?.(pageVisit), url, visit.locale),
    body,
    state: { query: dehydrate(client), kind: visit.kind, now: new Date().toISOString() },
    traits: {},
    ...(found === null ? {} : { chunk: found.route.chunk }),
    ...(redirect ? { redirect } : {}),
  }
}
