import type { CellValue, Sheet, SheetRow } from '../../sheet/model.ts'
import { cellOf, termsOfCell } from '../../sheet/price-cells.ts'
import type { Listing, Override } from './listing.ts'

/** Names the column of a community in a sheet. */
export const communityColumn = (community: string): string => `community:${community}`

export const communityOf = (column: string): string | undefined =>
  column.startsWith('community:') ? column.slice('community:'.length) : undefined

const pairOf = (listing: string, community: string): string => `${listing}/${community}`

export type Overrides = ReadonlyMap<string, Override>

export const overridesByPair = (overrides: readonly Override[]): Overrides =>
  new Map(overrides.map((one) => [pairOf(one.listingId, one.communityId), one]))

/** What communities say of a listing, as cells of its row. */
export const communityCells = (
  listing: string,
  communities: readonly string[],
  overrides: Overrides,
): Record<string, CellValue> =>
  Object.fromEntries(
    communities.map((community) => {
      const own = overrides.get(pairOf(listing, community))
      return [communityColumn(community), own === undefined ? null : cellOf(own)]
    }),
  )

/** Whether the prices of a row are those of a kilogram. */
export const isWeighed = ({ cells }: SheetRow): boolean => cells.measure === 'weighed'

/** A row of the price list: a good, its price in the region, and what communities say. */
export const rowOfListing = (
  listing: Listing,
  { name, measure }: { name: string; measure: string | undefined },
  communities: readonly string[],
  overrides: Overrides,
): SheetRow => ({
  id: listing.id,
  cells: {
    name,
    measure: measure ?? null,
    region: listing.priceMinor,
    isListed: listing.isListed ? 1 : 0,
    ...communityCells(listing.id, communities, overrides),
  },
})

export interface PairChange {
  listingId: string
  communityId: string
  name: string
  isWeighed: boolean
  was: CellValue
  is: CellValue
}

/** The pairs that a sheet says otherwise than another one. */
export function changedPairs(before: Sheet, after: Sheet): PairChange[] {
  const rows = new Map(before.rows.map((row) => [row.id, row.cells]))
  return after.rows.flatMap((row) =>
    Object.entries(row.cells).flatMap(([column, value]) => {
      const communityId = communityOf(column)
      const was = rows.get(row.id)?.[column] ?? null
      if (communityId === undefined || was === value) return []
      const good = { listingId: row.id, name: String(row.cells.name), isWeighed: isWeighed(row) }
      return [{ ...good, communityId, was, is: value }]
    }),
  )
}

/** Changes as the API takes them, at the versions that were read. */
export const wishOfPairs = (changes: readonly PairChange[], overrides: Overrides) =>
  changes.map(({ listingId, communityId, is }) => ({
    ...{ listingId, communityId, ...termsOfCell(is)! },
    version: overrides.get(pairOf(listingId, communityId))?.version ?? 0,
  }))
