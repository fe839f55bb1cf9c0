import { hash } from 'node:crypto'

/** What goes wrong after the cutoff, as whoever replays wishes it. Rates are shares of one. */
export interface ReplayRules {
  seed: number
  /** Of the SKUs of a region's day, how many come short. */
  shortage: number
  /** Of the lines whose SKU did not come short, how many are claimed. */
  claims: number
  /** Of the orders, how many nobody comes for. */
  uncollected: number
  /** Whether suppliers deliver whole cases, so that there is a surplus. */
  hasCases: boolean
}

/** Weighed goods are bought at this, whatever the day; goods by the piece at four fifths. */
const WEIGHED_COST_MINOR = 70
export const SUPPLIERS_A_REGION = 3
export const WEIGHED_STEP_GRAMS = 10

/** A number from 0 to below 1 that the text alone decides. */
export function drawn(text: string): number {
  return Number.parseInt(hash('sha1', text).slice(0, 12), 16) / 2 ** 48
}

export const supplierOf = (region: string, product: string): string =>
  `S${1 + Math.floor(drawn(`supplier ${region} ${product}`) * SUPPLIERS_A_REGION)}`

/** Pieces, or grams where weighed, of a case. */
export function caseSizeOf(region: string, product: string, isWeighed: boolean): number {
  const of = drawn(`case ${region} ${product}`)
  return isWeighed ? 100 + 100 * Math.floor(of * 20) : 1 + Math.floor(of * 12)
}

export const costOf = (isWeighed: boolean, priceMinor: number): number =>
  isWeighed ? WEIGHED_COST_MINOR : Math.floor((priceMinor * 80) / 100)

export const isShort = (rules: ReplayRules, place: string): boolean =>
  drawn(`${rules.seed} short ${place}`) < rules.shortage

/** How much of what was ordered does not come: from one step to all of it. */
export function lackOf(rules: ReplayRules, place: string, quantity: number, step: number): number {
  return step * (1 + Math.floor(drawn(`${rules.seed} missing ${place}`) * (quantity / step)))
}

/** Where a shortage shows: the supplier says so, or sends less, or the warehouse refuses it. */
export type ShortageStage = 'cut' | 'short' | 'refused'

export function stageOf(rules: ReplayRules, place: string): ShortageStage {
  const of = drawn(`${rules.seed} stage ${place}`)
  return of < 0.5 ? 'cut' : of < 0.75 ? 'short' : 'refused'
}

export const isClaimed = (rules: ReplayRules, date: string, basket: string, product: string) =>
  drawn(`${rules.seed} claim ${date} ${basket} ${product}`) < rules.claims

export const isLeft = (rules: ReplayRules, date: string, basket: string): boolean =>
  drawn(`${rules.seed} uncollected ${date} ${basket}`) < rules.uncollected
