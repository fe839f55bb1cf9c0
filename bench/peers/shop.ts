import type { Program } from './program.ts'
import type { Installed } from './tool-folder.ts'

/** One of those compared: installed, with its goods in a database of its own. */
export interface Shop {
  name: 'linli' | 'vendure' | 'medusa'
  installed: Installed
  /** The Node it ran on. */
  node: string
  /** What each of its flows does, for whoever reads the figures. */
  did: { order: string; list: string; search: string; other?: string }
  start(): Promise<OpenShop>
  /** Completed orders in its database. */
  countOrders(): Promise<number>
  /** Units of the goods with this code in completed orders. */
  countSold(code: string): Promise<number>
}

/** A running shop, and what is done in it by anyone any number of times at once. */
export interface OpenShop extends Program {
  /** Buys one of each, to the end; false when told that something is sold out. */
  buy(codes: readonly string[]): Promise<boolean>
  /** Each answers how many products were shown. */
  reads: Partial<Record<Read, () => Promise<number>>>
}

/** `listing` is a second way to the same list, where a shop has one that is faster. */
export type Read = 'list' | 'listing' | 'search'

/** Products on a page. */
export const PAGE = 24
