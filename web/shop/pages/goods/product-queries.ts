import type { QueryClient } from '@tanstack/react-query'
import { useQueries, useQuery } from '@tanstack/react-query'
import { type Good, read, readProductPage, type showWindow } from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import type { Offer, Window } from '../../goods/offer.ts'
import type { Place } from '../../place.ts'
import { windowQuery, windowsQuery } from '../today/today-queries.ts'

export type Product = ReplyOf<typeof readProductPage>
export type { Good }

export const productQuery = (place: Place, product: string) =>
  read(readProductPage, { ...place, product })

/** Windows that may offer a product: those open, else the next one. */
const MOST_WINDOWS = 3

const idsOf = (windows: readonly { id: string; state: string }[]): string[] => {
  const open = windows.filter(({ state }) => state === 'open')
  return (open.length > 0 ? open : windows).slice(0, MOST_WINDOWS).map(({ id }) => id)
}

export interface OfferedSku {
  offer: Offer
  window: ReplyOf<typeof showWindow>
}

/** The product's SKUs that these windows offer, each in the one that closes first. */
export function offersOf(product: string, windows: readonly Window[]): OfferedSku[] {
  const found = windows
    .toSorted((a, b) => a.closesAt.localeCompare(b.closesAt))
    .flatMap((window) =>
      window.offers
        .filter(({ productId }) => productId === product)
        .map((offer) => ({ offer, window })),
    )
  return found.filter(
    (one, at) => found.findIndex(({ offer }) => offer.skuId === one.offer.skuId) === at,
  )
}

export async function loadProduct(client: QueryClient, place: Place, product: string) {
  await Promise.all([
    client.prefetchQuery(productQuery(place, product)),
    loadWindows(client, place),
  ])
}

export async function loadWindows(client: QueryClient, place: Place): Promise<void> {
  const { windows } = await client.fetchQuery(windowsQuery(place))
  await Promise.all(idsOf(windows).map((id) => client.prefetchQuery(windowQuery(place, id))))
}

/** What the client holds of the windows that are on. */
export function heldWindows(client: QueryClient, place: Place): Window[] {
  const listed = client.getQueryData(windowsQuery(place).queryKey)?.windows ?? []
  return idsOf(listed).flatMap((id) => client.getQueryData(windowQuery(place, id).queryKey) ?? [])
}

interface Windows {
  windows: Window[]
  isPending: boolean
  /** Why not all of them could be read; null where they were. */
  error: unknown
  refetch(): void
}

/** The windows that are on, with their offers. */
export function useWindows(place: Place): Windows {
  const listed = useQuery(windowsQuery(place))
  const shown = useQueries({
    queries: idsOf(listed.data?.windows ?? []).map((id) => ({
      ...windowQuery(place, id),
      refetchInterval: 45_000,
    })),
  })
  const all = [listed, ...shown]
  const failed = all.filter(({ isLoadingError }) => isLoadingError)
  return {
    windows: shown.flatMap(({ data }) => data ?? []),
    isPending: all.some(({ isPending }) => isPending),
    error: failed[0]?.error ?? null,
    refetch: () => {
      for (const one of failed) void one.refetch()
    },
  }
}
