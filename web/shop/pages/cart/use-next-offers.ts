import { useQuery } from '@tanstack/react-query'
import { read, serverNow, showWindows } from '../../../api/index.ts'
import { useCart } from '../../cart.ts'
import { goodsMinorOf } from '../../cart-lines.ts'
import { mostOf, type Offer, standingOf, type Window } from '../../goods/offer.ts'
import type { Place } from '../../place.ts'
import { useWindows, type ViewLine } from './use-cart-view.ts'

/** The same goods in a window that is open, as many as can be had there. */
export interface NextOffer {
  window: Window
  offer: Offer
  quantity: number
  totalMinor: number
  /** What it would have cost before. */
  beforeMinor: number
}

/** For goods that were too late where they can be had next, by their offer; absent where nowhere. */
export function useNextOffers(
  place: Place,
  late: readonly ViewLine[],
): { isPending: boolean; of: ReadonlyMap<string, NextOffer> } {
  const { quantityOf } = useCart()
  const listed = useQuery({ ...read(showWindows, { ...place }), enabled: late.length > 0 })
  const open = (listed.data?.windows ?? [])
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => a.pickupDate.localeCompare(b.pickupDate))
  const windows = useWindows(
    place,
    open.map(({ id }) => id),
  )
  const shown = open.flatMap(({ id }) => windows.get(id) ?? [])
  const of = late.flatMap((line) => {
    const next = nextOf(line, shown, quantityOf)
    return next === null ? [] : [[line.offerId, next] as const]
  })
  return { isPending: listed.isLoading || shown.length < open.length, of: new Map(of) }
}

function nextOf(
  line: ViewLine,
  windows: readonly Window[],
  quantityOf: (offerId: string) => number,
): NextOffer | null {
  const late = line.offer
  if (late === undefined) return null
  for (const window of windows) {
    const offer = window.offers.find(({ skuId }) => skuId === late.skuId)
    if (offer === undefined || offer.offerId === line.offerId) continue
    if (standingOf(offer, window.state, serverNow()) !== 'open') continue
    const most = mostOf(offer) ?? Number.POSITIVE_INFINITY
    const quantity = Math.min(line.quantity, most - quantityOf(offer.offerId))
    if (quantity <= 0) continue
    const totalMinor = goodsMinorOf(offer.unitPriceMinor, offer.measure, quantity)
    // What is late is quoted no more: its own window still says its price.
    const beforeMinor = goodsMinorOf(late.unitPriceMinor, offer.measure, line.quantity)
    return { window, offer, quantity, totalMinor, beforeMinor }
  }
  return null
}
