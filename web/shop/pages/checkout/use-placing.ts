import { useState } from 'react'
import { useLocation } from 'wouter'
import {
  getCart,
  getWallet,
  isRefused,
  listMyOrders,
  placeOrders,
  Refused,
  showWindow,
  startPayment,
  useAct,
} from '../../../api/index.ts'
import { paths } from '../../paths.ts'
import { type Place, rememberedLeader } from '../../place.ts'
import type { Quoted } from '../cart/use-cart-view.ts'
import {
  type Choices,
  checkoutParts,
  type PayChoice,
  paymentsOf,
  type WantedLine,
} from './checkout-state.ts'
import { type Correction, correctionOf, isCorrectable } from './correction.ts'

export interface Wish {
  lines: readonly WantedLine[]
  quoted: Quoted
  choices: Choices
  pay: PayChoice
  balanceMinor: number
}

/** Places the orders: on to the pay page, to the result, or to what changed and one more tap. */
export function usePlacing({ region, community }: Place) {
  const [, go] = useLocation()
  const [correction, setCorrection] = useState<Correction | null>(null)
  const [isLeaving, setLeaving] = useState(false)
  const start = useAct(startPayment)
  const place = useAct(placeOrders, { refresh: [listMyOrders, showWindow, getWallet] })
  const send = async ({ lines, quoted, choices, pay, balanceMinor }: Wish) => {
    const leaderCode = rememberedLeader(region)
    try {
      const placed = await place.mutateAsync({
        params: { region },
        body: {
          parts: checkoutParts(lines, choices),
          payments: paymentsOf(pay, balanceMinor),
          quoteToken: quoted.quoteToken,
          ...(leaderCode === null ? {} : { leaderCode }),
        },
      })
      setCorrection(null)
      setLeaving(true)
      const orders = placed.orders.map(({ id }) => id)
      const pending = placed.payments.find(({ state }) => state === 'pending')?.id
      const result = paths.placed(region, { orders, payment: pending })
      if (pending === undefined) return go(result)
      const { redirectUrl } = await start
        .mutateAsync({
          params: { region, payment: pending },
          body: { returnPath: result },
        })
        .catch(() => ({ redirectUrl: result }))
      location.assign(redirectUrl)
    } catch (error) {
      if (!(error instanceof Refused) || !isCorrectable(error)) return
      setCorrection(
        await correctionOf(error, { region, community, lines, seen: quoted.quotes, choices }),
      )
    }
  }
  const refused = place.error
  return {
    send,
    correction,
    dismiss: () => setCorrection(null),
    isBusy: place.isPending || start.isPending || isLeaving,
    /** What was refused and is not about the lines: to be settled on the page. */
    error: refused instanceof Refused && isCorrectable(refused) ? null : refused,
    isWalletShort: isRefused(refused, 'balance-too-low'),
    refresh: [getCart],
  }
}
