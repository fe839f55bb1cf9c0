import { PERSONAL_CACHE } from '../api/kept.ts'

// What both service workers stand on. Unsafe calls never come here, and what belongs to a person
// lies in caches that signing in or out empties.

declare const self: ServiceWorkerGlobalScope
/** Put in by the build: what the face needs to start, and a name that changes with it. */
declare const __SHELL__: { version: string; files: readonly string[] }

/** Tells the page that an answer is an old one, and of when. */
const KEPT_HEADER = 'x-linli-kept'
const SLOW_PAGE_MS = 3000
const SLOW_ANSWER_MS = 5000
const MOST_ANSWERS = 300
const BESIDE_MS = 300_000
const MOST_PAGES = 40
const MOST_PICTURES = 200

/** Counts signings in and out, so that an answer under way then is not kept for the next person. */
let generation = 0

export interface Face {
  name: 'shop' | 'work'
  /** The document that starts the face at any of its addresses. */
  shell: string
  /** Whether a page's address is this face's own. */
  isOwn: (path: string) => boolean
  /** Pages are kept one by one, as last seen; else the shell stands for all. */
  keepsPages: boolean
  /**
   * Answers that a page shows beside one, by its address. They come with the document and stay fresh
   * for long, so the page itself may never ask for them before the network is gone.
   */
  besides?: (path: string) => readonly string[]
}

/** Makes the worker of a face: what it keeps, what it answers, when it gives way to a newer one. */
export function startWorker(face: Face): void {
  const shellCache = `linli-${face.name}-shell-${__SHELL__.version}`
  self.addEventListener('install', (event) => event.waitUntil(keepShell(face, shellCache)))
  self.addEventListener('activate', (event) => event.waitUntil(takeOver(face, shellCache)))
  self.addEventListener('message', (event) => {
    if (event.data === 'take-over') event.waitUntil(self.skipWaiting())
    if (event.data === 'forget') event.waitUntil(forget())
  })
  self.addEventListener('fetch', (event) => {
    const answer = answerOf(event, face, shellCache)
    if (answer !== null) event.respondWith(answer)
  })
}

async function keepShell(face: Face, shellCache: string): Promise<void> {
  const cache = await caches.open(shellCache)
  await cache.addAll([...__SHELL__.files])
  // Without cookies: the shell is nobody's.
  const shell = await fetch(face.shell, { credentials: 'omit', cache: 'no-store' })
  if (!shell.ok) throw new Error(`the shell answered ${shell.status}`)
  await cache.put(face.shell, shell)
}

async function takeOver(face: Face, shellCache: string): Promise<void> {
  const names = await caches.keys()
  const old = names.filter(
    (name) => name.startsWith(`linli-${face.name}-shell-`) && name !== shellCache,
  )
  await Promise.all(old.map((name) => caches.delete(name)))
  await self.clients.claim()
}

async function forget(): Promise<void> {
  generation += 1
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(PERSONAL_CACHE)).map((name) => caches.delete(name)),
  )
}

const isFile = (path: string): boolean => path.startsWith('/assets/')
const isPicture = (path: string): boolean => /^\/api\/v1\/regions\/[^/]+\/pictures\//.test(path)
// Live events never end, papers and codes are not to be kept.
const isAnswer = (path: string): boolean =>
  path.startsWith('/api/v1/') && !/\/(live|events|exports?|demo|audit)\b/.test(path)

function answerOf(event: FetchEvent, face: Face, shellCache: string): Promise<Response> | null {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return null
  if (request.mode === 'navigate') {
    return face.isOwn(pathname) ? page(event, face, shellCache) : null
  }
  if (isFile(pathname)) return file(request, shellCache)
  if (isPicture(pathname)) return picture(event)
  const isLive = request.headers.get('accept')?.includes('text/event-stream') === true
  if (isAnswer(pathname) && !isLive) return answer(event, face)
  return null
}

/** A built file: its name changes with what is in it. */
async function file(request: Request, shellCache: string): Promise<Response> {
  const kept = await caches.match(request, { cacheName: shellCache })
  return kept ?? fetch(request)
}

