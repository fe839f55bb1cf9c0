import type { Offer } from '../../../api/index.ts'

export type Standing = Offer['state'] | 'coming' | 'replaced' | 'over'

/**
 * How an offer stands on a day, YYYY-MM-DD, beside the supplier's others: of those that hold for
 * one SKU the one that began last is asked, of two the one that was accepted last.
 */
export function standingOf(offer: Offer, all: readonly Offer[], day: string): Standing {
  if (offer.state === 'declined' || offer.state === 'withdrawn') return offer.state
  if (offer.validUntil !== null && offer.validUntil < day) return 'over'
  if (offer.state === 'proposed') return 'proposed'
  if (offer.validFrom > day) return 'coming'
  const isReplaced = all.some(
    (other) => other.skuId === offer.skuId && holdsOn(other, day) && rank(other) > rank(offer),
  )
  return isReplaced ? 'replaced' : 'accepted'
}

const holdsOn = ({ state, validFrom, validUntil }: Offer, day: string): boolean =>
  state === 'accepted' && validFrom <= day && (validUntil === null || validUntil >= day)

const rank = ({ validFrom, acceptedAt, id }: Offer): string => `${validFrom} ${acceptedAt} ${id}`
