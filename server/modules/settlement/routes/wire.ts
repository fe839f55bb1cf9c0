import { decodeCursor, encodeCursor } from '#platform/http'
import { netOf, type Payout, stateOf } from '../payout.ts'
import type { PayeeRow } from '../queries/payees.ts'

export const tag = 'settlement'

/** Who sees the money of everybody in a region. */
export const READERS = { finance: 'region', supervisor: 'region' } as const
export const FINANCE = { finance: 'region' } as const

export const payoutShown = (payout: Payout) => {
  const { availableMinor: _, openingMinor: __, taxMonth: ___, ...shown } = payout
  return { ...shown, netMinor: netOf(payout), state: stateOf(payout) }
}

export const accountShown = (payee: PayeeRow | null) => ({
  bankName: payee?.bankName ?? null,
  accountEnding: payee?.accountEnding ?? null,
  setAt: payee?.bankSetAt ?? null,
})

interface PageQuery {
  limit?: number | undefined
  cursor?: string | undefined
}

/** Where a page of a list by falling id begins, and how much it asks for: one row more. */
export const pageBounds = (query: PageQuery) => ({
  beforeId: decodeCursor(query.cursor, 1)?.map(String)[0],
  limit: (query.limit ?? 50) + 1,
})

/** One row more than asked for says that there is another page. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  query: PageQuery,
  keyOf: (row: Row) => string,
  shown: (row: Row) => Item,
): { items: Item[]; nextCursor?: string } {
  const limit = query.limit ?? 50
  const items = rows.slice(0, limit).map(shown)
  const last = rows[limit - 1]
  if (rows.length <= limit || last === undefined) return { items }
  return { items, nextCursor: encodeCursor([keyOf(last)]) }
}
