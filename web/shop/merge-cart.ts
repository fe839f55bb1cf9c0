import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { getCart, read, useMe } from '../api/index.ts'
import { useServerCart } from './cart.ts'
import { deviceLines, listenToDevice } from './device-cart.ts'
import { usePlace } from './reader.tsx'
import { sendQuantity, sendWaiting } from './send-quantity.ts'
import { unsentOf, wasToldMeanwhile } from './unsent.ts'

type Standing = 'idle' | 'under-way' | { error: unknown }

let standing: Standing = 'idle'
const listeners = new Set<() => void>()

function stand(next: Standing): void {
  standing = next
  for (const tell of listeners) tell()
}

const listen = (tell: () => void) => {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
const useStanding = (): Standing =>
  useSyncExternalStore(
    listen,
    () => standing,
    () => 'idle' as const,
  )

/** Tries again to bring what could not be brought. */
export const mergeAgain = (): void => stand('idle')

/**
 * Whether what was gathered before signing in is still to come into the server's cart: whoever
 * orders meanwhile would order without it.
 */
export function useMerging(region: string): { isMerging: boolean; error: unknown } {
  const now = useStanding()
  const isThere = useSyncExternalStore(
    listenToDevice,
    () => deviceLines(region).length > 0,
    () => false,
  )
  return { isMerging: isThere, error: isThere && typeof now === 'object' ? now.error : null }
}

/** Brings what was gathered before signing in to the server's cart, once there is one. */
export function useMergeDeviceCart(): void {
  const region = usePlace()?.region ?? ''
  const client = useQueryClient()
  const now = useStanding()
  const { data: cart } = useServerCart(region)
  useEffect(() => {
    const lines = deviceLines(region)
    if (cart === undefined || lines.length === 0 || now !== 'idle') return
    stand('under-way')
    // Seldom: only who has just signed in brings something.
    const brought = import('./bring-cart.ts').then(({ bringCart }) =>
      bringCart(client, region, lines, cart.lines),
    )
    brought.then(
      () => stand('idle'),
      (error: unknown) => stand({ error }),
    )
  }, [cart, client, region, now])
}

/** What was tapped just before the reader came to this page, and was not answered, is told again. */
export function useSendUnsent(): void {
  const region = usePlace()?.region ?? ''
  const client = useQueryClient()
  const isAtServer = useServerCart(region).data !== undefined
  const person = useMe()?.id
  useEffect(() => {
    if (!isAtServer || person === undefined) return
    for (const { offer, quantity } of unsentOf(person, region)) {
      sendQuantity(client, region, offer, quantity)
    }
  }, [client, isAtServer, person, region])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what this page brought along
  useEffect(() => {
    if (wasToldMeanwhile()) {
      void client.invalidateQueries({ queryKey: read(getCart, { region }).queryKey })
    }
  }, [])
  useEffect(() => {
    addEventListener('pagehide', sendWaiting)
    return () => removeEventListener('pagehide', sendWaiting)
  }, [])
}
