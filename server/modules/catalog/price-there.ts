/** What a region sells a SKU for, and whether it does. */
export interface RegionTerms {
  isListed: boolean
  /** Per piece, or per kg where the SKU is weighed. */
  priceMinor: number
}

/** Where a community differs from its region; null: as the region. */
export interface CommunityTerms {
  isListed: boolean | null
  priceMinor: number | null
}

/** What holds in a community: its own word where it has one, else the region's. */
export function termsThere(region: RegionTerms, community?: CommunityTerms): RegionTerms {
  return {
    isListed: community?.isListed ?? region.isListed,
    priceMinor: community?.priceMinor ?? region.priceMinor,
  }
}
