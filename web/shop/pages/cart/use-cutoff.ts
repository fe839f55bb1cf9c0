import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { getCart, quote, serverNow, showWindow, showWindows } from '../../../api/index.ts'
import type { CartView } from './use-cart-view.ts'

/** A moment later: the server must find it past too. */
const AFTER_MS = 500
const MOST_MS = 2_147_483_647

/** Asks anew once the time of something in the cart is over, so that the page says it by itself. */
export function useCutoff(view: CartView): void {
  const client = useQueryClient()
  const ends = view.parts
    .flatMap(({ window, lines }) => [
      window?.closesAt,
      ...lines.map(({ offer }) => offer?.cutoffAt),
    ])
    .flatMap((at) => (at === undefined ? [] : Date.parse(at)))
    .filter((at) => at > serverNow())
  const next = ends.length === 0 ? null : Math.min(...ends)
  useEffect(() => {
    if (next === null) return
    const old = [getCart, quote, showWindow, showWindows].map(({ operationName }) => operationName)
    const ask = () =>
      old.forEach((name) => {
        void client.invalidateQueries({ queryKey: [name] })
      })
    const timer = setTimeout(ask, Math.min(next - serverNow() + AFTER_MS, MOST_MS))
    return () => clearTimeout(timer)
  }, [next, client])
}
