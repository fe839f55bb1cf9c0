import type { Asked } from '../load/connection.ts'
import type { PeerProgram } from './peer-program.ts'
import type { Installed } from './tool-folder.ts'

/** One of those compared: installed, with its goods in a database of its own. */
export interface Shop {
  name: 'linli' | 'vendure' | 'medusa'
  installed: Installed
  /** What each of its flows does, for whoever reads the figures. */
  did: { order: string; list: string; search: string; runs: string }
  start(): Promise<OpenShop>
  /** Completed orders in its database. */
  countOrders(): Promise<number>
  /** Units that the flash sale sold, in completed orders. */
  countFlashSold(): Promise<number>
}

/** A running shop, and what is done in it. */
export interface OpenShop extends PeerProgram {
  address: string
  /** A completed order with three lines, one after the other. */
  orders: Work
  /** One unit each of what there are a hundred of. */
  flash: Work
  reads: Partial<Record<Read, PageRead>>
}

/** A scenario for the load process. */
export interface Work {
  file: string
  given: unknown
}

/**
 * `products` is where a shop has a slower, fuller way to the list; `index` is a search engine of
 * its own that a shop has beside the search every storefront of it uses.
 */
export const READS = ['list', 'products', 'search', 'index'] as const
export type Read = (typeof READS)[number]

export interface PageRead {
  asked: Asked
  /** Stands in the answer once for each product shown. */
  mark: string
}

/** Products on a page. */
export const PAGE = 24

/** As many shop at once as there are connections; each keeps its session. */
export const MOST_BUYERS = 400
