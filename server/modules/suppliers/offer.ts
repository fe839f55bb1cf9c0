/** An offer as its supplier or a buyer writes it. */
export interface OfferFields {
  skuId: string
  /** Per piece, or per kg where the SKU is weighed. */
  costMinor: number
  /** First and last day, YYYY-MM-DD; null: until further notice. */
  validFrom: string
  validUntil: string | null
  /** Pieces, or grams where weighed; orders are rounded up to whole cases. */
  caseSize: number
  minimumQuantity: number
  leadDays: number
  lotRule: 'required' | 'optional'
}

export type SourceRank = 1 | 2

export interface Offer extends OfferFields {
  id: string
  supplierId: string
  /** 1 is asked first, 2 where the first has not enough. */
  sourceRank: SourceRank
  createdAt: Date
  acceptedAt: Date | null
  declinedAt: Date | null
  declinedWhy: string | null
  withdrawnAt: Date | null
}

export type OfferState = 'proposed' | 'accepted' | 'declined' | 'withdrawn'

/** Where an offer stands; whether it is in force also depends on the day. */
export function stateOf(offer: Offer): OfferState {
  if (offer.withdrawnAt !== null) return 'withdrawn'
  if (offer.declinedAt !== null) return 'declined'
  return offer.acceptedAt === null ? 'proposed' : 'accepted'
}
