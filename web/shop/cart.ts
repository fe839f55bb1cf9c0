import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import { getCart, isRefused, read, showWindow, useMe } from '../api/index.ts'
import {
  type CartLine,
  type CartOffer,
  countOf,
  goodsMinorOf,
  linesOf,
  type Missing,
  missingOf,
} from './cart-lines.ts'
import { deviceLines, keepDeviceLines, listenToDevice, NO_LINES } from './device-cart.ts'
import { useElder, usePlace } from './reader.tsx'
import { sendQuantity, shownOffers } from './send-quantity.ts'

export type { CartLine, CartOffer, Missing }

export interface Cart {
  /** Kept at the server once signed in and living here, on the device before. */
  keptAt: 'server' | 'device'
  lines: readonly CartLine[]
  /** How much of an offer is in it: pieces, or grams where weighed. */
  quantityOf: (offerId: string) => number
  /** Sets how much of an offer is wanted, 0 takes it out; shown at once, then told to the server. */
  setQuantity: (offer: CartOffer, quantity: number) => void
  /** Pieces; a weighed line counts as one. */
  count: number
  /** Goods before discounts and fees. */
  sumMinor: number
  /** What is missing to order at all or to have it brought free; null where nothing is. */
  missing: Missing | null
}

export const CartContext = createContext<Cart | null>(null)

/** The cart of the region that is being shopped in, wherever it is kept. */
export function useCart(): Cart {
  const cart = useContext(CartContext)
  if (cart === null) throw new Error('outside of the shop')
  return cart
}

/** Makes the cart that `useCart` gives, the same while nothing in it changes; once in the frame. */
export function useTheCart(): Cart {
  const region = usePlace()?.region ?? ''
  const client = useQueryClient()
  const { data } = useServerCart(region)
  const onDevice = useSyncExternalStore(
    listenToDevice,
    () => deviceLines(region),
    () => NO_LINES,
  )
  const lines = useMemo<readonly CartLine[]>(
    () =>
      data !== undefined
        ? linesOf(data, shownOffers)
        : onDevice.map(({ unitPriceMinor, ...line }) => ({
            ...line,
            goodsMinor: goodsMinorOf(unitPriceMinor, line.measure, line.quantity),
          })),
    [data, onDevice],
  )
  const missing = useMissing(lines)
  const isAtServer = data !== undefined
  return useMemo(
    () => ({
      keptAt: isAtServer ? 'server' : 'device',
      lines,
      quantityOf: (offerId) => lines.find((line) => line.offerId === offerId)?.quantity ?? 0,
      setQuantity: (offer, quantity) =>
        isAtServer
          ? sendQuantity(client, region, offer, quantity)
          : keepDeviceLines(region, [
              ...deviceLines(region).filter((line) => line.offerId !== offer.offerId),
              ...(quantity > 0 ? [{ ...offer, quantity }] : []),
            ]),
      count: countOf(lines),
      sumMinor: lines.reduce((sum, line) => sum + line.goodsMinor, 0),
      missing,
    }),
    [isAtServer, lines, missing, client, region],
  )
}

/** The cart at the server: undefined before signing in, and before there is a home in the region. */
export function useServerCart(region: string) {
  const isSignedIn = Boolean(useMe())
  return useQuery({ ...read(getCart, { region }), enabled: isSignedIn && region !== '' })
}

/** Signed in, but without a home in this region yet. */
export const isNotYetResident = (error: unknown): boolean => isRefused(error, 'not-yet-resident')

function useMissing(lines: readonly CartLine[]): Missing | null {
  const place = usePlace()
  const ids = place === null ? [] : [...new Set(lines.map(({ windowId }) => windowId))]
  const windows = useQueries({
    queries: ids.map((window) => ({
      ...read(showWindow, { region: place!.region, community: place!.community, window }),
      staleTime: 60_000,
    })),
    combine: thoseKnown,
  })
  const [isElder] = useElder()
  return useMemo(() => {
    const missing = missingOf(lines, windows)
    // The elder version says what is needed, and does not coax.
    return isElder && missing?.what === 'free-delivery' ? null : missing
  }, [lines, windows, isElder])
}

const thoseKnown = <Known>(results: readonly { data: Known | undefined }[]): Known[] =>
  results.flatMap(({ data }) => data ?? [])
