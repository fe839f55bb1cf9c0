import type { QueryClient } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import type { Place } from './place.ts'

/** What a page is asked for before it is shown, here or on the server. */
export interface PageVisit {
  client: QueryClient
  params: Record<string, string>
  query: URLSearchParams
  /** The community that the address names, else the one that the reader chose; null before there is one. */
  place: Place | null
  origin: string
  path: string
  /** Reads the elder version. */
  isElder: boolean
}

/** What a page says of itself to search engines, chats and the tab. */
export interface PageHead {
  title: string
  description?: string
  /** Absolute address of a picture for previews, 1200 × 630. */
  picture?: string
  /** Address of the page that search engines should know instead, where this is not the one. */
  canonical?: string
  /** Structured data (schema.org). */
  jsonLd?: object
  /** For its reader only: not for search engines. */
  isPrivate?: boolean
  /** A picture of the first screen, fetched with the page: what <img> says of it. */
  preload?: { srcSet: string; sizes: string } | undefined
  /** There is no such thing, or no such page. */
  status?: 404
}

/** A page's file: its component, what it loads first and what it says of itself. */
export interface PageFile {
  default: ComponentType
  /** Fetches into the client what the first paint shows; a refusal is shown by the page. */
  load?: (visit: PageVisit) => Promise<unknown>
  head?: (visit: PageVisit) => PageHead
  /** Where the visit should go instead, once loaded; null to stay. */
  redirect?: (visit: PageVisit) => string | null
  /** Cookies that the visit leaves, by name. */
  cookies?: (visit: PageVisit) => Record<string, string>
}

/** What the frame shows around a page. */
export interface PageFrame {
  /** The bottom bar is shown, with this tab as the current one; pages below others show none. */
  tab?: 'today' | 'goods' | 'orders' | 'me'
  /** The cart floats here (phones) or stands at the side (desks). */
  hasCart?: boolean
  /** At a desk it takes the whole width. */
  isWide?: boolean
  /** What the page's first paint looks like while it is fetched. */
  shape?: 'cards' | 'rows' | 'page' | 'lines'
}

export interface PageRoute extends PageFrame {
  path: string
  /** The page's source file, as the build's manifest names it. */
  chunk: string
  file: () => Promise<PageFile>
}
