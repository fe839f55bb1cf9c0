import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { read, showWindow, showWindows } from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import { m, type Names, nameOf } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { tell } from '../../../ui/notice.tsx'
import { failureText } from '../../../ui/states.tsx'
import { useCart } from '../../cart.ts'
import { paths } from '../../paths.ts'
import { usePlace } from '../../reader.tsx'

export interface Wanted {
  skuId: string
  name: Names
  quantity: number
}

type Offer = ReplyOf<typeof showWindow>['offers'][number] & { windowId: string }

/** Puts what was bought before and is on offer today into the cart, and says what is not. */
export function BuyAgain({
  region,
  community,
  goods,
  kind = 'main',
  of,
}: {
  region: string
  community: string
  goods: readonly Wanted[]
  kind?: 'main' | 'soft'
  /** Which order of several, to whom hears the button alone. */
  of?: string
}) {
  const client = useQueryClient()
  const cart = useCart()
  const here = usePlace()
  const [, go] = useLocation()
  const [isBusy, setBusy] = useState(false)
  const place = here?.region === region ? here : { region, community }
  const openOffers = async (): Promise<Map<string, Offer>> => {
    const { windows } = await client.fetchQuery(read(showWindows, place))
    const open = windows.filter(({ state }) => state === 'open')
    const shown = await Promise.all(
      open.map(({ id }) => client.fetchQuery(read(showWindow, { ...place, window: id }))),
    )
    const offers = shown.flatMap(({ id, offers }) =>
      offers.map((one) => ({ ...one, windowId: id })),
    )
    return new Map(offers.filter(({ left }) => left !== 0).map((one) => [one.skuId, one]))
  }
  const buy = async () => {
    setBusy(true)
    try {
      const offers = await openOffers()
      const there = goods.filter(({ skuId }) => offers.has(skuId))
      const missing = goods
        .filter(({ skuId }) => !offers.has(skuId))
        .map(({ name }) => nameOf(name))
      for (const { skuId, quantity } of there) {
        const offer = offers.get(skuId)!
        cart.setQuantity(offer, Math.min(quantity, offer.left ?? quantity))
      }
      const names = missing.join(m.shop_order_comma())
      if (there.length === 0) tell(m.shop_order_again_none(), 'waits')
      else {
        tell(missing.length === 0 ? m.shop_order_again_all() : m.shop_order_again_some({ names }))
        go(paths.cart())
      }
    } catch (error) {
      tell(failureText(error), 'wrong')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button kind={kind} icon="refresh" of={of} isBusy={isBusy} onClick={buy}>
      {m.shop_order_again()}
    </Button>
  )
}
