import type { showWindow } from '../../api/index.ts'
import type { ReplyOf } from '../../api/reply-of.ts'
import { locale, money, nameOf, number, weight } from '../../i18n/index.ts'

export type Window = ReplyOf<typeof showWindow>
export type Offer = Window['offers'][number]
type Measured = Pick<Offer, 'measure' | 'stepGrams' | 'minimumGrams'>

/** The least that may be ordered: a piece, or the minimum weight. */
export const leastOf = ({ measure, minimumGrams, stepGrams }: Measured): number =>
  measure === 'weighed' ? (minimumGrams ?? stepGrams ?? 500) : 1

/** How much a tap adds. */
const stepOf = ({ measure, stepGrams }: Measured): number =>
  measure === 'weighed' ? (stepGrams ?? 100) : 1

export const moreOf = (offer: Measured, quantity: number): number =>
  quantity === 0 ? leastOf(offer) : quantity + stepOf(offer)

export const lessOf = (offer: Measured, quantity: number): number => {
  const less = quantity - stepOf(offer)
  return less < leastOf(offer) ? 0 : less
}

/** The most that one may order: what is left, and no more than the limit; null where neither is. */
export function mostOf({ left, limitPerResident }: Pick<Offer, 'left' | 'limitPerResident'>) {
  if (left === null) return limitPerResident
  return limitPerResident === null ? left : Math.min(left, limitPerResident)
}

/** 2, or 1.5 kg. */
export const quantityText = ({ measure }: Pick<Offer, 'measure'>, quantity: number): string =>
  measure === 'weighed' ? weight(quantity) : number(quantity)

/** What a kilogram costs (in Chinese: a jin), where the weight is known; null elsewhere. */
export function perWeightText(
  offer: Pick<Offer, 'measure' | 'aboutGrams' | 'unitPriceMinor'>,
  currency: string,
): { amount: string; per: string } | null {
  const perGrams = locale() === 'zh-CN' ? 500 : 1000
  const grams = offer.measure === 'weighed' ? 1000 : offer.aboutGrams
  // What the price itself says need not be said twice.
  if (grams === null || grams === 0 || (grams === perGrams && perGrams === 1000)) return null
  const minor = Math.round((offer.unitPriceMinor * perGrams) / grams)
  return { amount: money(minor, currency), per: weight(perGrams) }
}

export type Standing = 'open' | 'sold-out' | 'past-cutoff' | 'upcoming' | 'closed'

/** Whether an offer can be ordered now, or why not. */
export function standingOf(offer: Offer, state: Window['state'], now: number): Standing {
  if (state !== 'open') return state
  if (Date.parse(offer.cutoffAt) <= now) return 'past-cutoff'
  return offer.left !== null && offer.left < leastOf(offer) ? 'sold-out' : 'open'
}

export const offerName = (offer: Pick<Offer, 'name'>): string => nameOf(offer.name)
