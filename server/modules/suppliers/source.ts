import type { Tx } from '#platform/db'
import type { Offer, SourceRank } from './offer.ts'
import { findRivalOffer, lockSourcesOf } from './queries/offers.ts'
import { FirstSourceTaken } from './refusals.ts'

/** Makes sure that a SKU has one first source a day; a second one may have rivals. */
export async function claimSource(
  tx: Tx,
  regionId: string,
  offer: Pick<Offer, 'supplierId' | 'skuId' | 'validFrom' | 'validUntil'>,
  rank: SourceRank,
): Promise<void> {
  if (rank === 2) return
  await lockSourcesOf(tx, regionId, offer.skuId)
  const rival = await findRivalOffer(tx, regionId, offer)
  if (rival !== null) throw new FirstSourceTaken(rival)
}
