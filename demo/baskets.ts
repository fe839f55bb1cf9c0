import { seeded, someOf } from './seeded.ts'

/** What the demo's people put into their baskets: by chance, but alike on every load. */

export interface ShelfOffer {
  offerId: string
  skuId: string
  name: { 'zh-CN'?: string }
  measure: 'piece' | 'case' | 'about' | 'weighed'
  stepGrams: number | null
  minimumGrams: number | null
  unitPriceMinor: number
  cutoffAt: string
  limitPerResident: number | null
  left: number | null
}

export interface BasketLine {
  offerId: string
  quantity: number
  replacement: 'yes' | 'no' | 'ask'
}

/** Nobody in the demo buys a single thing dearer than this for a weekday. */
const DEAR_MINOR = 8000

/**
 * A basket of two to six different things that can still be ordered at an instant.
 * @param minimumMinor what it has to come to at least
 */
export function fillBasket(
  offers: readonly ShelfOffer[],
  wish: { at: Date; minimumMinor: number; chance: () => number },
): BasketLine[] {
  const { at, minimumMinor, chance } = wish
  const open = offers.filter(
    (offer) =>
      new Date(offer.cutoffAt) > at &&
      offer.unitPriceMinor < DEAR_MINOR &&
      (offer.left === null || offer.left > 20) &&
      // What is limited is left to those who come for it: the demo's own must not run into it.
      offer.limitPerResident === null,
  )
  const wanted = someOf(open, 2 + Math.floor(chance() * 5), chance)
  const lines = wanted.map((offer) => lineOf(offer, chance))
  const total = () =>
    lines.reduce((sum, line, index) => sum + worthOf(wanted[index]!, line.quantity), 0)
  while (total() < minimumMinor) {
    const [first] = lines
    first!.quantity += wanted[0]!.stepGrams ?? 1
  }
  return lines
}

function lineOf(offer: ShelfOffer, chance: () => number): BasketLine {
  const replacement = (['yes', 'no', 'ask'] as const)[Math.floor(chance() * 3)]!
  if (offer.measure !== 'weighed') {
    return { offerId: offer.offerId, quantity: chance() < 0.75 ? 1 : 2, replacement }
  }
  const step = offer.stepGrams ?? 100
  const least = offer.minimumGrams ?? step
  return { offerId: offer.offerId, quantity: least + step * Math.floor(chance() * 8), replacement }
}

const worthOf = (offer: ShelfOffer, quantity: number): number =>
  offer.measure === 'weighed'
    ? Math.floor((offer.unitPriceMinor * quantity) / 1000)
    : offer.unitPriceMinor * quantity

/** The chance of the demo's week. */
export const chanceOfWeek = (): (() => number) => seeded(20_261)