/** From the network, unless it is slow or away and something was seen before. */
async function page(event: FetchEvent, face: Face, shellCache: string): Promise<Response> {
  const { request } = event
  const cacheName = `${PERSONAL_CACHE}-${face.name}-pages`
  const seen = face.keepsPages ? await caches.match(request, { cacheName }) : undefined
  const shell = () => caches.match(face.shell, { cacheName: shellCache })
  const asked = ask(request).then(async (response) => {
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
    if (face.keepsPages && response.status === 200 && isPage && !response.redirected) {
      event.waitUntil(keep(cacheName, request, response.clone(), MOST_PAGES))
    }
    return response
  })
  event.waitUntil(asked.catch(() => undefined))
  const slow = seen ?? (face.keepsPages ? undefined : await shell())
  try {
    return await (slow === undefined ? asked : soon(asked, SLOW_PAGE_MS))
  } catch {
    if (seen !== undefined) return markedPage(seen)
    return (await shell()) ?? Response.error()
  }
}

async function answer(event: FetchEvent, face: Face): Promise<Response> {
  const { request } = event
  const cacheName = `${PERSONAL_CACHE}-${face.name}-answers`
  const seen = await caches.match(request, { cacheName, ignoreVary: true })
  const since = generation
  const asked = ask(request).then((response) => {
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
    if (response.status === 200 && isJson && since === generation) {
      event.waitUntil(keep(cacheName, request, response.clone(), MOST_ANSWERS))
      event.waitUntil(keepBesides(face, request, cacheName, since))
    }
    return response
  })
  event.waitUntil(asked.catch(() => undefined))
  if (seen === undefined) return asked
  try {
    return await soon(asked, SLOW_ANSWER_MS)
  } catch {
    return marked(seen)
  }
}

/** Keeps what a page shows beside an answer, in the same language, unless that is here and young. */
async function keepBesides(face: Face, of: Request, cacheName: string, since: number) {
  const paths = face.besides?.(new URL(of.url).pathname) ?? []
  const each = paths.map(async (path) => {
    const request = new Request(path, { headers: of.headers })
    const seen = await caches.match(request, { cacheName, ignoreVary: true })
    if (Date.now() - Date.parse(seen?.headers.get('date') ?? '') < BESIDE_MS) return
    const response = await fetch(request)
    if (response.status === 200 && since === generation) {
      await keep(cacheName, request, response, MOST_ANSWERS)
    }
  })
  await Promise.allSettled(each)
}

/** Pictures of goods never change: once seen, they are here. */
async function picture(event: FetchEvent): Promise<Response> {
  const cacheName = 'linli-pictures'
  const kept = await caches.match(event.request, { cacheName })
  if (kept !== undefined) return kept
  const response = await fetch(event.request)
  if (response.status === 200) {
    event.waitUntil(keep(cacheName, event.request, response.clone(), MOST_PICTURES))
  }
  return response
}

/** Keeps an answer, and lets the oldest go beyond a number. */
async function keep(
  cacheName: string,
  request: Request,
  response: Response,
  most: number,
): Promise<void> {
  const cache = await caches.open(cacheName)
  // Put anew at the end: the first are those that were not asked for longest.
  await cache.delete(request, { ignoreVary: true })
  await cache.put(request, response)
  const kept = await cache.keys()
  await Promise.all(kept.slice(0, Math.max(0, kept.length - most)).map((old) => cache.delete(old)))
}

/**
 * Asks the network. Where a proxy answers because nobody is behind it, that is as good as none: what
 * was seen before says more than its page.
 */
async function ask(request: Request): Promise<Response> {
  const response = await fetch(request)
  const isOwn = response.headers.get('content-type')?.startsWith('application/problem+json')
  if ([502, 503, 504].includes(response.status) && !isOwn) throw new Error('nobody there')
  return response
}

function soon(asked: Promise<Response>, withinMs: number): Promise<Response> {
  return new Promise((done, failed) => {
    const timer = setTimeout(() => failed(new Error('slow')), withinMs)
    asked.then(done, failed).finally(() => clearTimeout(timer))
  })
}

/** A kept answer that says of when it is. */
function marked(kept: Response): Response {
  const headers = plainHeaders(kept)
  headers.set(KEPT_HEADER, kept.headers.get('date') ?? '')
  return new Response(kept.body, { status: kept.status, headers })
}

/** The same of a page: it is not to take the server's time then for the time now. */
async function markedPage(kept: Response): Promise<Response> {
  const text = await kept.text()
  const of = encodeURIComponent(kept.headers.get('date') ?? '')
  const body = text.replace('<html ', `<html data-kept="${of}" `)
  return new Response(body, { status: kept.status, headers: plainHeaders(kept) })
}

/** The headers, the policy among them, without those of a body that is no longer packed. */
function plainHeaders(kept: Response): Headers {
  const headers = new Headers(kept.headers)
  headers.delete('content-encoding')
  headers.delete('content-length')
  return headers
}
