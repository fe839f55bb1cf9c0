import type { PriceBook } from '#pricing'
import type { ChainGoods } from './chain-names.ts'

/** What a window offers a community, by the names that a chat may use. */
export function goodsNamesOf(book: PriceBook, communityId: string): ChainGoods[] {
  return [...book.offers.values()]
    .filter((offer) => {
      const here = offer.communities.get(communityId)?.isListed ?? offer.isListed
      return here && offer.withdrawnAt === null
    })
    .map(({ offerId, name, measure }) => ({ offerId, names: Object.values(name), measure }))
}
