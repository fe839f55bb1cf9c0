import type { Queryable } from '#platform/db'

/** Where an offer's goods come from, and what the window reckoned they cost. */
export interface OfferSupply {
  offerId: string
  /** Its goods lie at this station already; null where they are bought for it. */
  stockStationId: string | null
  /** Per piece or kg; null: what the supplier asks. */
  costMinor: number | null
}

/** Where the goods of offers come from; ids of none are passed over. */
export async function listOfferSupplies(
  db: Queryable,
  regionId: string,
  offerIds: readonly string[],
): Promise<OfferSupply[]> {
  if (offerIds.length === 0) return []
  return db
    .selectFrom('offers')
    .select(['id as offerId', 'station_id as stockStationId', 'cost_minor as costMinor'])
    .where('region_id', '=', regionId)
    .where('id', 'in', [...offerIds])
    .execute()
}
