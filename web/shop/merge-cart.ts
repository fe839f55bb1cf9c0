import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getCart, putIntoCart, read, useMe } from '../api/index.ts'
import { useServerCart } from './cart.ts'
import { deviceLines, keepDeviceLines } from './device-cart.ts'
import { rememberedLeader } from './place.ts'
import { usePlace } from './reader.tsx'
import { sendQuantity, sendWaiting } from './send-quantity.ts'
import { unsentOf } from './unsent.ts'

let isUnderWay = false

/** Brings what was gathered before signing in to the server's cart, once there is one. */
export function useMergeDeviceCart(): void {
  const region = usePlace()?.region ?? ''
  const client = useQueryClient()
  const { data: cart } = useServerCart(region)
  useEffect(() => {
    const lines = deviceLines(region)
    if (cart === undefined || lines.length === 0 || isUnderWay) return
    isUnderWay = true
    const leaderCode = rememberedLeader(region)
    const bring = async () => {
      for (const { offerId, quantity } of lines) {
        const there = cart.lines.find((line) => line.offerId === offerId)
        if (there !== undefined && there.quantity >= quantity) continue
        const replacement = there === undefined ? {} : { replacement: there.replacement }
        const leader = leaderCode === null ? {} : { leaderCode }
        // An offer that is gone by now is left behind; the others still come.
        await putIntoCart(
          { region, offer: offerId },
          { quantity, ...replacement, ...leader },
        ).catch(() => undefined)
      }
      keepDeviceLines(region, [])
      await client.invalidateQueries({ queryKey: read(getCart, { region }).queryKey })
    }
    void bring().finally(() => {
      isUnderWay = false
    })
  }, [cart, client, region])
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
  useEffect(() => {
    addEventListener('pagehide', sendWaiting)
    return () => removeEventListener('pagehide', sendWaiting)
  }, [])
}
