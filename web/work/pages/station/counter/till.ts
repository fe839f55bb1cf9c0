import { useState } from 'react'
import type { showWindow } from '../../../../api/index.ts'
import type { ReplyOf } from '../../../../api/reply-of.ts'

export type SaleWindow = ReplyOf<typeof showWindow>
export type Offer = SaleWindow['offers'][number]

export interface SaleLine {
  offer: Offer
  /** Pieces, or grams where it is weighed. */
  quantity: number
}

/** By how much an amount grows with one tap, and the least that is sold. */
export const stepOf = (offer: Offer): number =>
  offer.measure === 'weighed' ? (offer.stepGrams ?? 100) : 1
export const leastOf = (offer: Offer): number =>
  offer.measure === 'weighed' ? (offer.minimumGrams ?? stepOf(offer)) : 1

/** What lies on the counter. */
export function useTill() {
  const [lines, setLines] = useState<readonly SaleLine[]>([])
  const set = (offer: Offer, quantity: number) =>
    setLines((before) => {
      const rest = before.filter((line) => line.offer.offerId !== offer.offerId)
      if (quantity < leastOf(offer)) return rest
      const line = { offer, quantity }
      return rest.length === before.length
        ? [...before, line]
        : before.map((one) => (one.offer.offerId === offer.offerId ? line : one))
    })
  const quantityOf = (offer: Offer) =>
    lines.find((line) => line.offer.offerId === offer.offerId)?.quantity ?? 0
  return {
    lines,
    set,
    add: (offer: Offer, grams: number | null) => {
      const before = quantityOf(offer)
      set(offer, before + (grams ?? (before === 0 ? leastOf(offer) : stepOf(offer))))
    },
    clear: () => setLines([]),
  }
}

export type Till = ReturnType<typeof useTill>
