import type { ReactNode } from 'react'

/** One column of a table: what a cell holds, how it looks, whether the server sorts by it. */
export interface Column<Row> {
  id: string
  name: string
  /** What the cell holds, as it is exported: text or a figure. */
  value: (row: Row) => string | number | null
  /** How the cell looks where that is more than its value. */
  cell?: (row: Row) => ReactNode
  width?: number
  isNumber?: boolean
  /** Not shown until it is chosen. */
  isHidden?: boolean
  /** The server sorts by this name; `true` sorts what is here, for lists that come whole. */
  sort?: string | true
  /** Why what is asked for cannot be sorted by this; null where it can. */
  whyNotSorted?: (asked: Pick<Asked, 'filters'> & { search?: string | undefined }) => string | null
}

/** What a table is narrowed to; its value is kept in the address under its name. */
export interface Filter {
  name: string
  label: string
  kind: 'text' | 'choice' | 'date'
  options?: readonly { value: string; label: string }[]
}

export interface PageOf<Row> {
  items: readonly Row[]
  nextCursor?: string
}

/** What a page of rows is asked by: the filters, the search and the order as the address says. */
export interface Asked {
  search: string | undefined
  sort: string | undefined
  isDescending: boolean
  filters: Readonly<Record<string, string>>
}

/** Where rows come from. A list that comes whole answers one page without a cursor. */
export interface Source<Row> {
  /** What makes the answer another one: the operation's name and its place. */
  key: readonly unknown[]
  page: (asked: Asked & { cursor?: string; signal?: AbortSignal }) => Promise<PageOf<Row>>
  /** The rows come whole: search, filters and sorting happen here. */
  isWhole?: boolean
}

/** Something done to the rows that are selected, after showing what will change. */
export interface BulkAction<Row> {
  name: string
  /** What will become of a row, in a sentence; `null` leaves it out, with the reason beside it. */
  preview: (row: Row) => { becomes: string } | { not: string }
  /** `key` stays the same while the same is tried again for a row: an answer may be lost. */
  act: (row: Row, why: string, key: string) => Promise<unknown>
  /** A reason is asked for. */
  asksWhy?: boolean
  isDangerous?: boolean
  why?: string | undefined
}

/** What stands in the place of rows. */
export interface TableStates {
  empty: ReactNode
  loading: ReactNode
  failed: (error: unknown, retry: () => unknown) => ReactNode
}
