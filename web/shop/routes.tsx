import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import type { Place } from './place.ts'

/** What a page is asked for before it is shown, here or on the server. */
export interface PageVisit {
  client: QueryClient
  params: Record<string, string>
  query: URLSearchParams
  /** The community that the reader chose, or the address names; null before there is one. */
  place: Place | null
  origin: string
}

/** What a page says of itself to search engines, chats and the tab. */
export interface PageHead {
  title: string
  description?: string
  /** Absolute address of a picture for previews. */
  picture?: string
  /** Structured data (schema.org). */
  jsonLd?: object
  isPrivate?: boolean
}

/** A page's file: its component, what it loads first and what it says of itself. */
export interface PageFile {
  default: ComponentType
  /** Fetches into the client what the first paint shows; a refusal is shown by the page. */
  load?: (visit: PageVisit) => Promise<unknown>
  head?: (visit: PageVisit) => PageHead
  /** Where the visit should go instead. */
  redirect?: (visit: PageVisit) => string | null
}

export interface PageRoute {
  path: string
  /** The page's source file, as the build's manifest names it. */
  chunk: string
  file: () => Promise<PageFile>
}

const page = (path: string, chunk: string, file: () => Promise<PageFile>): PageRoute => ({
  path,
  chunk: `pages/${chunk}.tsx`,
  file,
})

/** Every page of the shop; the first that fits an address answers it. */
export const ROUTES: readonly PageRoute[] = [
  page('/', 'places/choose-place', () => import('./pages/places/choose-place.tsx')),
  page('/:region/:community', 'today/today', () => import('./pages/today/today.tsx')),
]
