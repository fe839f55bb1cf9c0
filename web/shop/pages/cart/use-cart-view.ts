import { useQueries, useQuery } from '@tanstack/react-query'
import { quote, read, showWindow } from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import { type CartLine, type CartOffer, useCart, useServerCart } from '../../cart.ts'
import { deviceLines } from '../../device-cart.ts'
import type { Offer, Window } from '../../goods/offer.ts'
import type { Place } from '../../place.ts'

export type Quoted = ReplyOf<typeof quote>
export type Quote = Quoted['quotes'][number]
export type Replacement = 'yes' | 'no' | 'ask'

export interface Change {
  what: 'price' | 'stock' | 'gone' | 'cutoff'
  before?: number
  now?: number
}

export interface ViewLine extends CartLine {
  replacement: Replacement
  changes: readonly Change[]
  quoted: Quote['lines'][number] | undefined
  offer: Offer | undefined
}

/** What must be known to put a line in again, at the price that holds now. */
export const cartOfferOf = (line: ViewLine): CartOffer => ({
  offerId: line.offerId,
  windowId: line.windowId,
  name: line.name,
  measure: line.measure,
  unitPriceMinor: line.quoted?.unitPriceMinor ?? line.offer?.unitPriceMinor ?? 0,
})

/** What of the cart belongs to one window: it becomes one order. */
export interface ViewPart {
  windowId: string
  window: Window | undefined
  quote: Quote | undefined
  lines: readonly ViewLine[]
}

export interface CartView {
  keptAt: 'server' | 'device'
  parts: readonly ViewPart[]
  totalMinor: number | undefined
  currency: string | undefined
  isPending: boolean
  error: unknown
  retry: () => unknown
}

/** The cart with its quote and what changed since, kept at the server or on this device alike. */
export function useCartView(place: Place): CartView {
  const cart = useCart()
  const atServer = useServerCart(place.region)
  const onDevice = useDeviceQuote(place, cart.keptAt === 'device' ? cart.lines : [])
  const quoted = cart.keptAt === 'server' ? atServer : onDevice
  const windowIds = [...new Set(cart.lines.map((line) => line.windowId))]
  const windows = useWindows(place, windowIds)
  const parts = windowIds.map((windowId): ViewPart => {
    const window = windows.get(windowId)
    const lines = cart.lines.filter((line) => line.windowId === windowId)
    const asked = quoted.data?.quotes.find(({ lines: priced, faults }) =>
      [...priced, ...faults].some(({ offerId }) => lines.some((line) => line.offerId === offerId)),
    )
    return {
      windowId,
      window,
      quote: asked ?? quoted.data?.quotes[windowIds.indexOf(windowId)],
      lines: lines.map((line) => ({
        ...line,
        replacement: 'no' as const,
        changes: [],
        ...(cart.keptAt === 'server'
          ? serverFacts(atServer.data, line.offerId)
          : { changes: deviceChanges(place.region, line, asked, onDevice.data?.shortages ?? []) }),
        quoted: asked?.lines.find(({ offerId }) => offerId === line.offerId),
        offer: window?.offers.find(({ offerId }) => offerId === line.offerId),
      })),
    }
  })
  return {
    keptAt: cart.keptAt,
    parts,
    totalMinor: quoted.data?.totalMinor,
    currency: quoted.data?.quotes[0]?.currency ?? [...windows.values()][0]?.currency,
    isPending: atServer.isLoading,
    error: atServer.error ?? onDevice.error,
    retry: () => quoted.refetch(),
  }
}

export function useWindows(place: Place, ids: readonly string[]): Map<string, Window> {
  const found = useQueries({
    queries: ids.map((window) => ({
      ...read(showWindow, { ...place, window }),
      staleTime: 20_000,
    })),
  })
  return new Map(found.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data]])))
}

function useDeviceQuote({ region, community }: Place, lines: readonly CartLine[]) {
  const body = { communityId: community, parts: partsOf(lines, () => 'pickup') }
  return useQuery({
    queryKey: [quote.operationName, region, body],
    queryFn: ({ signal }) => quote({ region }, body, { signal }),
    enabled: lines.length > 0,
    placeholderData: (before) => before,
  })
}

/** A part for each window, as quotes and checkouts are asked. */
export function partsOf(
  lines: readonly Pick<CartLine, 'offerId' | 'windowId' | 'quantity'>[],
  fulfilmentOf: (windowId: string) => 'pickup' | 'delivery',
) {
  const byWindow = Map.groupBy(lines, (line) => line.windowId)
  return [...byWindow].map(([windowId, inside]) => ({
    windowId,
    fulfilment: fulfilmentOf(windowId),
    lines: inside.map(({ offerId, quantity }) => ({ offerId, quantity })),
  }))
}

function serverFacts(cart: ReturnType<typeof useServerCart>['data'], offerId: string) {
  const line = cart?.lines.find((one) => one.offerId === offerId)
  return line === undefined ? {} : { replacement: line.replacement, changes: line.changes }
}

/** The same as the server finds for a cart that it keeps. */
function deviceChanges(
  region: string,
  line: CartLine,
  quoted: Quote | undefined,
  shortages: Quoted['shortages'],
): Change[] {
  const fault = quoted?.faults.find(({ offerId }) => offerId === line.offerId)
  if (fault?.code === 'past-cutoff') return [{ what: 'cutoff' }]
  if (quoted?.faults.some(({ code }) => code === 'window-closed')) return [{ what: 'cutoff' }]
  if (fault !== undefined) return [{ what: 'gone' }]
  const before = deviceLines(region).find(({ offerId }) => offerId === line.offerId)?.unitPriceMinor
  const now = quoted?.lines.find(({ offerId }) => offerId === line.offerId)?.unitPriceMinor
  const changes: Change[] = []
  if (before !== undefined && now !== undefined && before !== now) {
    changes.push({ what: 'price', before, now })
  }
  const short = shortages.find(({ offerId }) => offerId === line.offerId)
  if (short) changes.push({ what: 'stock', before: line.quantity, now: short.left })
  return changes
}
