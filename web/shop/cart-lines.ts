import type { getCart } from '../api/index.ts'
import type { ReplyOf } from '../api/reply-of.ts'
import type { Names } from '../i18n/index.ts'

export type Measure = 'piece' | 'case' | 'about' | 'weighed'
export type ServerCart = ReplyOf<typeof getCart>

/** What must be known of an offer to put it into the cart. */
export interface CartOffer {
  offerId: string
  windowId: string
  /** Per piece, or per kg where weighed. */
  unitPriceMinor: number
  measure: Measure
  name: Names
}

export interface CartLine {
  offerId: string
  windowId: string
  name: Names
  measure: Measure
  /** Pieces, or grams where weighed. */
  quantity: number
  /** Before discounts and fees, as far as known: the server's quote is what counts. */
  goodsMinor: number
}

/** What a quantity of an offer costs before discounts; weighed goods by the kg, rounded half up. */
export const goodsMinorOf = (unitPriceMinor: number, measure: Measure, quantity: number): number =>
  measure === 'weighed' ? Math.round((unitPriceMinor * quantity) / 1000) : unitPriceMinor * quantity

/** The lines of the server's cart, priced by its quote, else by what the page showed. */
export function linesOf(cart: ServerCart, shown: ReadonlyMap<string, CartOffer>): CartLine[] {
  const quoted = new Map(
    cart.quotes.flatMap(({ lines }) => lines).map((line) => [line.offerId, line] as const),
  )
  return cart.lines.map(({ offerId, windowId, name, measure, quantity }) => {
    const offer = shown.get(offerId)
    const line = quoted.get(offerId)
    const unitPriceMinor = offer?.unitPriceMinor ?? line?.unitPriceMinor ?? 0
    const goodsMinor =
      line?.quantity === quantity
        ? line.goodsMinor
        : goodsMinorOf(unitPriceMinor, measure, quantity)
    return { offerId, windowId, name, measure, quantity, goodsMinor }
  })
}

/** The cart as it will be once the server has heard of a quantity. */
export function withQuantity(cart: ServerCart, offer: CartOffer, quantity: number): ServerCart {
  const { offerId, windowId, name, measure } = offer
  const others = cart.lines.filter((line) => line.offerId !== offerId)
  if (quantity <= 0) return { ...cart, lines: others }
  const line = cart.lines.find((one) => one.offerId === offerId)
  if (line !== undefined) {
    const lines = cart.lines.map((one) => (one === line ? { ...line, quantity } : one))
    return { ...cart, lines }
  }
  const added: ServerCart['lines'][number] = {
    offerId,
    windowId,
    name,
    measure,
    quantity,
    replacement: 'no',
    addedAt: '',
    changes: [],
  }
  return { ...cart, lines: [...others, added] }
}

/** Pieces and weighed lines counted as people count: a weighed line is one. */
export const countOf = (lines: readonly CartLine[]): number =>
  lines.reduce((sum, line) => sum + (line.measure === 'weighed' ? 1 : line.quantity), 0)

export interface CartWindow {
  id: string
  state: string
  minimumOrderMinor: number
  deliveryFeeMinor: number
  freeDeliveryFromMinor: number | null
}

export type Missing = { what: 'minimum' | 'free-delivery'; minor: number }

/** What the cart lacks in any of its windows: first to be ordered at all, then to come free. Pure. */
export function missingOf(
  lines: readonly CartLine[],
  windows: readonly CartWindow[],
): Missing | null {
  const sums = windows
    .filter(({ state }) => state === 'open')
    .map((window) => ({
      window,
      minor: lines
        .filter(({ windowId }) => windowId === window.id)
        .reduce((sum, { goodsMinor }) => sum + goodsMinor, 0),
    }))
  for (const { window, minor } of sums) {
    if (minor < window.minimumOrderMinor) {
      return { what: 'minimum', minor: window.minimumOrderMinor - minor }
    }
  }
  for (const { window, minor } of sums) {
    const from = window.freeDeliveryFromMinor
    if (window.deliveryFeeMinor > 0 && from !== null && minor < from) {
      return { what: 'free-delivery', minor: from - minor }
    }
  }
  return null
}
