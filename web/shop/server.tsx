import { AsyncLocalStorage } from 'node:async_hooks'
import { dehydrate, type QueryClient } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { Router } from 'wouter'
import {
  createQueryClient,
  getCommunity,
  getMyResident,
  listRegions,
  read,
  readMe,
  setClockSource,
  setTransport,
  type Transport,
} from '../api/index.ts'
import { LOCALES, type Locale, setLocaleSource } from '../i18n/index.ts'
import { headMarkup } from './head.ts'
import { ELDER_COOKIE, elderOf, SCHEME_COOKIE, schemeOf } from './looks.ts'
import type { PageFile, PageVisit } from './page.ts'
import { findRoute, loadFile } from './page-of.ts'
import { paths } from './paths.ts'
import { PLACE_COOKIE, type Place, placeIn, placeOf, placeText } from './place.ts'
import type { Reader } from './reader.tsx'
import { SHELL_TRAIT } from './shell-start.ts'
import { Shop } from './shop.tsx'
import type { ShopPage, ShopVisit } from './visit.ts'

const reading = new AsyncLocalStorage<{ locale: Locale; transport: Transport; nowMs: number }>()
setLocaleSource(() => reading.getStore()!.locale)
setTransport(() => reading.getStore()!.transport)
setClockSource(() => reading.getStore()!.nowMs)

/** Renders the page of an address with what its reader may see. */
export const render = (visit: ShopVisit): Promise<ShopPage> =>
  reading.run({ locale: visit.locale, transport: visit.ask, nowMs: Date.parse(visit.now) }, () =>
    renderPage(visit),
  )

async function renderPage(visit: ShopVisit): Promise<ShopPage> {
  const url = new URL(visit.url, visit.origin)
  const client = createQueryClient()
  client.setDefaultOptions({ queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } })
  const found = findRoute(url.pathname)
  const reader = readerOf(visit, url)
  reader.place ??= await homeOf(client, visit)
  const pageVisit: PageVisit = {
    client,
    params: found?.params ?? {},
    query: url.searchParams,
    place: placeIn(found?.params ?? {}) ?? reader.place,
    origin: visit.origin,
    path: url.pathname,
    isElder: reader.isElder,
  }
  const file = found === null ? undefined : await loadFile(found.route)
  await Promise.all([
    loadFrame(client, pageVisit.place, visit),
    file?.load?.(pageVisit).catch(() => undefined),
  ])
  forgetFailures(client)
  const redirect = file?.redirect?.(pageVisit)
  const head = file?.head?.(pageVisit)
  const body = renderToString(
    <Router ssrPath={url.pathname} ssrSearch={url.search}>
      <Shop client={client} reader={reader} />
    </Router>,
  )
  return {
    status: found === null ? 404 : (head?.status ?? 200),
    head: headMarkup(head, url, visit.locale, Object.keys(LOCALES)),
    body,
    state: { query: dehydrate(client), reader, now: visit.now },
    traits: {
      ...traitsOf(reader),
      ...(url.pathname === paths.offline() ? { [SHELL_TRAIT]: '' } : {}),
    },
    cookies: cookiesOf(visit, url, file, pageVisit, reader),
    ...(found === null ? {} : { chunk: found.route.chunk }),
    ...(redirect ? { redirect } : {}),
  }
}

function readerOf({ cookies, kind, origin }: ShopVisit, { searchParams }: URL): Reader {
  return {
    place: placeOf(cookies[PLACE_COOKIE]),
    isElder: elderOf(searchParams, cookies[ELDER_COOKIE]),
    scheme: schemeOf(cookies[SCHEME_COOKIE]),
    kind,
    origin,
  }
}

/** Where who is signed in lives: on a device that no community was chosen on yet. */
async function homeOf(client: QueryClient, visit: ShopVisit): Promise<Place | null> {
  if (!visit.isSignedIn) return null
  const regions = await client.fetchQuery(read(listRegions, {})).catch(() => [])
  for (const { id: region } of regions) {
    const resident = await client.fetchQuery(read(getMyResident, { region })).catch(() => undefined)
    if (resident !== undefined) return { region, community: resident.communityId }
  }
  return null
}

/** What the frame shows on every page: who reads, and where they shop. */
async function loadFrame(client: QueryClient, place: Place | null, visit: ShopVisit) {
  const me = read(readMe, {})
  await Promise.all([
    visit.isSignedIn ? client.prefetchQuery(me) : undefined,
    client.prefetchQuery(read(listRegions, {})),
    place === null ? undefined : client.prefetchQuery(read(getCommunity, { ...place })),
  ])
  // Known to be nobody: the browser need not ask, and be refused, to learn it.
  if (client.getQueryData(me.queryKey) === undefined) {
    client.setQueryData(me.queryKey, null as never)
  }
}

// A failure does not travel with the page: rendered here, it would not be what the browser begins
// with. There it is asked again, and a failure that stays is shown.
function forgetFailures(client: QueryClient): void {
  const cache = client.getQueryCache()
  for (const query of cache.getAll()) if (query.state.status === 'error') cache.remove(query)
}

const traitsOf = ({ isElder, scheme }: Reader): Record<string, string> => ({
  ...(isElder ? { 'data-elder': '' } : {}),
  ...(scheme === 'auto' ? {} : { 'data-scheme': scheme }),
})

function cookiesOf(
  visit: ShopVisit,
  url: URL,
  file: PageFile | undefined,
  page: PageVisit,
  { place }: Reader,
) {
  const named = placeIn(page.params)
  const isThere =
    named !== null && page.client.getQueryData(read(getCommunity, { ...named }).queryKey)
  const asked = url.searchParams.get('elder')
  const wanted: Record<string, string> = {
    ...(place === null ? {} : { [PLACE_COOKIE]: placeText(place) }),
    ...(isThere ? { [PLACE_COOKIE]: placeText(named) } : {}),
    ...(asked === null ? {} : { [ELDER_COOKIE]: asked === '1' ? '1' : '' }),
    ...file?.cookies?.(page),
  }
  return Object.entries(wanted)
    .filter(([name, value]) => (visit.cookies[name] ?? '') !== value)
    .map(([name, value]) => ({ name, value }))
}
